namespace Predictor.Forests;

/// <summary>Reads and writes a forest's own file, format <c>predictor-forest/1</c>, described field by field in the room's README.</summary>
public static class ForestFile
{
    /// <summary>Writes UTF-8 JSON whose bytes depend on the forest alone.</summary>
    public static void Write(Stream stream, Forest forest) => throw new NotImplementedException();

    /// <param name="stream">The file.</param>
    /// <param name="name">What to call the file in an error.</param>
    /// <exception cref="ForestFormatException">Not a forest file, a newer format, or one that does not hold together.</exception>
    public static Forest Read(Stream stream, string name) => throw new NotImplementedException();
}
