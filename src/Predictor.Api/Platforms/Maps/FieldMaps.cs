using Predictor.Api.Settings;

namespace Predictor.Api.Platforms.Maps;

/// <summary>The maps by name, read once at the start from the folder that <c>Maps:Folder</c> names.</summary>
internal sealed class FieldMaps
{
    private readonly SortedDictionary<string, FieldMap> _maps = new(StringComparer.Ordinal);

    /// <exception cref="SettingsException">A map is at fault: the file and all its mistakes.</exception>
    public FieldMaps(IConfiguration configuration, IHostEnvironment environment)
    {
        if (HousePath.Find(environment.ContentRootPath, configuration["Maps:Folder"] ?? "data/maps") is not { } folder)
            return;
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                var map = FieldMapReader.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
                _maps.Add(map.Name, map);
            }
            catch (FormatException mistakes)
            {
                throw new SettingsException($"{file}: {mistakes.Message}", mistakes);
            }
        }
    }

    public IReadOnlyCollection<string> Names => _maps.Keys;

    /// <returns>Null where there is none of the name.</returns>
    public FieldMap? Find(string name) => _maps.GetValueOrDefault(name);
}
