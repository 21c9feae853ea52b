using System.CommandLine;
using Predictor.Api.Keys;
using Predictor.Store;
using Predictor.Store.Access;

namespace Predictor.Api.Commands;

/// <summary>A command that reads or changes who may, in the service's store.</summary>
/// <param name="group">"keys".</param>
/// <param name="name">"create".</param>
/// <param name="description">For the help.</param>
internal abstract class StoreCommand(string group, string name, string description) : Command(name, description)
{
    /// <summary>Who does it, for the record: the machine's user.</summary>
    protected static Caller By => new(Caller.Command, Environment.UserName, Environment.UserName);

    /// <param name="id">Of what it is done to.</param>
    /// <param name="now">When.</param>
    protected AuditEntry Audit(string id, DateTimeOffset now) =>
        new() { At = now, ByKind = By.Kind, ById = By.Id, ByName = By.Name, Action = $"{group} {Name}", Target = id };

    /// <returns>False: not done; the reason is on <paramref name="error"/>.</returns>
    public abstract Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation);
}
