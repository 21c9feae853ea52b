namespace Predictor.Desk.Centre;

/// <summary>What each queue put out beside what became of its customers.</summary>
/// <param name="From">First opening counted.</param>
/// <param name="To">Last opening counted.</param>
/// <param name="Unseen">Whether the model learned from none of these cases, so that what it expected owes nothing to what was observed.</param>
/// <param name="HistoryDays">Each case counted has at least so many days of the tables before it; 0: not asked for.</param>
/// <param name="QueueHeading">"Queue", or what the centre calls it.</param>
/// <param name="HandleHeading">Null where the schema has no such column; then rows hold none.</param>
/// <param name="Queues">Most contacts first.</param>
/// <param name="All">All queues together: what a queue is to be seen beside, as a model may expect too much or too little everywhere.</param>
/// <param name="Shares">By outcome of the view: the share of all contacts whose outcome is known by now, 0 to 1.</param>
public sealed record QueueTable(
    DateTimeOffset From,
    DateTimeOffset To,
    bool Unseen,
    int HistoryDays,
    string QueueHeading,
    string? HandleHeading,
    IReadOnlyList<QueueRow> Queues,
    QueueRow All,
    IReadOnlyList<double> Shares);
