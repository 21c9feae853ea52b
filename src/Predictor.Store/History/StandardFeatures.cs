namespace Predictor.Store.History;

/// <summary>The features.sql that comes with the program, for every schema that wants no other.</summary>
public static class StandardFeatures
{
    /// <summary>The text of data/features.sql, byte for byte.</summary>
    public static string Sql { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(StandardFeatures).Assembly.GetManifestResourceStream("features.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
