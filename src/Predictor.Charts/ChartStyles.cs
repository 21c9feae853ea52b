namespace Predictor.Charts;

/// <summary>The house's colours and type, and how marks and charts are drawn: charts.css, which a page's own stylesheet comes after.</summary>
public static class ChartStyles
{
    public static string Text { get; } = Load();

    private static string Load()
    {
        using var stream = typeof(ChartStyles).Assembly.GetManifestResourceStream("charts.css") ?? throw new InvalidOperationException("charts.css is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
