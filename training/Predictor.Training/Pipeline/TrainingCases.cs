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
    public Schema Schema => Table.Schema;
}
