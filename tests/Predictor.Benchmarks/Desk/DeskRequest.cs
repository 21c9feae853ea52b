namespace Predictor.Benchmarks.Desk;

/// <summary>A page of the desk and how long it may take.</summary>
/// <param name="What">In words.</param>
/// <param name="Path">With its query.</param>
/// <param name="LimitMilliseconds">Of the median, at the server.</param>
/// <param name="By">Who is signed in; null: a key, to which all teams are open.</param>
internal sealed record DeskRequest(string What, string Path, double LimitMilliseconds, string? By = null)
{
    /// <summary>Who sees all teams, and who sees two.</summary>
    public const string Manager = "manager";
    public const string Supervisor = "supervisor";

    private const double FirstPage = 200;
    private const double Filtered = 400;
    private const double Planned = 2_000;

    /// <summary>Every filter alone, some together, searches that find many, few and nobody, every order.</summary>
    /// <param name="level">A level of a category column.</param>
    /// <param name="second">The outcome beside the value outcome.</param>
    public static IReadOnlyList<DeskRequest> All(Func<string, string> level, string second) =>
    [
        new("first page", "/queue", FirstPage),
        new("first page over the API", "/v1/cases", FirstPage),
        new("band", "/queue?band=veryHigh", Filtered),
        new("band, a rare one", "/queue?band=low", Filtered),
        new("two bands of the second outcome", $"/queue?outcome={second}&band=veryHigh&band=high", Filtered),
        new("queue", $"/queue?queue={level("queue")}", Filtered),
        new("channel", $"/queue?channel={level("channel")}", Filtered),
        new("team", $"/queue?team={level("team")}", Filtered),
        new("reason", "/queue?reason=wait_seconds", Filtered),
        new("mine", "/queue?owner=me", Filtered),
        new("nobody has it", "/queue?owner=nobody", Filtered),
        new("a colleague's", "/queue?owner=person-3", Filtered),
        new("opened within a day", "/queue?age=day", Filtered),
        new("opened within a week", "/queue?age=week", Filtered),
        new("older", "/queue?age=older", Filtered),
        new("band, queue, channel, nobody, a week", $"/queue?band=high&queue={level("queue")}&channel={level("channel")}&owner=nobody&age=week", Filtered),
        new("search, a first name", "/queue?q=hannah", Filtered),
        new("search, a whole name with an accent", "/queue?q=bj%C3%B6rn%20%C3%B6berg", Filtered),
        new("search, a reference", "/queue?q=LF-123450", Filtered),
        new("search, a reason's words", "/queue?q=wait", Filtered),
        new("search, nobody", "/queue?q=zzzz", Filtered),
        new("search within a band and a queue", $"/queue?q=anna&band=raised&queue={level("queue")}", Filtered),
        new("by what is at stake", "/queue?sort=stake", Filtered),
        new("by probability, smallest first", "/queue?sort=chance&dir=asc", Filtered),
        new("by the second outcome's probability", $"/queue?outcome={second}&sort=chance", Filtered),
        new("by age", "/queue?sort=opened&dir=asc", Filtered),
        new("by age, of a queue", $"/queue?sort=opened&queue={level("queue")}", Filtered),
        new("snoozed", "/queue?state=snoozed", Filtered),
        new("ended", "/queue?state=ended&sort=opened", Filtered),
        new("two teams: first page", "/queue", FirstPage, Supervisor),
        new("two teams: first page over the API", "/v1/cases", FirstPage, Supervisor),
        new("two teams: band", "/queue?band=veryHigh", Filtered, Supervisor),
        new("two teams: queue", $"/queue?queue={level("queue")}", Filtered, Supervisor),
        new("two teams: nobody has it, a week", "/queue?owner=nobody&age=week", Filtered, Supervisor),
        new("two teams: reason", "/queue?reason=wait_seconds", Filtered, Supervisor),
        new("two teams: search, a first name", "/queue?q=hannah", Filtered, Supervisor),
        new("two teams: search, nobody", "/queue?q=zzzz", Filtered, Supervisor),
        new("two teams: by the second outcome's probability", $"/queue?outcome={second}&sort=chance", Filtered, Supervisor),
        new("two teams: by age", "/queue?sort=opened&dir=asc", Filtered, Supervisor),
        .. Days(""),
    ];

    /// <summary>Today, planned for whoever is there.</summary>
    /// <param name="how">After its words.</param>
    public static IReadOnlyList<DeskRequest> Days(string how) =>
    [
        new($"Today, all teams{how}", "/", Planned, Manager),
        new($"Today, two teams{how}", "/", Planned, Supervisor),
    ];
}
