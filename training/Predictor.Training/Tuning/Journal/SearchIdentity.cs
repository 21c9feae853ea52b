using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Tuning.Journal;

/// <summary>
/// What the trials of a search depend on, the first line of its journal. Neither threads nor the number of trials are in it: the same search goes on with
/// more of both.
/// </summary>
internal sealed record SearchIdentity
{
    public const string NewestFormat = "predictor-tuning/1";

    public string Format { get; init; } = NewestFormat;

    /// <summary>SHA-256 over all the rest, hex.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>SHA-256 over the data as read, hex.</summary>
    public required string Data { get; init; }

    /// <summary>SHA-256 over schema and features file, hex.</summary>
    public required string Schema { get; init; }

    public required ulong Seed { get; init; }

    public required string Trainer { get; init; }

    /// <summary>Of training, by name.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    public static SearchIdentity Of(TrainingCases cases, SlicedCases sliced, TrainingOptions options, string trainer)
    {
        var identity = new SearchIdentity
        {
            Data = cases.Fingerprint,
            Schema = HashOf(cases),
            Seed = options.Growing.Seed,
            Trainer = trainer,
            Options = new SortedDictionary<string, string>(
                options.Describe().Concat(cases.Describe()).Concat(sliced.Admission.Describe()).ToDictionary(), StringComparer.Ordinal),
        };
        return identity with { Fingerprint = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(identity, CommandJson.Options))) };
    }

    /// <summary>In what another search differs from this one, in words.</summary>
    public string Differences(SearchIdentity other)
    {
        var differences = new List<string>();
        Compare("format", other.Format, Format);
        Compare("data (SHA-256)", other.Data, Data);
        Compare("schema or features file (SHA-256)", other.Schema, Schema);
        Compare("seed", other.Seed.ToString(CultureInfo.InvariantCulture), Seed.ToString(CultureInfo.InvariantCulture));
        Compare("trainer", other.Trainer, Trainer);
        foreach (var name in other.Options.Keys.Union(Options.Keys).Order(StringComparer.Ordinal))
        {
            Compare(name, other.Options.GetValueOrDefault(name, "not said"), Options.GetValueOrDefault(name, "not said"));
        }

        return differences.Count > 0 ? string.Join("; ", differences) : "fingerprint";

        void Compare(string name, string there, string here)
        {
            if (there != here)
                differences.Add($"{name} {Short(there)} there, {Short(here)} here");
        }
    }

    private static string Short(string value) => value.Length > 40 ? $"{value[..12]}…" : value;

    private static string HashOf(TrainingCases cases)
    {
        using var schema = new MemoryStream();
        SchemaFile.Write(schema, cases.Schema);
        schema.Write(Encoding.UTF8.GetBytes(cases.FeaturesSql ?? ""));
        return Convert.ToHexStringLower(SHA256.HashData(schema.ToArray()));
    }
}
