using System.Diagnostics;
using Predictor.Api.Keys;
using Predictor.Store;
using Predictor.Store.Access;

namespace Predictor.Api.Tests.Keys;

/// <summary>The service as a process of its own: what it says when it does not start.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    public async Task Without_a_key_it_does_not_listen_where_others_can_reach_it(string url)
    {
        using var folder = new TemporaryModels();
        var (code, error) = await RunAsync("--urls", url, "--Models:Folder", folder.Path, "--Store:Connection", $"Data Source={Path.Combine(folder.Path, "store.db")}", "--environment", "Development");

        Assert.Equal(1, code);
        Assert.Contains("and no key", error, StringComparison.Ordinal);
        Assert.Contains("Keys:0:Hash", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_revoked_is_none()
    {
        using var folder = new TemporaryModels();
        var connection = $"Data Source={Path.Combine(folder.Path, "store.db")}";
        await using (var store = await RecordStore.OpenAsync(new StoreOptions { Connection = connection }, TimeProvider.System, fault => Assert.Fail(fault.Message), TestContext.Current.CancellationToken))
        {
            var now = DateTimeOffset.UtcNow;
            var (_, kept) = new KeyOrder("router", [Scope.Score], null).Make(now, Caller.Nobody);
            var audit = new AuditEntry { At = now, ByKind = "command", ById = "ops", ByName = "ops", Action = "keys create" };
            await store.AddKeyAsync(kept, audit);
            await store.RevokeKeyAsync(kept.Id, now, "nobody", audit);
        }

        var (code, error) = await RunAsync("--urls", "http://0.0.0.0:0", "--Models:Folder", folder.Path, "--Store:Connection", connection, "--environment", "Production");

        Assert.Equal(1, code);
        Assert.Contains("and no key", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Protection:Certificate: found 'none.pfx'", "--Protection:Certificate", "none.pfx")]
    [InlineData("Limits:Concurrent: found -1", "--Limits:Concurrent", "-1")]
    [InlineData("Tokens:Audience: found nothing", "--Tokens:Authority", "https://login.example")]
    public async Task A_setting_at_fault_is_named(string expected, string name, string value)
    {
        var (code, error) = await RunAsync("--urls", "http://127.0.0.1:0", name, value);

        Assert.Equal(1, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Without_a_models_folder_it_says_which_setting_names_it(string environment)
    {
        var (code, error) = await RunAsync("--urls", "http://127.0.0.1:0", "--Models:Folder", "no-such-folder-anywhere", "--environment", environment);

        Assert.Equal(1, code);
        Assert.Contains("Models:Folder: found 'no-such-folder-anywhere'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Predictor.Api.dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var error = await process.StandardError.ReadToEndAsync(timeout.Token);
            await output;
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private sealed class TemporaryModels : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("predictor-models-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
