using Predictor.Api.Keys;
using Predictor.Api.Keys.Commands;
using Predictor.Api.Recording;

namespace Predictor.Api.Tests.Keys;

public sealed class KeyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("predictor-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_key_is_made_listed_without_what_opens_and_revoked()
    {
        var (made, key, said) = await RunAsync("keys", "create", "--name", "router", "--scopes", "record,score", "--expires", "90d", "--concurrent", "4");
        key = key.Trim();
        var id = KeyText.IdOf(key).ToString();
        Assert.Equal((0, 10), (made, id.Length));
        Assert.Contains($"Key {id} (router) opens score, record until ", said, StringComparison.Ordinal);

        var (_, list, _) = await RunAsync("keys", "list");
        Assert.Contains($"{id}  router  score,record  expires ", list, StringComparison.Ordinal);
        var (_, json, _) = await RunAsync("keys", "list", "--json");
        var kept = Assert.Single(Service.Json(json).GetProperty("keys").EnumerateArray());
        Assert.Equal((id, 4, true), (kept.GetProperty("id").GetString(), kept.GetProperty("concurrent").GetInt32(), kept.GetProperty("opens").GetBoolean()));
        Assert.DoesNotContain(key, list + json, StringComparison.Ordinal);
        Assert.DoesNotContain(key[^20..], list + json, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("keys", "revoke", id)).Code);
        Assert.Contains("was revoked before", (await RunAsync("keys", "revoke", id)).Error, StringComparison.Ordinal);
        Assert.Contains($"revoked 2", (await RunAsync("keys", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("no key 'abc'", (await RunAsync("keys", "revoke", "abc")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scopes: found 'root'", "keys", "create", "--name", "a", "--scopes", "root")]
    [InlineData("--expires: found 'soon'", "keys", "create", "--name", "a", "--scopes", "score", "--expires", "soon")]
    [InlineData("--name", "keys", "create", "--scopes", "score")]
    [InlineData("--concurrent", "keys", "create", "--name", "a", "--scopes", "score", "--concurrent", "-1")]
    [InlineData("Required command", "keys")]
    public async Task What_is_not_understood_is_said_and_no_key_is_made(string expected, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "store.db")));
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_named()
    {
        var (code, output, error) = await RunAsync(new StoreSettings { Connection = "Data Source=/proc/none/store.db" }, "keys", "list");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("Store:Connection", error, StringComparison.Ordinal);
        Assert.Contains("no store", (await RunAsync(new StoreSettings { Connection = "none" }, "keys", "list")).Error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(new StoreSettings { Connection = "Data Source=store.db" }, arguments);

    private async Task<(int Code, string Output, string Error)> RunAsync(StoreSettings settings, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await KeyCommands.RunAsync(arguments, settings, _folder, TimeProvider.System, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
