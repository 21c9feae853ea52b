using System.CommandLine;
using Predictor.Store;
using Predictor.Store.Access;

namespace Predictor.Api.Keys.Commands;

/// <summary>One of the commands about keys.</summary>
internal abstract class KeyCommand(string name, string description) : Command(name, description)
{
    /// <summary>Who does it, for the record: the machine's user.</summary>
    protected static Caller By => new(Caller.Command, Environment.UserName, Environment.UserName);

    /// <param name="id">Of the key.</param>
    /// <param name="now">When.</param>
    protected AuditEntry Audit(string id, DateTimeOffset now) =>
        new() { At = now, ByKind = By.Kind, ById = By.Id, ByName = By.Name, Action = $"keys {Name}", Target = id };

    /// <returns>False: not done; the reason is on <paramref name="error"/>.</returns>
    public abstract Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation);
}
