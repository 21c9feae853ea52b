using Predictor.Cases;
using Predictor.Evaluation.Drift;

namespace Predictor.Models.Bundles;

/// <summary><c>reference.json</c>, format <c>predictor-reference/1</c>: each outcome's <see cref="OutcomeReference"/>, in the manifest's order.</summary>
internal static class ReferenceFile
{
    public const string Format = "predictor-reference/1";

    /// <exception cref="BundleException">An outcome without a reference.</exception>
    public static byte[] Write(IEnumerable<OutcomeModel> outcomes) => ManifestJson.WriteLine(new File(
        Format,
        [
            .. outcomes.Select(outcome => outcome.Reference is { } reference
                ? new Entry(outcome.Outcome.Name, outcome.Moment, reference.ColumnsOf, reference.Columns, reference.ProbabilitiesOf, reference.Probabilities)
                : throw new BundleException(
                    $"{outcome.Outcome.Name} at {ManifestJson.Name(outcome.Moment)} has no reference: {Bundle.Format} keeps how the cases were spread that a model was made from.")),
        ]));

    /// <returns>One an outcome, in the manifest's order.</returns>
    /// <exception cref="BundleException">Not this format; not one entry for each outcome of the manifest.</exception>
    public static IReadOnlyList<OutcomeReference> Read(byte[] json, string name, IReadOnlyList<ManifestOutcome> outcomes)
    {
        if (ManifestJson.ReadFormat(json, name) is var format and not Format)
        {
            throw ManifestJson.UnknownFormat(name, format, Format);
        }

        var entries = ManifestJson.Read<File>(json, name).Outcomes;
        if (!entries.Select(entry => (entry.Outcome, entry.Moment)).SequenceEqual(outcomes.Select(outcome => (outcome.Outcome, outcome.Moment))))
        {
            throw new BundleException(
                $"{name}: is of {string.Join(", ", entries.Select(entry => Place(entry.Outcome, entry.Moment)))}; "
                + $"expected {string.Join(", ", outcomes.Select(outcome => Place(outcome.Outcome, outcome.Moment)))} as in {BundleFiles.Manifest}.");
        }

        return
        [
            .. entries.Select(entry => new OutcomeReference
            {
                ColumnsOf = entry.ColumnsOf,
                Columns = entry.Columns,
                ProbabilitiesOf = entry.ProbabilitiesOf,
                Probabilities = entry.Probabilities,
            }),
        ];
    }

    private static string Place(string outcome, Moment moment) => $"{outcome} at {ManifestJson.Name(moment)}";

    internal sealed record File(string Format, IReadOnlyList<Entry> Outcomes);

    internal sealed record Entry(
        string Outcome,
        Moment Moment,
        ReferenceSlice ColumnsOf,
        IReadOnlyDictionary<string, Distribution> Columns,
        ReferenceSlice ProbabilitiesOf,
        NumberDistribution Probabilities);
}
