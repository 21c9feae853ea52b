using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Predictor.Cases;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Models.Bundles;
using Predictor.Training.Exporting.Onnx;
using Predictor.Training.Exporting.Sql;

namespace Predictor.Training.Tests.Exporting;

/// <summary>What real models seldom show: every kind of calibrator far beyond its knots, cells out of range, no trees, texts with blanks and quotes.</summary>
public sealed class SmallExportTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Calibrators => ["sigmoid", "steep", "one knot", "two knots", "many knots"];

    [Theory]
    [MemberData(nameof(Calibrators))]
    public void A_calibrator_gives_the_same_probability_in_sql(string kind)
    {
        var (model, outcome, cells) = Calibrated(kind);
        foreach (var connection in Databases())
        {
            using (connection)
            {
                CasesTable.Execute(connection, "CREATE TEMPORARY TABLE cases (row_id BIGINT, wait DOUBLE PRECISION)");
                CasesTable.Execute(connection, $"INSERT INTO cases VALUES {string.Join(", ", cells.Select((row, at) => $"({at}, {row[0].ToString("R", CultureInfo.InvariantCulture)})"))}");
                Check(outcome, cells, CasesTable.Query(connection, new SqlExport(model, outcome, "cases", []).Write()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Calibrators))]
    public void A_calibrator_gives_the_same_probability_in_onnx(string kind)
    {
        var (model, outcome, cells) = Calibrated(kind);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["model.onnx"], new OnnxExport(model, outcome).Write());
        Check(outcome, cells, OnnxRuntime.Run(folder["model.onnx"], cells, folder));
    }

    [Fact]
    public void Cells_that_the_service_takes_for_missing_are_missing_in_sql()
    {
        var (model, outcome) = SmallModel.Of(
            new Forest(4, 0.25,
            [
                SmallModel.Steps(0, [0.1f, 300], [1, 2, 4], missingGoesLeft: false), SmallModel.Steps(1, [0, 2], [8, 16, 32], missingGoesLeft: false),
                SmallModel.Steps(2, [0.5f], [64, 128]), SmallModel.Queue(0b1010, true, 256, 512), SmallModel.Queue(0b0101, false, 1024, 2048),
            ]),
            new SigmoidCalibrator(0.01, -20));
        string[] waits = ["", "-10", "-10.000001", "-11", "0.1", "0.10000000149011612", "0.100000002", "0.100000005", "0.10000001", "300", "300.00001", "300.00002", "500", "500.00001", "500.1"];
        string[] transfers = ["", "0", "1.5", "2", "-1", "3", "9007199254740993"];
        string[] flags = ["", "0", "1", "2"];
        string[] queues = ["", "a", " b ", "it's", "unseen", "  "];
        string[][] rows = [.. Enumerable.Range(0, 600).Select(row => (string[])[waits[row % 15], transfers[row / 2 % 7], flags[row / 3 % 4], queues[row / 5 % 6]])];
        float[][] cells = [.. rows.Select(row => Encode(model.Encoder, row))];
        foreach (var connection in Databases())
        {
            using (connection)
            {
                CasesTable.Execute(connection, "CREATE TEMPORARY TABLE cases (row_id BIGINT, wait DOUBLE PRECISION, transfers DOUBLE PRECISION, resolved DOUBLE PRECISION, \"Queue, first\" TEXT)");
                CasesTable.Execute(connection, $"INSERT INTO cases VALUES {string.Join(", ", rows.Select((row, at) => $"({at}, {string.Join(", ", row.Take(3).Select(text => text.Length == 0 ? "NULL" : text))}, {(row[3].Length == 0 ? "NULL" : SqlText.Literal(row[3]))})"))}");
                Check(outcome, cells, CasesTable.Query(connection, new SqlExport(model, outcome, "cases", []).Write()));
            }
        }
    }

    [Fact]
    public void A_forest_without_trees_is_its_base_margin()
    {
        var (model, outcome) = SmallModel.Of(new Forest(4, -0.75, []), new SigmoidCalibrator(1, 0));
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        CasesTable.Execute(connection, "CREATE TEMPORARY TABLE cases (row_id BIGINT)");
        CasesTable.Execute(connection, "INSERT INTO cases VALUES (0), (1)");
        float[][] cells = [new float[4], [float.NaN, float.NaN, float.NaN, float.NaN]];
        Check(outcome, cells, CasesTable.Query(connection, new SqlExport(model, outcome, "cases", []).Write()));
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["model.onnx"], new OnnxExport(model, outcome).Write());
        Check(outcome, cells, OnnxRuntime.Run(folder["model.onnx"], cells, folder));
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        var (model, outcome, _) = Calibrated("many knots");
        Assert.Equal(new OnnxExport(model, outcome).Write(), new OnnxExport(model, outcome).Write());
        Assert.Equal(new SqlExport(model, outcome, "cases", []).Write(), new SqlExport(model, outcome, "cases", []).Write());
    }

    private static void Check(OutcomeModel outcome, float[][] cells, List<(double Margin, double Probability)> found)
    {
        Assert.Equal(cells.Length, found.Count);
        for (var row = 0; row < cells.Length; row++)
        {
            var margin = outcome.Forest.Margin(cells[row]);
            Assert.Equal(margin, found[row].Margin, Tolerance * Math.Max(1, Math.Abs(margin)));
            Assert.Equal(outcome.Calibrator.Probability(margin), found[row].Probability, Tolerance);
        }
    }

    /// <summary>Margins from far below the knots to far above, the knots themselves among them.</summary>
    private static (Model Model, OutcomeModel Outcome, float[][] Cells) Calibrated(string kind)
    {
        double[] margins = [-900, -40, -6, .. Enumerable.Range(0, 201).Select(step => (step - 100) / 32.0), 6, 40, 900];
        float[] thresholds = [.. Enumerable.Range(0, margins.Length - 1).Select(step => step + 0.5f)];
        Calibrator calibrator = kind switch
        {
            "sigmoid" => new SigmoidCalibrator(0.8, -0.3),
            "steep" => new SigmoidCalibrator(50, 7),
            "one knot" => new IsotonicCalibrator([0.5], [0.3]),
            "two knots" => new IsotonicCalibrator([-1, 1], [0.2, 0.9]),
            _ => new IsotonicCalibrator([.. Enumerable.Range(0, 129).Select(knot => (knot - 64) / 32.0)], [.. Enumerable.Range(0, 129).Select(knot => 0.02 + (knot * knot * 5e-5))]),
        };
        var (model, outcome) = SmallModel.Of(new Forest(4, 0, [SmallModel.Steps(0, thresholds, margins)]), calibrator);
        return (model, outcome, [.. margins.Select((_, row) => (float[])[row, float.NaN, float.NaN, float.NaN])]);
    }

    private static float[] Encode(CaseEncoder encoder, string[] texts)
    {
        var row = new float[4];
        for (var column = 0; column < 4; column++)
            encoder.Set(row, column, Moment.Closure, texts[column]);
        return row;
    }

    /// <summary>SQLite, and PostgreSQL where there is one.</summary>
    private static IEnumerable<DbConnection> Databases()
    {
        var sqlite = new SqliteConnection("Data Source=:memory:");
        sqlite.Open();
        yield return sqlite;
        if (Environment.GetEnvironmentVariable("PREDICTOR_TEST_POSTGRES") is not { Length: > 0 } connectionString)
            yield break;
        var postgres = new NpgsqlConnection(connectionString);
        postgres.Open();
        yield return postgres;
    }
}
