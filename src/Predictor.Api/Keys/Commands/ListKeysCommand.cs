using System.CommandLine;
using System.Text.Json;
using Predictor.Api.Commands;
using Predictor.Api.Keys.Admin;
using Predictor.Store;

namespace Predictor.Api.Keys.Commands;

/// <summary><c>keys list</c>: one key a line, oldest first.</summary>
internal sealed class ListKeysCommand : StoreCommand
{
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object, as GET /v1/keys answers." };
    private readonly TimeProvider _time;

    public ListKeysCommand(TimeProvider time)
        : base(KeyCommands.Name, "list", "Lists the store's keys, those revoked and expired among them.")
    {
        _time = time;
        Options.Add(_json);
    }

    public override async Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        KeyAnswer[] keys = [.. (await store.ReadKeysAsync(cancellation)).Select(kept => KeyAnswer.Of(kept, now))];
        if (arguments.GetValue(_json))
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new KeyList(keys), KeyJson.Default.KeyList));
            return true;
        }

        await Table.WriteAsync(output, [["id", "name", "scopes", "state", "made", "last used"], .. keys.Select(Line)]);
        return true;
    }

    private static string[] Line(KeyAnswer key) =>
    [
        key.Id!,
        key.Name,
        string.Join(',', key.Scopes),
        key.RevokedAt is { } revoked ? $"revoked {revoked}" : key.ExpiresAt is { } expires ? $"{(key.Opens ? "expires" : "expired")} {expires}" : "opens",
        key.MadeAt!,
        key.LastUsedAt ?? "never",
    ];
}
