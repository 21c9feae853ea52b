using Predictor.Cases.Tables;

namespace Predictor.Api.Sample;

/// <summary>Names of the sample's customers, from the table that the settings name.</summary>
internal static class SampleCustomers
{
    /// <returns>By customer id.</returns>
    /// <exception cref="Predictor.Cases.DataException">A table or column that is not there.</exception>
    public static IReadOnlyDictionary<string, string> Read(string folder, NameSource? source)
    {
        var names = new Dictionary<string, string>();
        if (source is null)
            return names;
        using var table = CsvTable.Open(Path.Combine(folder, source.Table));
        var (key, name) = (table.Find(source.Key), table.Find(source.Name));
        while (table.Read())
        {
            if (!table[name].IsEmpty)
                names[table[key].ToString()] = table[name].ToString();
        }

        return names;
    }
}
