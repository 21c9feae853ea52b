namespace Predictor.Api.Sample;

/// <summary>Settings <c>Sample</c>: the fictional centre that is shown in Development on loopback. Its columns are named here and nowhere in code.</summary>
public sealed record SampleSettings
{
    /// <summary>With the tables.</summary>
    public string Folder { get; init; } = "data/sample";

    /// <summary>How the tables become events.</summary>
    public string Mapping { get; init; } = "data/mapping.json";

    /// <summary>Folder of the store that the desk works on while it shows the sample; relative to the content root.</summary>
    public string Store { get; init; } = "store";

    /// <summary>The model that learned from the sample: what it answers is labelled.</summary>
    public string Model { get; init; } = "";

    /// <summary>How far back the list of customers looks.</summary>
    public int Days { get; init; } = 30;

    /// <summary>How far back cases were scored, so that some have an outcome by now; those before <see cref="Days"/> are in no list.</summary>
    public int ScoredDays { get; init; } = 120;

    /// <summary>Whom customers can be given to, beside whoever may sign in.</summary>
    public IReadOnlyList<SamplePerson> People { get; init; } = [];

    /// <summary>Where customers' display names are; null: ids are shown.</summary>
    public NameSource? Names { get; init; }
}
