using System.Globalization;

namespace Predictor.Store.Tests.History;

/// <summary>A random small centre, with all that goes wrong in a log: simultaneous events, cases that never close, late surveys, unknown and lost customers.</summary>
internal sealed class SmallCentre
{
    /// <summary>2025-01-01T00:00:00Z.</summary>
    public const long Start = 1_735_689_600;

    public const long Day = 86_400;

    public List<Contact> Contacts { get; } = [];

    public Dictionary<string, Person> People { get; } = [];

    /// <summary>One case; the customer is null where none is named.</summary>
    public sealed record Contact(string Id, string? Customer, long OpenedAt, long? ClosedAt, long? HandleSeconds, long? Transfers, long? Resolved, long? Reopenings, long? SurveyedAt, long? Score, string Queue);

    public sealed record Person(long? JoinedAt, long? LeftAt, long? Value, long? ContractEndsAt);

    public static SmallCentre Draw(int seed, int contacts)
    {
        var random = new Random(seed);
        var centre = new SmallCentre();
        for (var i = 0; i < 12; i++)
        {
            var joined = random.Next(5) == 0 ? (long?)null : Start + Time(random, -300, 200);
            var left = random.Next(2) == 0 ? Start + Time(random, 20, 420) : (long?)null;
            centre.People[$"c{i}"] = new Person(joined, left, random.Next(4) == 0 ? null : random.Next(1000), random.Next(3) == 0 ? null : Start + Time(random, 0, 500));
        }

        for (var i = 0; i < contacts; i++)
        {
            // Customers c12 and c13 are in no table of customers. Times fall on a coarse grid, so that many share a second.
            var customer = random.Next(15) is < 14 and var number ? $"c{number}" : null;
            var opened = Start + Time(random, 0, 400);
            var closed = random.Next(8) == 0 ? (long?)null : opened + (random.Next(3) == 0 ? 0 : random.Next(1, 40) * Grid);
            var surveyed = random.Next(3) == 0 ? opened + (random.Next(0, 60) * Grid) : (long?)null;
            centre.Contacts.Add(new Contact(
                $"i{i:000}", customer, opened, closed,
                Maybe(random, 4000), Maybe(random, 4), Maybe(random, 2), Maybe(random, 3),
                surveyed, surveyed is null || random.Next(6) == 0 ? null : random.Next(1, 6), $"q{random.Next(3)}"));
        }

        return centre;
    }

    /// <summary>Writes the three tables into a new folder.</summary>
    public TemporaryFolder Write()
    {
        var folder = new TemporaryFolder();
        folder.Write("interactions.csv", "id,customer,opened,closed,handle,transfers,resolved,reopenings,queue",
            Contacts.Select(c => Row(c.Id, c.Customer, Text(c.OpenedAt), Text(c.ClosedAt), Text(c.HandleSeconds), Text(c.Transfers), Text(c.Resolved), Text(c.Reopenings), c.Queue)));
        folder.Write("customers.csv", "customer,joined,left,value,ends",
            People.Select(p => Row(p.Key, Text(p.Value.JoinedAt), Text(p.Value.LeftAt), Text(p.Value.Value), Text(p.Value.ContractEndsAt))));
        folder.Write("surveys.csv", "case,answered,score",
            Contacts.Where(c => c.SurveyedAt is not null).Select(c => Row(c.Id, Text(c.SurveyedAt), Text(c.Score))));
        return folder;
    }

    private const long Grid = 6 * 3600;

    private static long Time(Random random, int fromDay, int toDay) => random.Next(fromDay * 4, toDay * 4) * Grid;

    private static long? Maybe(Random random, int below) => random.Next(6) == 0 ? null : random.Next(below);

    private static string Text(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Row(params string?[] cells) => string.Join(',', cells);
}
