using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Cases.Text;
using Predictor.Desk.Centre;
using Predictor.Store.History;

namespace Predictor.Api.Sample;

/// <summary>Names and departures of the sample's customers, from the tables that settings and mapping name.</summary>
internal static class SampleCustomers
{
    private const string Left = "left";
    private const string CustomerField = "customer_id";
    private const string TimeField = "at";

    /// <exception cref="DataException">A table or column that is not there.</exception>
    public static CustomerDirectory Read(string folder, Mapping mapping, NameSource? names, string timeZone) =>
        new(ReadNames(folder, names), ReadLeft(folder, mapping, timeZone));

    private static Dictionary<string, string> ReadNames(string folder, NameSource? source)
    {
        var names = new Dictionary<string, string>();
        if (source is null)
        {
            return names;
        }

        using var table = CsvTable.Open(Path.Combine(folder, source.Table));
        var (key, name) = (table.Find(source.Key), table.Find(source.Name));
        while (table.Read())
        {
            if (!table[name].IsEmpty)
            {
                names[table[key].ToString()] = table[name].ToString();
            }
        }

        return names;
    }

    private static Dictionary<string, long> ReadLeft(string folder, Mapping mapping, string timeZone)
    {
        var left = new Dictionary<string, long>();
        if (!mapping.Events.TryGetValue(Left, out var events))
        {
            return left;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        using var table = CsvTable.Open(Path.Combine(folder, events.Table));
        var customer = table.Find(events.Fields[CustomerField].Column);
        var at = table.Find(events.Fields[TimeField].Column);
        while (table.Read())
        {
            if (!table[at].IsEmpty)
            {
                left[table[customer].ToString()] = IsoTime.TryParse(table[at], zone, out var time) ? time.ToUnixTimeSeconds() : throw table.Error(at, IsoTime.Expected);
            }
        }

        return left;
    }
}
