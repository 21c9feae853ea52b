using Predictor.Store.Lines;

namespace Predictor.Api.Triage.Acts;

/// <summary>What became of an act on several lines.</summary>
/// <param name="Id">By which what was done is undone at once.</param>
/// <param name="Lines">By line, in the order asked; those after one that the store did not take are missing.</param>
internal sealed record ActedLines(string Id, IReadOnlyList<(string Line, LineActed Acted)> Lines)
{
    /// <summary>Whether anything was done.</summary>
    public bool IsDone => Lines.Any(line => line.Acted is LineActed.Done);

    /// <summary>Whether the store did not take one, and nothing more was begun after it.</summary>
    public bool IsCut => Lines.Any(line => line.Acted is LineActed.NotWritten);
}
