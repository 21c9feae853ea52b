using System.Text.Json;

namespace Predictor.Evaluation.Tests.Reference;

/// <summary>Figures of scikit-learn, scipy, statsmodels and of plain definitions over the rows of <see cref="Expected"/>; figures.py says how they were made.</summary>
internal sealed record Figures(
    IReadOnlyList<FiguresCase> Cases, IReadOnlyList<FiguresBeta> IncompleteBeta, IReadOnlyList<FiguresTail> Tails, FiguresCounted Counted)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static Figures All { get; } = Read();

    public static (ExpectedCase Rows, FiguresCase Figures) Case(string name) => (Expected.Case(name), All.Cases.Single(c => c.Name == name));

    private static Figures Read()
    {
        var path = Predictor.Tests.Repository.PathTo("tests", "Predictor.Evaluation.Tests", "Reference", "figures.json");
        return JsonSerializer.Deserialize<Figures>(File.ReadAllText(path), Options)!;
    }
}

internal sealed record FiguresCase(
    string Name,
    double[] Values,
    double[] Second,
    double Ks,
    FiguresLine Line,
    double[]? Parts,
    FiguresProfit Profit,
    FiguresProfit ProfitByRow,
    FiguresProfit ProfitOther,
    FiguresDeLong Delong,
    double ExpectedAuc,
    double[][]? Roc,
    double[][]? PrecisionRecall);

internal sealed record FiguresLine(double Slope, double Intercept, double InTheLarge);

internal sealed record FiguresProfit(double PerRow, double Share);

internal sealed record FiguresDeLong(double First, double Second, double FirstError, double Difference, double Error, double Z, double P);

internal sealed record FiguresBeta(double A, double B, double X, double Value);

internal sealed record FiguresTail(double Z, double P);

internal sealed record FiguresCounted(long[] Before, long[] Now, double Psi, double Js, double[] ValuesBefore, double[] ValuesNow, double Ks);
