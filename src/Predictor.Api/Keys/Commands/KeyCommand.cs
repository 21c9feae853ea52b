using System.CommandLine;
using Predictor.Store;

namespace Predictor.Api.Keys.Commands;

/// <summary>One of the commands about keys.</summary>
internal abstract class KeyCommand(string name, string description) : Command(name, description)
{
    /// <summary>Who does it, for the record: the machine's user.</summary>
    protected static Caller By => new(Caller.Command, Environment.UserName, Environment.UserName);

    /// <returns>False: not done; the reason is on <paramref name="error"/>.</returns>
    public abstract Task<bool> RunAsync(ParseResult arguments, RecordStore store, TextWriter output, TextWriter error, CancellationToken cancellation);
}
