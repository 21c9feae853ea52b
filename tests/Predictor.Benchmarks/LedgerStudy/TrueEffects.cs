using System.Globalization;
using Predictor.Ledger;
using Predictor.Training.Sample.Customers;
using Predictor.Training.Sample.Process;
using Predictor.Training.Sample.Randomness;
using Predictor.Training.Sample.Staff;

namespace Predictor.Benchmarks.LedgerStudy;

/// <summary>
/// The true effect on the contacts that were handled one way: the exact chance of leaving at their closing, less the mean of it over the ways in which the same
/// contact may be handled otherwise, all else as chance has it (so many points, drawn anew for each contact).
/// </summary>
internal sealed class TrueEffects(ulong seed, int customers, LedgerBuilder built, LedgerOptions options)
{
    private const int Points = 24;

    private readonly float? _longWait = built.LongWait;

    public IReadOnlyList<StudiedEffect> Of(params string[] names)
    {
        var told = Tell();
        return [.. names.Select(name => Of(name, told))];
    }

    private StudiedEffect Of(string name, ToldContact[] told)
    {
        var (contrast, _, rows) = built.Contrasts.Single(each => each.Contrast.Name == name && each.Contrast.Outcome == "left");
        var (sum, count) = (0.0, 0);
        foreach (var row in rows)
        {
            var contact = told[int.Parse(built.Contacts.CaseId(row).AsSpan(1), CultureInfo.InvariantCulture) - 1];
            if (Way(name, row, contact.Handling) != true)
                continue;
            sum += contact.Left - Otherwise(name, row, contact);
            count++;
        }

        return new StudiedEffect(name, contrast.Difference, sum / count);
    }

    private double Otherwise(string name, int row, ToldContact contact)
    {
        var random = new Random(row);
        var (sum, count) = (0.0, 0);
        Span<double> uniforms = stackalloc double[HandlingProcess.Dimensions];
        while (count == 0)
        {
            for (var point = 0; point < Points; point++)
            {
                foreach (ref var uniform in uniforms)
                {
                    uniform = Math.Clamp(random.NextDouble(), 1e-12, 1 - 1e-12);
                }

                var handling = contact.Process.At(uniforms);
                if (Way(name, row, handling) != false)
                    continue;
                sum += contact.Stakes.After(handling).Left;
                count++;
            }
        }

        return sum / count;
    }

    /// <summary>As the ledger takes it; null: neither.</summary>
    private bool? Way(string name, int row, in Handling handling)
    {
        switch (name)
        {
            case "transferred":
                return handling.Transfers > 0;
            case "waited":
                return handling.Wait < 0 ? null : handling.Wait > _longWait;
            default:
                var edge = -Math.Log(options.RushedBelow);
                var ratio = handling.Handle > 0 ? Math.Log(handling.Handle) - built.Time!.Log[row] : double.NaN;
                return double.IsNaN(ratio) || ratio > edge ? null : ratio < -edge;
        }
    }

    /// <summary>The same centre told again, with what is behind each contact, in the order of ids in the export.</summary>
    private ToldContact[] Tell()
    {
        var (timeline, agents) = (new Timeline(new Training.Sample.SampleOptions().Months), new Agents(seed));
        var story = new CustomerStory(timeline, agents, null);
        var contacts = new List<(long Key, ToldContact Contact)>();
        for (var index = 0; index < customers; index++)
        {
            var draws = new Draws(seed, Draws.Stream.Story, index);
            var customer = CustomerDraw.Draw(index, draws, timeline);
            var told = story.Tell(customer, seed, draws);
            for (var i = 0; i < told.Length; i++)
            {
                ref readonly var one = ref told[i];
                var reason = CausalProcess.Reasons[one.Reason];
                contacts.Add((((one.OpenedAt - timeline.Start) << 32) | (uint)index, new ToldContact(
                    one.Handling, one.AtClosure.Left, new HandlingProcess(agents, reason, one.Channel, one.OpenedAt), new Stakes(customer, reason, one.Channel, Past.Of(told[..i], one.OpenedAt), one.OpenedAt))));
            }
        }

        contacts.Sort((one, other) => one.Key.CompareTo(other.Key));
        return [.. contacts.Select(contact => contact.Contact)];
    }

    internal sealed record ToldContact(Handling Handling, double Left, HandlingProcess Process, Stakes Stakes);
}
