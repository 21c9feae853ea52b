using System.Text.Json;
using Predictor.Models.Bundles;

namespace Predictor.Models.Policies;

/// <summary>Reads and writes <c>policy.json</c>.</summary>
public static class PolicyFile
{
    private const long MostBytes = 1 << 20;

    /// <exception cref="BundleException">With every mistake at once.</exception>
    public static Policy Read(string path)
    {
        var full = Path.GetFullPath(path);
        return Parse(BundleFiles.Read(Path.GetDirectoryName(full)!, Path.GetFileName(full), MostBytes), path);
    }

    /// <summary>Beside, then moved into place.</summary>
    /// <exception cref="BundleException">With every mistake at once; nothing is written.</exception>
    public static void Write(string path, Policy policy) => AtomicFile.Write(path, Bytes(policy));

    /// <summary>
    /// What a new model starts with: bands from the outcomes' base rates (<c>odds of 8, 4 and 2 times the base odds</c>, two significant digits;
    /// at closure where an outcome is predicted there), no action, a value of 0 because nothing is known. It is written once, where there
    /// is no policy yet, so training again moves no threshold.
    /// </summary>
    public static Policy Default(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var byOutcome = new SortedDictionary<string, double[]>(StringComparer.Ordinal) { ["*"] = BandRule.Unnamed };
        foreach (var outcome in model.Outcomes)
        {
            byOutcome[outcome.Outcome.Name] = BandRule.Thresholds(outcome.BaseRate);
        }

        Band Of(int position, string name, string words) =>
            new(name, words, new SortedDictionary<string, double>(byOutcome.ToDictionary(pair => pair.Key, pair => pair.Value[position]), StringComparer.Ordinal));

        var outcomes = model.Outcomes.Select(outcome => outcome.Outcome).ToArray();
        return new Policy
        {
            Version = 1,
            CustomerValue = 0,
            ValueOutcome = (outcomes.FirstOrDefault(outcome => !outcome.IsOutput) ?? outcomes[0]).Name,
            Bands = [Of(0, "veryHigh", "Very high"), Of(1, "high", "High"), Of(2, "raised", "Raised"), Of(3, "low", "Low")],
        };
    }

    internal static byte[] Bytes(Policy policy)
    {
        var isEarlier = policy is { Targets.Count: 0, Money: { HandlingPerHour: null, Replacement: null, OutcomeCosts.Count: 0 }, HoldOut: null };
        var bytes = isEarlier
            ? ManifestJson.Write(new Earlier(
                Policy.EarlierFormat, policy.Version, policy.Currency, policy.CustomerValue, policy.ValueOutcome, policy.Bands, policy.Actions))
            : PolicyWriter.Write(policy);
        Parse(bytes, "policy");
        return bytes;
    }

    internal static Policy Parse(byte[] json, string name)
    {
        var format = ManifestJson.ReadFormat(json, name);
        if (format is not (Policy.Format or Policy.EarlierFormat))
        {
            throw ManifestJson.UnknownFormat(name, format, Policy.Format);
        }

        using var document = JsonDocument.Parse(json);
        var mistakes = new List<string>();
        var policy = new PolicyReader(mistakes, hasLedger: format == Policy.Format).Read(document.RootElement);
        return mistakes.Count == 0 ? policy : throw new BundleException($"{name}: {string.Join("; ", mistakes)}.");
    }

    private sealed record Earlier(
        string Format, int Version, string Currency, double CustomerValue, string ValueOutcome, IReadOnlyList<Band> Bands, IReadOnlyList<SuggestedAction> Actions);
}
