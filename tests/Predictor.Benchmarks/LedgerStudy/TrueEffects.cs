using System.Globalization;
using Predictor.Ledger;
using Predictor.Ledger.Contrasts;
using Predictor.Training.Sample;
using Predictor.Training.Sample.Customers;
using Predictor.Training.Sample.Process;
using Predictor.Training.Sample.Randomness;
using Predictor.Training.Sample.Staff;

namespace Predictor.Benchmarks.LedgerStudy;

/// <summary>
/// The true effects on the contacts that were handled one way: the exact chance at their closing, less the mean of it over the ways in which the same
/// contact may be handled otherwise, all else as chance has it (so many points, drawn anew for each contact). Of dissatisfaction there are two: among contacts
/// whose survey is answered, which is what a ledger can see, and among all ("dissatisfied, all").
/// </summary>
internal sealed class TrueEffects(ulong seed, int customers, LedgerBuilder built, LedgerOptions options)
{
    private const int Points = 24;

    /// <summary>Draws that may fail to be handled otherwise before a contact counts as one that cannot be.</summary>
    private const int MostRounds = 200;

    private readonly float? _longWait = built.LongWait;
    private readonly Timeline _timeline = new(new SampleOptions().Months);

    public IReadOnlyList<StudiedEffect> Of(params string[] ways)
    {
        var told = Tell();
        return [.. ways.SelectMany(way => Of(way, told))];
    }

    private IEnumerable<StudiedEffect> Of(string way, ToldContact[] told)
    {
        FoundContrast Found(string outcome) => built.Contrasts.Single(each => each.Contrast.Name == way && each.Contrast.Outcome == outcome);
        var effects = Effects(way, Found("left").Rows, told);
        var answered = Effects(way, Found("dissatisfied").Rows, told);
        var back = Effects(way, Found("back").Rows, told);
        yield return new StudiedEffect(way, "left", Found("left").Contrast.Difference, effects.Left);
        yield return new StudiedEffect(way, "back", Found("back").Contrast.Difference, back.Back);
        yield return new StudiedEffect(way, "dissatisfied", Found("dissatisfied").Contrast.Difference, answered.Answered);
        yield return new StudiedEffect(way, "dissatisfied, all", Found("dissatisfied").Contrast.Difference, effects.All);
    }

    /// <summary>Mean over those of some contacts that were handled so.</summary>
    private (double Left, double Back, double Answered, double All) Effects(string way, int[] rows, ToldContact[] told)
    {
        var each = new (double Left, double Back, double Answered, double All, int Count)[rows.Length];
        Parallel.For(0, rows.Length, i =>
        {
            var contact = told[int.Parse(built.Contacts.CaseId(rows[i]).AsSpan(1), CultureInfo.InvariantCulture) - 1];
            if (Way(way, rows[i], contact.Handling) != true || Otherwise(way, rows[i], contact) is not { } other)
                return;
            var own = contact.AtClosure;
            each[i] = (
                own.Left - other.Left, own.Back - other.Back, own.Dissatisfied - (other.DissatisfiedAnswered / (other.DissatisfiedAnswered + other.SatisfiedAnswered)), own.DissatisfiedAll - other.Dissatisfied, 1);
        });
        var count = each.Sum(of => of.Count);
        return (each.Sum(of => of.Left) / count, each.Sum(of => of.Back) / count, each.Sum(of => of.Answered) / count, each.Sum(of => of.All) / count);
    }

    /// <returns>Null: it is never handled otherwise.</returns>
    private (double Left, double Back, double Dissatisfied, double DissatisfiedAnswered, double SatisfiedAnswered)? Otherwise(string way, int row, ToldContact contact)
    {
        var random = new Random(row);
        (double Left, double Back, double Dissatisfied, double DissatisfiedAnswered, double SatisfiedAnswered) sum = default;
        var count = 0;
        Span<double> uniforms = stackalloc double[HandlingProcess.Dimensions];
        for (var round = 0; count == 0 && round < MostRounds; round++)
        {
            for (var point = 0; point < Points; point++)
            {
                foreach (ref var uniform in uniforms)
                {
                    uniform = Math.Clamp(random.NextDouble(), 1e-12, 1 - 1e-12);
                }

                var handling = contact.Process.At(uniforms);
                if (Way(way, row, handling) != false)
                    continue;
                var had = contact.Had(handling, _timeline);
                sum = (sum.Left + had.Left, sum.Back + had.Back, sum.Dissatisfied + had.Dissatisfied, sum.DissatisfiedAnswered + had.DissatisfiedAnswered, sum.SatisfiedAnswered + had.SatisfiedAnswered);
                count++;
            }
        }

        return count == 0 ? null : (sum.Left / count, sum.Back / count, sum.Dissatisfied / count, sum.DissatisfiedAnswered / count, sum.SatisfiedAnswered / count);
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

    /// <summary>The same centre told again, in the order of ids in the export.</summary>
    private ToldContact[] Tell()
    {
        var agents = new Agents(seed);
        var story = new CustomerStory(_timeline, agents, null);
        var contacts = new List<(long Key, ToldContact Contact)>();
        for (var index = 0; index < customers; index++)
        {
            var draws = new Draws(seed, Draws.Stream.Story, index);
            var customer = CustomerDraw.Draw(index, draws, _timeline);
            var told = story.Tell(customer, seed, draws);
            for (var i = 0; i < told.Length; i++)
            {
                ref readonly var one = ref told[i];
                var reason = CausalProcess.Reasons[one.Reason];
                contacts.Add((((one.OpenedAt - _timeline.Start) << 32) | (uint)index, new ToldContact(
                    one.OpenedAt,
                    one.Handling,
                    one.AtClosure,
                    new HandlingProcess(agents, reason, one.Channel, one.OpenedAt),
                    new Stakes(customer, reason, one.Channel, Past.Of(told[..i], one.OpenedAt), one.OpenedAt))));
            }
        }

        contacts.Sort((one, other) => one.Key.CompareTo(other.Key));
        return [.. contacts.Select(contact => contact.Contact)];
    }
}
