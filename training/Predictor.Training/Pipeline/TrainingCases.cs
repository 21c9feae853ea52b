using Predictor.Cases;

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

    /// <summary>How rows were divided, where that is not by their times or a hash: what a model's provenance must say so that its slices can be cut again.</summary>
    public IEnumerable<KeyValuePair<string, string>> Describe()
    {
        if (Table is { Ordered: true, At: null })
            yield return new(OrderedOption, "true");
        if (Test is not null)
            yield return new(TestFileOption, "true");
    }
}
