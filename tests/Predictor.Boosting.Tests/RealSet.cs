using System.Globalization;
using Predictor.Tests;

namespace Predictor.Boosting.Tests;

/// <summary>Training and test rows of a folder of the real data beside the repository.</summary>
internal sealed class RealSet
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

    private readonly Matrix _train;
    private readonly Matrix _test;
    private readonly int[] _levels;

    private RealSet(Matrix train, Matrix test, string[] categories)
    {
        _train = train;
        _test = test;
        _levels = [.. train.Names.Select((name, column) => categories.Contains(name) ? (int)train.Columns[column].Where(cell => !float.IsNaN(cell)).Max() + 1 : 0)];
    }

    /// <summary>Training rows.</summary>
    public int Rows => _train.Labels.Length;

    /// <param name="name">Of the folder.</param>
    /// <param name="declareCategories">Whether codes are categories; else they are numbers.</param>
    public static RealSet Read(string name, bool declareCategories) => new(
        Read(Repository.RealData(name, "train.csv")), Read(Repository.RealData(name, "test.csv")), declareCategories ? Categories[name] : []);

    /// <summary>Training rows by number; null: all.</summary>
    public TrainingTable Train(int[]? rows = null) => Table(_train, rows ?? [.. Enumerable.Range(0, Rows)]);

    /// <summary>Levels that no training row has get the code of levels never seen.</summary>
    public TrainingTable Test() => Table(_test, [.. Enumerable.Range(0, _test.Labels.Length)]);

    private TrainingTable Table(Matrix matrix, int[] rows) => new()
    {
        Labels = [.. rows.Select(row => matrix.Labels[row])],
        Columns =
        [
            .. matrix.Names.Select((name, column) =>
            {
                var cells = rows.Select(row => matrix.Columns[column][row]);
                var levels = _levels[column];
                return levels == 0
                    ? new TrainingColumn(name, [.. cells])
                    : new TrainingColumn(name, [.. cells.Select(cell => cell > levels ? levels : cell)], levels + 1);
            }),
        ],
    };

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
