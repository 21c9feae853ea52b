using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Predictor.Cases;
using Predictor.Models.Comparisons;
using Predictor.Models.Ledgers;
using Predictor.Models.Registry;

namespace Predictor.Models.Bundles;

/// <summary>How this room writes JSON: camelCase, indented, line feeds, NaN as "NaN"; reading refuses what it does not know.</summary>
internal static class ManifestJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(BundleJson.Default, new DefaultJsonTypeInfoResolver()),
        Converters =
        {
            new JsonStringEnumConverter<Moment>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<PublicationAct>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<Verdict>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<SliceName>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<Attribution>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<LedgerVerdict>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<MoneyBasis>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    private static readonly JsonSerializerOptions OneLine = new(Options) { WriteIndented = false };

    private static readonly HashSet<string> MayBeNull =
    [
        "from", "to", "partialHistory", "noHistory", "challenger", "learnedFrom", "horizonDays", "observedUntil",
        "customerValue", "replacement", "handlingPerHour", "closureLessArrival", "net", "handleSeconds", "againstExpected", "within", "transferred",
        "waitSeconds", "resolved", "hours", "hoursSaved", "cost", "column", "level", "bunching", "money", "uplift", "backTest",
    ];

    public static string Name(Moment moment) => moment == Moment.Arrival ? "arrival" : "closure";

    /// <summary>Bytes that depend on the value alone, ending in a line feed.</summary>
    public static byte[] Write<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];

    /// <summary>The same on one line, for counts that nobody reads one by one.</summary>
    public static byte[] WriteLine<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, OneLine), (byte)'\n'];

    /// <exception cref="BundleException">Not JSON, or not of this shape; names the file and the place.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            CheckNulls(json, name);
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new BundleException($"{name}: found null, expected an object.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            // A calibrator without a kind is "not supported"; one that would not rise is a wrong argument.
            throw new BundleException($"{name}: {e.Message}", e);
        }
    }

    /// <summary>Nulls in lists and maps, which the serializer lets through whatever the types say.</summary>
    private static void CheckNulls(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json);
        var property = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                property = reader.GetString()!;
            }
            else if (reader.TokenType == JsonTokenType.Null && !MayBeNull.Contains(property))
            {
                throw new BundleException($"{name}: found null in or at {property}, byte {reader.TokenStartIndex}; expected a value.");
            }
        }
    }

    /// <summary>The text of <c>format</c>, before anything else of the file is looked at.</summary>
    /// <exception cref="BundleException">Not a JSON object with a format.</exception>
    public static string ReadFormat(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("format", out var format)
                && format.ValueKind == JsonValueKind.String)
            {
                return format.GetString()!;
            }
        }
        catch (JsonException e)
        {
            throw new BundleException($"{name}: not JSON: {e.Message}", e);
        }

        throw new BundleException($"{name}: no format; expected an object that starts with \"format\".");
    }

    /// <summary>What is wrong with a format that no reader here knows.</summary>
    public static BundleException UnknownFormat(string name, string found, string newest)
    {
        var family = newest[..(newest.IndexOf('/', StringComparison.Ordinal) + 1)];
        var isNewer = found.StartsWith(family, StringComparison.Ordinal)
            && int.TryParse(found.AsSpan(family.Length), out var number)
            && number > int.Parse(newest.AsSpan(family.Length), System.Globalization.CultureInfo.InvariantCulture);
        return new BundleException(isNewer
            ? $"{name}: format {found} is newer than this program, which reads up to {newest}."
            : $"{name}: format {found} is not known; expected {newest}.");
    }
}
