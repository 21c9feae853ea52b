using System.Globalization;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Store.History.Stored;
using Predictor.Store.Records;
using Predictor.Training.Reading;

namespace Predictor.Training.Pipeline;

/// <summary>What a model is trained on.</summary>
/// <param name="Table">Cases with labels.</param>
/// <param name="Test">The test slice, where it is a file of its own.</param>
/// <param name="FeaturesSql">Text of the schema's features file; null without history.</param>
/// <param name="Fingerprint">SHA-256 of the files as read, hex.</param>
/// <param name="About">What the data is, in words, for the model card.</param>
/// <param name="Notes">What reading left out or took otherwise, in sentences.</param>
internal sealed record TrainingCases(CaseTable Table, CaseTable? Test, string? FeaturesSql, string Fingerprint, string About, IReadOnlyList<string> Notes)
{
    /// <summary>Name among a model's options: rows carried no time and were taken to be in order.</summary>
    public const string OrderedOption = "ordered";

    /// <summary>Name among a model's options: the test slice was a file of its own.</summary>
    public const string TestFileOption = "testFile";

    public Schema Schema => Table.Schema;

    /// <summary>What was done about cases and customers, as far as it is known.</summary>
    public IReadOnlyList<CaseAction> Actions { get; init; } = [];

    /// <summary>How rows were taken as they were recorded; null: they were computed.</summary>
    public RecordedRows? Recorded { get; init; }

    /// <summary>Reads the times that the files hold, as they stand there, for a check of them.</summary>
    public Func<CancellationToken, IReadOnlyList<TimeTable>> ReadTimes { get; init; } = _ => [];

    /// <summary>The same cases for one outcome at one moment.</summary>
    /// <param name="moment">Null: the outcome's only one.</param>
    /// <exception cref="DataException">Several outcomes or moments to choose from, or one at which the outcome is not predicted.</exception>
    public TrainingCases WithOnly(Moment? moment)
    {
        if (Schema.Outcomes is not [var outcome])
            throw new DataException($"The schema has {Schema.Outcomes.Count} outcomes: {string.Join(", ", Schema.Outcomes.Select(each => each.Name))}. Say which one with --outcome.");
        var moments = outcome.Moments.Where(each => moment is null || each == moment).ToArray();
        if (moments is not [var only])
        {
            throw new DataException(moments.Length == 0
                ? $"{outcome.Name} is not predicted at {moment!.Value.ToString().ToLowerInvariant()}."
                : $"{outcome.Name} is predicted at arrival and at closure. Say which with --moment.");
        }

        var schema = Schema.WithOutcomes([outcome with { Moments = [only] }]);
        return this with { Table = Table.With(schema), Test = Test?.With(schema) };
    }

    /// <summary>How rows were divided, where that is not by their times or a hash: what a model's provenance must say so that its slices can be cut again.</summary>
    public IEnumerable<KeyValuePair<string, string>> Describe()
    {
        if (Table is { Ordered: true, At: null })
            yield return new(OrderedOption, "true");
        if (Test is not null)
            yield return new(TestFileOption, "true");
        if (Recorded is not null)
        {
            yield return new(Provenance.RecordedOption, Recorded.Fills ? "fill" : "only");
            yield return new("recordedOf", Recorded.Model);
        }

        if (Actions.Count > 0)
            yield return new("actions", Actions.Count.ToString(CultureInfo.InvariantCulture));
    }
}
