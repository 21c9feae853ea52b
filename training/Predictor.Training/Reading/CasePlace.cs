using System.Globalization;
using Predictor.Cases;
using Predictor.Store.History.Stored;

namespace Predictor.Training.Reading;

/// <summary>Where cases are read: files, or a service's store.</summary>
/// <param name="Data">A folder of raw tables, or one flat file; null where there is a store.</param>
/// <param name="Store">A store's connection string; null where there are files. It may hold a password, and is never shown.</param>
internal sealed record CasePlace(string? Data, string? Store = null)
{
    /// <summary>The file's or folder's name, or the store's.</summary>
    public string Name => Store is null ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Data!)) : $"the store {StoredCases.NameOf(Store)}";

    /// <summary>As the command line says it.</summary>
    public string Words => Store is null ? $"--data {Data}" : "--store CONNECTION";

    /// <summary>Name and size, for cards.</summary>
    public string Count(CaseTable table) => string.Create(CultureInfo.InvariantCulture, $"{Name}: {table.Rows:N0} rows of {table.CountCases():N0} cases");
}
