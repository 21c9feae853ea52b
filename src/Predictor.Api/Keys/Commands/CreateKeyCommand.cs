using System.CommandLine;
using Predictor.Api.Commands;
using Predictor.Store;
using Predictor.Store.Writing;

namespace Predictor.Api.Keys.Commands;

/// <summary><c>keys create --name router --scopes score,record --expires 90d</c>: the key alone on standard output, so that a script can take it.</summary>
internal sealed class CreateKeyCommand : StoreCommand
{
    private readonly Option<string> _name = new("--name") { Description = "Whose key it is, for logs and the audit.", Required = true };
    private readonly Option<string> _scopes = new("--scopes") { Description = $"What it opens, parted by commas: {KeyOrder.ExpectedScopes}.", Required = true };
    private readonly Option<string> _expires = new("--expires") { Description = $"Until when: {KeyLifetime.Expected}.", DefaultValueFactory = _ => "never" };
    private readonly Option<int?> _rate = new("--requests-per-second") { Description = "Of this key, instead of the settings'; 0 is no limit." };
    private readonly Option<int?> _concurrent = new("--concurrent") { Description = "Requests of this key at the same time, instead of the settings'; 0 is no limit." };
    private readonly TimeProvider _time;

    public CreateKeyCommand(TimeProvider time)
        : base(KeyCommands.Name, "create", "Makes a key and prints it, this once.")
    {
        _time = time;
        foreach (var option in (Option[])[_name, _scopes, _expires, _rate, _concurrent])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_name) is { Length: 0 or > KeyOrder.LongestName })
                result.AddError($"--name: expected whose key it is, at most {KeyOrder.LongestName} characters.");
            if (result.GetValue(_scopes) is { } scopes && (Split(scopes).Length == 0 || Split(scopes).Any(scope => !Scope.All.Contains(scope))))
                result.AddError($"--scopes: found '{scopes}', expected {KeyOrder.ExpectedScopes}, parted by commas.");
            if (result.GetValue(_expires) is { } expires && !KeyLifetime.TryParse(expires, time.GetUtcNow(), out _))
                result.AddError($"--expires: found '{expires}', expected {KeyLifetime.Expected}.");
            if (result.GetValue(_rate) is < 0 or > KeyOrder.MostLimit || result.GetValue(_concurrent) is < 0 or > KeyOrder.MostLimit)
                result.AddError($"--requests-per-second, --concurrent: expected 0 (no limit) to {KeyOrder.MostLimit}.");
        });
    }

    public override async Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        KeyLifetime.TryParse(arguments.GetRequiredValue(_expires), now, out var expiresAt);
        var order = new KeyOrder(arguments.GetRequiredValue(_name), Split(arguments.GetRequiredValue(_scopes)), expiresAt)
        {
            RequestsPerSecond = arguments.GetValue(_rate),
            Concurrent = arguments.GetValue(_concurrent),
        };
        var (key, kept) = order.Make(now, By);
        if (await store.AddKeyAsync(kept, Audit(kept.Id, now)) != Recorded.Yes)
        {
            await error.WriteLineAsync("error: The store did not take the key; none was made.");
            return false;
        }

        await error.WriteLineAsync(
            $"Key {kept.Id} ({kept.Name}) opens {string.Join(", ", kept.Scopes)} {(expiresAt is { } until ? $"until {until:u}" : "until it is revoked")}. It is shown this once:");
        await output.WriteLineAsync(key);
        return true;
    }

    private static string[] Split(string scopes) => scopes.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
}
