namespace Predictor.Api.Triage.Acts;

/// <summary>What is asked to be done to lines, as a form or a body has it: texts that nobody has looked at yet. Null: not said.</summary>
/// <param name="Verb">Of <see cref="ActVerb"/>.</param>
internal sealed record ActAsked(string Verb)
{
    /// <summary>Whom to give it to, by name; empty: to nobody.</summary>
    public string? To { get; init; }

    /// <summary>A day ("2026-12-01": in the morning, in the viewer's zone) or a time with an offset.</summary>
    public string? Until { get; init; }

    /// <summary>A reason or a note.</summary>
    public string? Words { get; init; }

    /// <summary>Name of the policy's, or in words; empty: nothing need be done.</summary>
    public string? Action { get; init; }

    /// <summary>How it ended.</summary>
    public string? End { get; init; }
}
