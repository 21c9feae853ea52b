using System.Globalization;
using System.Text.Json;
using Predictor.Tests;

namespace Predictor.Boosting.Tests;

/// <summary>Test AUC on real data against scikit-learn's at the same trees, leaves and rate (figures and how they were made: Reference/).</summary>
public sealed class RealDataTests
{
    private static readonly Dictionary<string, string[]> Categories = new()
    {
        ["telco"] =
        [
            "gender", "Partner", "Dependents", "PhoneService", "MultipleLines", "InternetService", "OnlineSecurity", "OnlineBackup",
            "DeviceProtection", "TechSupport", "StreamingTV", "StreamingMovies", "Contract", "PaperlessBilling", "PaymentMethod",
        ],
        ["csat"] =
            ["channel_name", "category", "Sub-category", "Customer_City", "Product_category", "Agent_name", "Supervisor", "Manager", "Agent_Shift"],
        ["service-desk-24h"] =
        [
            "state_24h", "contact_type", "location", "category", "subcategory", "u_symptom", "assignment_group", "assigned_to", "caller_id",
            "opened_by", "first_group",
        ],
    };

    [Theory]
    [InlineData("telco", false)]
    [InlineData("telco", true)]
    [InlineData("csat", false)]
    [InlineData("csat", true)]
    [InlineData("service-desk-24h", false)]
    [InlineData("service-desk-24h", true)]
    public void Auc_is_not_below_scikit_learns_by_more_than_its_standard_error(string set, bool declareCategories)
    {
        var train = Read(Repository.RealData(set, "train.csv"));
        var test = Read(Repository.RealData(set, "test.csv"));
        var categories = declareCategories ? Categories[set] : [];
        var rows = Enumerable.Range(0, train.Labels.Length).ToArray();

        // The last tenth says when to stop; telco's rows are in no order.
        var stop = set == "telco" ? rows.Where(row => row % 10 == 3).ToArray() : rows[(rows.Length * 9 / 10)..];
        var fit = rows.Except(stop).ToArray();
        var options = new BoostingOptions { Trees = 400, Leaves = 31, LearningRate = 0.05, Threads = 1 };
        var stopped = Auc(Train(Table(train, fit, train, categories), Table(train, stop, train, categories), options), test, train, categories);
        var fixedTrees = Auc(Train(Table(train, rows, train, categories), null, options with { Trees = 100 }), test, train, categories);

        var reference = Reference(set);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{set}: stopped {stopped:f4} ({reference.Stopped:f4}), fixed {fixedTrees:f4} ({reference.Fixed:f4})"));
        Assert.InRange(stopped, reference.Stopped - reference.StandardError, 1);
        Assert.InRange(fixedTrees, reference.Fixed - reference.StandardError, 1);
    }

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void Rounding_gradients_by_other_draws_moves_auc_by_less_than_half_its_standard_error(string set)
    {
        var train = Read(Repository.RealData(set, "train.csv"));
        var test = Read(Repository.RealData(set, "test.csv"));
        int[] rows = [.. Enumerable.Range(0, train.Labels.Length)];
        var options = new BoostingOptions { Trees = 100, Leaves = 31, LearningRate = 0.1, Threads = 1 };
        var table = Table(train, rows, train, []);

        // With codes as numbers, all rows and all columns, the seed draws nothing but how gradients are rounded.
        var byDraw = new ulong[] { 1, 2, 3, 4 }.Select(seed => Auc(Train(table, null, options with { Seed = seed }), test, train, [])).ToArray();
        Assert.InRange(byDraw.Max() - byDraw.Min(), 1e-9, Reference(set).StandardError / 2);
    }

    private static GrownForest Train(TrainingTable fit, TrainingTable? stop, BoostingOptions options) =>
        new GradientBoosting().Train(fit, stop, options, null, TestContext.Current.CancellationToken);

    /// <summary>Rows of one file as a table; levels that the training file does not have get the code of levels never seen.</summary>
    private static TrainingTable Table(Matrix matrix, int[] rows, Matrix training, string[] categories) => new()
    {
        Labels = [.. rows.Select(row => matrix.Labels[row])],
        Columns =
        [
            .. matrix.Names.Select((name, column) =>
            {
                var levels = categories.Contains(name) ? (int)training.Columns[column].Where(cell => !float.IsNaN(cell)).Max() + 1 : 0;
                var cells = rows.Select(row => matrix.Columns[column][row]);
                return levels == 0
                    ? new TrainingColumn(name, [.. cells])
                    : new TrainingColumn(name, [.. cells.Select(cell => cell > levels ? levels : cell)], levels + 1);
            }),
        ],
    };

    /// <summary>Area under the ROC curve: the share of pairs of a one and a zero in the right order, ties counting half.</summary>
    private static double Auc(GrownForest grown, Matrix test, Matrix training, string[] categories)
    {
        var table = Table(test, [.. Enumerable.Range(0, test.Labels.Length)], training, categories);
        var margins = Enumerable.Range(0, table.Rows).Select(row => grown.Forest.Margin(SimulatedRows.Row(table, row))).ToArray();
        var ones = margins.Where((_, row) => table.Labels[row] == 1).ToArray();
        var zeros = margins.Where((_, row) => table.Labels[row] == 0).Order().ToArray();
        return ones.Sum(one => zeros.Count(zero => zero < one) + (0.5 * zeros.Count(zero => zero == one))) / ((double)ones.Length * zeros.Length);
    }

    private static (double Fixed, double Stopped, double StandardError) Reference(string set)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("tests", "Predictor.Boosting.Tests", "Reference", "sklearn_auc.json")));
        var figures = report.RootElement.GetProperty("sets").GetProperty(set);
        return (figures.GetProperty("fixed").GetDouble(), figures.GetProperty("stopped").GetDouble(), figures.GetProperty("standardError").GetDouble());
    }

    private static Matrix Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var names = lines[0].Split(',')[1..];
        var rows = lines[1..].Select(line => line.Split(',').Select(Cell).ToArray()).ToArray();
        return new Matrix(names, [.. names.Select((_, column) => rows.Select(row => row[column + 1]).ToArray())], [.. rows.Select(row => row[0])]);
    }

    private static float Cell(string text) => text.Length == 0 ? float.NaN : float.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Matrix(string[] Names, float[][] Columns, float[] Labels);
}
