using Predictor.Store.Databases;
using Predictor.Store.Draws;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Lines;

/// <summary>
/// Puts a customer into the queue by hand, whom no score put there: the line, by his newest score, and that somebody has it are written together. Undone, the line has ended as
/// one whose score fell.
/// </summary>
internal sealed class LineTaking(IStoreDatabase database, LineReader reader, WriteQueue queue, TimeProvider time)
{
    private const long FirstEdition = 1;

    /// <param name="line">As it would be.</param>
    /// <param name="prediction">The newest score, recorded, with what it says to the queue.</param>
    /// <param name="by">Who takes it, and has it then.</param>
    /// <param name="words">Kept with the event.</param>
    /// <param name="arm">Of the customer, kept with it; null: none.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<LineActed> TakeAsync(Line line, Prediction prediction, LinePerson by, string words, LineArm? arm, CancellationToken cancellation)
    {
        if (await FindAsync(line.Id, cancellation) is { } before)
            return before;
        var now = time.GetUtcNow();
        var (id, opened) = (Guid.CreateVersion7(now).ToString(), line with { Edition = FirstEdition });
        var act = new LineAct.Assign(by);
        var done = new LineEvent
        {
            Id = id,
            ActId = id,
            LineId = line.Id,
            At = now,
            By = by,
            What = LineEventKind.Assigned,
            To = by,
            Words = words,
            Before = LineStanding.Untouched with { Ended = LineEnd.Fell },
        };
        var write = new StoreWrite(
        [
            LineWrites.Opening(line.Id, prediction, prediction.Line ?? throw new ArgumentException("The score says nothing to the queue.", nameof(prediction)), now),
            .. LineActing.Rows(opened, null, act, done, LineStanding.Untouched with { Owner = by }, now, arm),
        ]);
        if (await queue.WriteAsync(write) is var recorded && recorded != Recorded.Yes)
            return new LineActed.NotWritten(recorded);
        await using var connection = await database.OpenAsync(cancellation);
        return await reader.LineAsync(connection, line.Id, cancellation) is not { } taken ? new LineActed.Refused("The customer left, or the score is not kept any more.")
            : write.Changed[1] ? new LineActed.Done(taken, done)
            : new LineActed.Conflict(taken, null);
    }

    private async Task<LineActed?> FindAsync(string lineId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await reader.LineAsync(connection, lineId, cancellation) is not { } line ? null
            : new LineActed.Conflict(line, line.LastEvent is { } last ? await reader.EventAsync(connection, last, cancellation) : null);
    }
}
