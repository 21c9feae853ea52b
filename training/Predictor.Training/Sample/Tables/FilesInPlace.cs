namespace Predictor.Training.Sample.Tables;

/// <summary>Files that are written beside their places and moved there together; what was not moved is deleted.</summary>
internal sealed class FilesInPlace : IDisposable
{
    private readonly string _folder;
    private readonly string _suffix = $".{Guid.NewGuid():N}.tmp";
    private readonly List<string> _names = [];

    public FilesInPlace(string folder) => _folder = folder;

    /// <returns>The path to write to.</returns>
    public string Add(string name)
    {
        _names.Add(name);
        return Beside(name);
    }

    public void MoveIntoPlace()
    {
        foreach (var name in _names)
        {
            File.Move(Beside(name), Path.Combine(_folder, name), overwrite: true);
        }
    }

    public void Dispose()
    {
        foreach (var name in _names)
        {
            File.Delete(Beside(name));
        }
    }

    private string Beside(string name) => Path.Combine(_folder, name + _suffix);
}
