using System.Net.Http.Headers;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Keys;
using Predictor.Api.Keys.Commands;
using Predictor.Api.Recording;

namespace Predictor.Api.Tests.Keys;

/// <summary>Keys of the store, over real HTTP, on one instance and on two.</summary>
public sealed class StoredKeyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("predictor-keys-");
    private readonly ShiftedTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "store.db")}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_key_made_over_the_API_opens_its_scopes_until_it_is_revoked()
    {
        var admin = await MakeAsync("admin");
        using var service = Start();

        using var made = await SendAsync(service, HttpMethod.Post, "/v1/keys", admin, """{"name":"router","scopes":["score","record"],"expires":"90d"}""");
        Assert.Equal(201, (int)made.StatusCode);
        var answer = Service.Json(await made.Content.ReadAsStringAsync(Cancellation));
        var (key, id) = (answer.GetProperty("key").GetString()!, answer.GetProperty("kept").GetProperty("id").GetString()!);
        Assert.Equal($"/v1/keys/{id}", made.Headers.Location!.ToString());
        Assert.Equal((200, 401, 403), (await ScoreAsync(service, key), await ScoreAsync(service, key + "0"), await ScoreAsync(service, admin)));
        Assert.Equal(401, await ScoreAsync(service, Changed(key)));

        using var listed = await SendAsync(service, HttpMethod.Get, "/v1/keys", admin);
        var list = await listed.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains($"\"id\":\"{id}\",\"name\":\"router\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain(key[^20..], list, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", list, StringComparison.OrdinalIgnoreCase);

        using var revoked = await SendAsync(service, HttpMethod.Delete, $"/v1/keys/{id}", admin);
        Assert.Equal(204, (int)revoked.StatusCode);
        using var refused = await SendAsync(service, HttpMethod.Post, "/v1/score", key, """{"features":{}}""");
        Assert.Contains($"The key {id} was revoked", (await Service.ProblemAsync(refused, 401)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var unknown = await SendAsync(service, HttpMethod.Delete, "/v1/keys/nowhere", admin);
        await Service.ProblemAsync(unknown, 404);
    }

    [Fact]
    public async Task All_mistakes_of_an_order_are_named_together()
    {
        var admin = await MakeAsync("admin");
        using var service = Start();

        using var refused = await SendAsync(service, HttpMethod.Post, "/v1/keys", admin, """{"scopes":["score","root"],"expires":"yesterday","concurrent":-1,"note":"x"}""");
        using var list = await SendAsync(service, HttpMethod.Post, "/v1/keys", admin, """[{"name":"a","scopes":["score"]},{"name":"b","scopes":["score"]}]""");

        var errors = (await Service.ProblemAsync(refused, 400)).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.Equal(["concurrent", "expires", "name", "note", "scopes"], errors.Order(StringComparer.Ordinal));
        await Service.ProblemAsync(list, 400);
    }

    [Fact]
    public async Task A_key_expires_on_time_without_the_store_being_asked()
    {
        var key = await MakeAsync("score", "--expires", "1h");
        using var service = Start();

        Assert.Equal(200, await ScoreAsync(service, key));
        _time.Shift = TimeSpan.FromMinutes(59);
        Assert.Equal(200, await ScoreAsync(service, key));
        _time.Shift = TimeSpan.FromMinutes(61);
        Assert.Equal(401, await ScoreAsync(service, key));
    }

    [Fact]
    public async Task A_key_may_be_the_password_of_HTTP_Basic_with_any_user_name()
    {
        var key = await MakeAsync("score");
        using var service = Start();

        Assert.Equal(200, await ScoreAsync(service, "Basic", Encode($"twilio:{key}")));
        Assert.Equal(200, await ScoreAsync(service, "basic", Encode($":{key}")));
        Assert.Equal(401, await ScoreAsync(service, "Basic", Encode($"{key}:")));
        Assert.Equal(401, await ScoreAsync(service, "Basic", Encode(key)));
        Assert.Equal(401, await ScoreAsync(service, "Basic", "%%%"));
        using var none = await service.PostAsync("/v1/score", """{"features":{}}""");
        Assert.Equal("Bearer, Basic realm=\"Predictor\", charset=\"UTF-8\"", none.Headers.WwwAuthenticate.ToString());

        static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public async Task What_one_instance_or_the_command_changes_every_instance_follows()
    {
        var admin = await MakeAsync("admin");
        using var first = Start();
        using var second = Start();
        var key = await MakeAsync("score");

        await UntilAsync(async () => await ScoreAsync(first, key) == 200 && await ScoreAsync(second, key) == 200);
        using var revoked = await SendAsync(first, HttpMethod.Delete, $"/v1/keys/{KeyText.IdOf(key)}", admin);

        Assert.Equal(401, await ScoreAsync(first, key));
        await UntilAsync(async () => await ScoreAsync(second, key) == 401);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_read_those_known_go_on_opening_and_expiring()
    {
        var (lasting, ending) = (await MakeAsync("score"), await MakeAsync("score", "--expires", "1h"));
        using var service = Start();
        var keys = service.Services.GetRequiredService<StoredKeys>();

        Execute("ALTER TABLE api_key RENAME TO away");
        await keys.ReadAsync(Cancellation);
        Assert.Equal((200, 200), (await ScoreAsync(service, lasting), await ScoreAsync(service, ending)));
        await keys.KeepUsesAsync();
        _time.Shift = TimeSpan.FromHours(2);
        Assert.Equal((200, 401), (await ScoreAsync(service, lasting), await ScoreAsync(service, ending)));

        Execute("ALTER TABLE away RENAME TO api_key", "UPDATE api_key SET revoked_at = 1 WHERE expires_at IS NULL");
        await keys.ReadAsync(Cancellation);
        Assert.Equal(401, await ScoreAsync(service, lasting));
    }

    [Fact]
    public async Task When_a_key_was_used_last_is_kept_though_no_request_waits_for_it()
    {
        var (used, unused) = (await MakeAsync("score"), await MakeAsync("score"));
        using (var service = Start())
        {
            await ScoreAsync(service, used);
            await ScoreAsync(service, Changed(unused));
        }

        var list = Service.Json(await RunAsync("keys", "list", "--json")).GetProperty("keys").EnumerateArray().ToDictionary(key => key.GetProperty("id").GetString()!);
        Assert.NotNull(list[KeyText.IdOf(used).ToString()].GetProperty("lastUsedAt").GetString());
        Assert.Null(list[KeyText.IdOf(unused).ToString()].GetProperty("lastUsedAt").GetString());
    }

    [Fact]
    public async Task A_key_of_the_store_lets_the_service_listen_where_others_can_reach_it()
    {
        var key = await MakeAsync("score");
        using var service = new Service("Production", new Dictionary<string, string> { ["Store:Connection"] = Connection, ["urls"] = "http://0.0.0.0:0" });

        Assert.Equal((200, 401), (await ScoreAsync(service, key), await ScoreAsync(service, Changed(key))));
    }

    private Service Start() => new(
        "Production", new Dictionary<string, string> { ["Store:Connection"] = Connection }, services => services.AddSingleton<TimeProvider>(_time));

    /// <summary>A key with another last digit.</summary>
    private static string Changed(string key) => key[..^1] + (key[^1] == '0' ? '1' : '0');

    private async Task<string> MakeAsync(string scope, params string[] more) => (await RunAsync(["keys", "create", "--name", scope, "--scopes", scope, .. more])).Trim();

    private async Task<string> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await KeyCommands.RunAsync(arguments, new StoreSettings { Connection = Connection }, _folder.FullName, TimeProvider.System, output, error);
        Assert.True(code == 0, error.ToString());
        return output.ToString();
    }

    private void Execute(params string[] statements)
    {
        using var connection = new SqliteConnection(Connection);
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    private static Task<int> ScoreAsync(Service service, string key) => ScoreAsync(service, "Bearer", key);

    private static async Task<int> ScoreAsync(Service service, string scheme, string credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/score") { Content = new StringContent("""{"features":{}}""") };
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, credentials);
        using var response = await service.Client.SendAsync(request, Cancellation);
        return (int)response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(Service service, HttpMethod method, string path, string key, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(Credentials.Header, key);
        return await service.Client.SendAsync(request, Cancellation);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await condition())
                return;
            await Task.Delay(50, Cancellation);
        }

        Assert.Fail("It did not come about.");
    }
}
