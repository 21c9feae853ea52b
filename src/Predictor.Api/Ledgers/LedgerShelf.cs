using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Predictor.Api.Scoring;
using Predictor.Models.Bundles;
using Predictor.Models.Ledgers;
using Predictor.Models.Registry;

namespace Predictor.Api.Ledgers;

/// <summary>
/// The newest snapshot of each model, read when its file changes and kept as it is answered: a file that is replaced is seen at the next request.
/// </summary>
internal sealed class LedgerShelf(ModelRegistry registry)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new UndefinedAsNull(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ConcurrentDictionary<string, Shelved> _known = new(StringComparer.Ordinal);

    /// <param name="name">Of a model that is there.</param>
    public Shelved Find(string name)
    {
        if (LedgerFile.Newest(registry.Folder, name) is not { } path)
            return Shelved.Nothing;
        var file = new FileInfo(path);
        var stamp = (path, file.LastWriteTimeUtc, file.Exists ? file.Length : 0);
        return _known.TryGetValue(name, out var known) && known.Stamp == stamp ? known : _known[name] = Read(path, stamp);
    }

    private static Shelved Read(string path, (string Path, DateTime At, long Bytes) stamp)
    {
        try
        {
            var ledger = LedgerFile.Read(path);
            return new Shelved(ledger, JsonSerializer.SerializeToUtf8Bytes(ledger, Json), null, stamp);
        }
        catch (Exception fault) when (fault is BundleException or IOException or UnauthorizedAccessException)
        {
            return new Shelved(null, [], fault is BundleException ? fault.Message : "The file cannot be read.", stamp);
        }
    }
}
