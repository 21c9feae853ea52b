using System.Text.Json;
using System.Text.Json.Nodes;
using Predictor.Evaluation.Ratios;
using Predictor.Ledger.Acting;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Contrasts;
using Predictor.Ledger.Targets;
using Predictor.Tests;

namespace Predictor.Ledger.Tests.Reference;

/// <summary>Every estimator against its formula written out in numpy, on the same rows and the same expectations, within 1e-9 of it (sums are in another order).</summary>
public sealed class ReferenceTests
{
    private const double Tolerance = 1e-9;
    private const double Level = 0.9;
    private static readonly double[] Errors = [0, 0.05, 0, 0, 0.1, 0, 0, 0];

    [Fact]
    public void Ratios_pooling_contrasts_shifts_and_effects_of_acting_equal_the_formulas_written_out()
    {
        var rows = ReferenceRows.Draw(4_000, seed: 5);
        var folder = Directory.CreateTempSubdirectory("predictor-ledger");
        try
        {
            var (given, taken) = (Path.Combine(folder.FullName, "given.json"), Path.Combine(folder.FullName, "taken.json"));
            File.WriteAllText(given, JsonSerializer.Serialize(new
            {
                level = Level,
                observed = rows.Observed,
                expected = rows.Expected,
                groups = rows.Groups,
                customers = rows.Customers,
                errors = Errors,
                treated = rows.Treated,
                untreated = rows.Untreated,
                chance = rows.Chance,
                residuals = rows.Residuals,
                places = rows.Places.Select(place => (int)place),
                strata = rows.Strata,
            }));
            DebianPython.Run("scipy", "python3-scipy", Path.Combine(Repository.Root, "tests", "Predictor.Ledger.Tests", "Reference", "reference.py"), given, taken);
            var expected = JsonNode.Parse(File.ReadAllText(taken))!;
            CheckRatios(rows, expected["ratios"]!);
            CheckTreated(rows, expected["treated"]!);
            var shift = GroupShift.Of(rows.Customers, rows.Customers.Max() + 1, i => rows.Residuals[i], i => rows.Places[i], new RowBlocks(2), Level)!.Difference;
            Near(expected["shift"]!, ("value", shift.Value), ("low", shift.Low), ("high", shift.High));
            var effect = AdjustedEffect.Of(rows.Observed, rows.Expected, rows.Treated, rows.Strata, Level)!.Effect;
            Near(expected["cuped"]!, ("value", effect.Value), ("low", effect.Low), ("high", effect.High));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CheckRatios(ReferenceRows rows, JsonNode expected)
    {
        // As many customers as make intervals linearised, which have a formula; the draws' are held to them in the room of the draws.
        var observed = Array.ConvertAll(rows.Observed, value => (sbyte)value);
        var found = GroupRatios.Of(observed, rows.Expected, rows.Groups, ReferenceRows.GroupCount, CustomerOrder.Of(rows.Customers, GroupRatios.MostDrawn + 1), Level, 1, 200, Errors);
        Near(expected, ("mean", found.Mean), ("between", found.Between), ("clustering", found.Clustering));
        for (var group = 0; group < ReferenceRows.GroupCount; group++)
        {
            var of = found.Groups[group];
            (string Name, double Value)[] figures =
            [
                ("ratio", of.Ratio.Value), ("low", of.Ratio.Low), ("high", of.Ratio.High), ("error", of.StandardError),
                ("pooled", of.Pooled.Value), ("pooledLow", of.Pooled.Low), ("pooledHigh", of.Pooled.High),
            ];
            foreach (var (name, value) in figures)
            {
                Assert.Equal(expected[name]![group]!.GetValue<double>(), value, Tolerance);
            }
        }
    }

    private static void CheckTreated(ReferenceRows rows, JsonNode expected)
    {
        var found = TreatedContrast.Of(rows.Observed, rows.Treated, rows.Untreated, rows.Chance, rows.Customers, Level);
        Near(
            expected,
            ("value", found.Difference.Value),
            ("low", found.Difference.Low),
            ("high", found.Difference.High),
            ("error", found.StandardError),
            ("noise", found.Noise),
            ("strength", found.Strength),
            ("robustness", OmittedBias.Robustness(Math.Abs(found.Difference.Value), found.Noise, found.Strength)),
            ("bound", OmittedBias.Bound(0.02, 0.05, found.Noise, found.Strength)));
    }

    private static void Near(JsonNode expected, params ReadOnlySpan<(string Name, double Value)> found)
    {
        foreach (var (name, value) in found)
        {
            Assert.Equal(expected[name]!.GetValue<double>(), value, Tolerance);
        }
    }
}
