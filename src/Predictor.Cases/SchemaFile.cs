namespace Predictor.Cases;

/// <summary>Reads and writes <c>schema.json</c>.</summary>
public static class SchemaFile
{
    /// <summary>camelCase JSON; bytes depend on the schema alone.</summary>
    public static void Write(Stream stream, Schema schema) => throw new NotImplementedException();

    /// <exception cref="SchemaException">With every mistake, each naming its place (columns[3].kind), the value found and what was expected.</exception>
    public static Schema Read(Stream stream, string name) => throw new NotImplementedException();

    public static Schema Read(string path) => throw new NotImplementedException();
}
