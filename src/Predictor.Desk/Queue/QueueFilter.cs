using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Predictor.Desk.Access;
using Predictor.Models.Registry;
using Predictor.Store.Lines;

namespace Predictor.Desk.Queue;

/// <summary>What of the queue is asked for, as the address has it; what an address says that is none of the words is left out, for a mistyped address is no error worth a stop.</summary>
public sealed record QueueFilter
{
    /// <summary>In <see cref="Owners"/>: whoever is asking; nobody.</summary>
    public const string Me = "me";

    public const string Nobody = "nobody";

    /// <summary>Of a search, characters.</summary>
    public const int LongestSearch = 100;

    /// <summary>Of one list.</summary>
    public const int MostValues = 50;

    public LineState State { get; init; } = LineState.Open;

    /// <summary>Name of the outcome whose band and probability count; null: the value outcome.</summary>
    public string? Outcome { get; init; }

    /// <summary>By name.</summary>
    public IReadOnlyList<string> Bands { get; init; } = [];

    public IReadOnlyList<string> Queues { get; init; } = [];

    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Columns.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public IReadOnlyList<string> Owners { get; init; } = [];

    public QueueAge Age { get; init; }

    public string? Search { get; init; }

    /// <summary>Null: by expected gain where the policy has actions, else by what is at stake.</summary>
    public LineOrder? Order { get; init; }

    public bool IsAscending { get; init; }

    /// <summary>How many of the filters are set.</summary>
    public int Count => (Outcome is null ? 0 : 1) + (Age == QueueAge.Any ? 0 : 1) + ((IReadOnlyList<string>[])[Bands, Queues, Channels, Teams, Reasons, Owners]).Count(list => list.Count > 0)
        + (Search is null ? 0 : 1);

    public static QueueFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new QueueFilter
        {
            State = Word<LineState>("state") ?? LineState.Open,
            Outcome = Text("outcome"),
            Bands = Texts("band"),
            Queues = Texts("queue"),
            Channels = Texts("channel"),
            Teams = Texts("team"),
            Reasons = Texts("reason"),
            Owners = Texts("owner"),
            Age = Word<QueueAge>("age") ?? QueueAge.Any,
            Search = Text("q") is { } words ? words[..Math.Min(words.Length, LongestSearch)] : null,
            Order = Word<LineOrder>("sort"),
            IsAscending = Text("dir") == "asc",
        };

        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;

        string[] Texts(string name) => [.. query[name].Where(text => !string.IsNullOrEmpty(text) && !text.Contains('\0', StringComparison.Ordinal)).Select(text => text!).Distinct().Take(MostValues)];

        T? Word<T>(string name)
            where T : struct, Enum => Text(name) is { } text && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var word) ? word : null;
    }

    /// <summary>Of an address as <see cref="Address"/> says it.</summary>
    public static QueueFilter Parse(string address) => Read(new QueryCollection(QueryHelpers.ParseQuery(address)));

    /// <summary>As <see cref="Read"/> reads it: "?band=high&amp;q=anna", or nothing where nothing is asked for.</summary>
    public string Address()
    {
        var address = new StringBuilder();
        if (State != LineState.Open)
            Add("state", Word(State));
        if (Outcome is not null)
            Add("outcome", Outcome);
        foreach (var (name, values) in ((string, IReadOnlyList<string>)[])[("band", Bands), ("queue", Queues), ("channel", Channels), ("team", Teams), ("reason", Reasons), ("owner", Owners)])
        {
            foreach (var value in values)
            {
                Add(name, value);
            }
        }

        if (Age != QueueAge.Any)
            Add("age", Word(Age));
        if (Search is not null)
            Add("q", Search);
        if (Order is { } order)
            Add("sort", Word(order));
        if (IsAscending)
            Add("dir", "asc");
        return address.ToString();

        void Add(string name, string value) => address.Append(address.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }

    /// <param name="live">Names outcomes and bands.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="now">When.</param>
    public LineQuery ToQuery(LiveModel live, DeskUser user, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(user);
        var bands = live.Policy.Bands;
        return new LineQuery
        {
            Now = now,
            State = State,
            IsSecond = Outcome is not null && Outcome == LineScoring.SecondOf(live)?.Name,
            Bands = [.. Enumerable.Range(0, bands.Count).Where(band => Bands.Contains(bands[band].Name))],
            Queues = Queues,
            Channels = Channels,
            Teams = Teams,
            Reasons = Reasons,
            Owners = [.. Owners.Select(owner => owner == Me ? user.Name : owner == Nobody ? "" : owner)],
            OpenedFrom = Age switch { QueueAge.Day => now.AddDays(-1), QueueAge.Week => now.AddDays(-7), _ => null },
            OpenedBefore = Age == QueueAge.Older ? now.AddDays(-7) : null,
            Search = Search,
            Visible = user.SeesAll ? null : user.Teams,
            Order = Order ?? (live.Policy.Actions.Count > 0 ? LineOrder.Gain : LineOrder.Stake),
            IsAscending = IsAscending,
        };
    }

    /// <summary>In small letters, as addresses and forms have it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => string.Create(CultureInfo.InvariantCulture, $"{value}") is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}
