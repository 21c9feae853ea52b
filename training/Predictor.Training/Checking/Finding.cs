using System.Text.Json.Serialization;
using Predictor.Cases;

namespace Predictor.Training.Checking;

/// <summary>One thing that somebody should know of the data before a model is trained on them.</summary>
internal sealed record Finding
{
    public required Severity Severity { get; init; }

    /// <summary>What kind of thing, as training/README.md lists them: "leak".</summary>
    public required string Code { get; init; }

    /// <summary>File name; null where it is the only one, or all of them.</summary>
    public string? Table { get; init; }

    public string? Column { get; init; }

    /// <summary>Name of the outcome; null: of all.</summary>
    public string? Outcome { get; init; }

    public Moment? Moment { get; init; }

    /// <summary>What was found, with its figures: what follows after the place and a colon.</summary>
    public required string Words { get; init; }

    /// <summary>What to do about it, in a sentence.</summary>
    public required string Advice { get; init; }

    /// <summary>The figures, by name.</summary>
    public IReadOnlyDictionary<string, double> Evidence { get; init; } = new Dictionary<string, double>();

    /// <summary>"column wait, left at arrival"; empty for the data as a whole.</summary>
    [JsonIgnore]
    public string Place
    {
        get
        {
            var moment = Moment is null ? null : Moment == Cases.Moment.Arrival ? "at arrival" : "at closure";
            string?[] parts = [Table, Column is null ? null : $"column {Column}", string.Join(' ', ((string?[])[Outcome, moment]).OfType<string>())];
            return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
        }
    }

    public override string ToString() => Place.Length > 0 ? $"{Place}: {Words}" : Words;
}
