namespace Predictor.Store.History;

/// <summary>Reads and writes <c>mapping.json</c>.</summary>
public static class MappingFile
{
    /// <exception cref="Predictor.Cases.DataException">With every mistake at once.</exception>
    public static Mapping Read(string path) => throw new NotImplementedException();

    public static void Write(string path, Mapping mapping) => throw new NotImplementedException();
}
