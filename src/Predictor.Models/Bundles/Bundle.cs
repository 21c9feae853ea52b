namespace Predictor.Models.Bundles;

/// <summary>A model as a folder: manifest.json, schema.json, features.sql, vocabularies.json, forests, card.md. Format <c>predictor-bundle/1</c>.</summary>
public static class Bundle
{
    /// <summary>Reads and checks everything: format, checksums, schema against forests.</summary>
    /// <exception cref="BundleException">A flipped byte, a missing or extra file, a newer format.</exception>
    public static Model Read(string folder) => throw new NotImplementedException();

    /// <summary>Writes beside and moves into place; the folder must not exist.</summary>
    public static void Write(Model model, string folder) => throw new NotImplementedException();
}
