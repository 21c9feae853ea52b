using Predictor.Cases;
using Predictor.Training.Checking.Columns;
using Predictor.Training.Checking.Drift;
using Predictor.Training.Checking.Labels;
using Predictor.Training.Checking.Leaks;
using Predictor.Training.Checking.Rows;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;
using Predictor.Training.Slicing;

namespace Predictor.Training.Checking;

/// <summary>Every check, one after the other. Start here.</summary>
internal static class DataCheck
{
    private static readonly ICheck[] Checks =
    [
        new ColumnLeak(),
        new LevelLeak(),
        new TextLeak(),
        new FilledByClosure(),
        new LateColumn(),
        new TwinRows(),
        new DuplicateRows(),
        new TimeOrder(),
        new LabelMaturity(),
        new LabelRate(),
        new LabelCoverage(),
        new CaseVolume(),
        new SliceDrift(),
        new ColumnStability(),
        new Identifiers(),
        new ConstantColumn(),
        new ColumnGaps(),
        new OddValues(),
        new LevelSpelling(),
        new UnusableCells(),
        new SharedCustomers(),
        new LeftOut(),
    ];

    /// <returns>The gravest first, else in the order of the checks.</returns>
    public static IReadOnlyList<Finding> Run(CheckedData data, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var check in Checks)
        {
            cancellation.ThrowIfCancellationRequested();
            findings.AddRange(check.Find(data));
        }

        return [.. findings.OrderBy(finding => finding.Severity)];
    }

    /// <summary>Reads cases and cuts them as `train` would with nothing said, and checks them. What cannot be read or cut is a finding too.</summary>
    public static CheckReport Report(CaseSource source, TrainingOptions options, IStages stages, CancellationToken cancellation)
    {
        TrainingCases cases;
        try
        {
            using var reading = stages.Begin("reading cases");
            cases = source.Read(cancellation);
            reading.Advance(1, cases.About);
        }
        catch (DataException fault)
        {
            return new CheckReport(source.Place.Name, [], [Error("unreadable", fault.Message, "Mend it, and check again: nothing else could be looked at.")]);
        }

        using var checking = stages.Begin("checking");
        var sliced = SlicedCases.Cut(cases, options).Outcomes;
        var data = new CheckedData(cases, sliced, options.Allow, options.Growing.Seed, options.Threads);
        var shortages = sliced.SelectMany(each => SliceSizes.Shortages(each.Name, each.LabelsOfRolling()))
            .Select(shortage => Error("slices", shortage, "Bring more rows or a longer log, or shorten the outcome's horizon."));
        return new CheckReport(cases.About, ColumnProfile.OfAll(data), [.. shortages, .. Run(data, cancellation)]);
    }

    private static Finding Error(string code, string words, string advice) =>
        new() { Severity = Severity.Error, Code = code, Words = words, Advice = advice };
}
