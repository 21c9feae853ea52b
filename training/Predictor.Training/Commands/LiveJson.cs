using Predictor.Models.Registry;

namespace Predictor.Training.Commands;

/// <summary>What `publish` and `rollback` print: what answers now, what did before, and the entry that live.json's history got.</summary>
internal static class LiveJson
{
    public static object Of(string name, LiveVersions live, int? previous)
    {
        var entry = live.History[^1];
        return new { name, live.Champion, live.Challenger, previous, entry.Act, entry.At, entry.Reason, entry.Forced, entry.Finding, entry.Comparison };
    }
}
