using System.CommandLine;
using System.CommandLine.Parsing;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary>The options that say where cases are read, in every command that reads a log of them: <c>--data</c> or <c>--store</c>.</summary>
internal sealed class CasePlaceOptions
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = "Instead of --data: the service's store, as Store:Connection names it ('Data Source=FILE', 'Host=…'). It is read and not changed.",
    };

    /// <param name="command">Takes the options.</param>
    /// <param name="description">Of --data.</param>
    public CasePlaceOptions(Command command, string description)
    {
        Data = new("--data") { Description = description };
        command.Options.Add(Data);
        command.Options.Add(_store);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Data) is null && result.GetResult(_store) is null)
                AddMissing(result);
            if (result.GetResult(Data) is not null && result.GetResult(_store) is not null)
                result.AddError("--data and --store exclude each other.");
        });
    }

    public Option<string?> Data { get; }

    public bool IsStore(CommandResult result) => result.GetResult(_store) is not null;

    public CasePlace Bind(ParseResult arguments) => new(arguments.GetValue(Data), arguments.GetValue(_store));

    /// <summary>After a validator's error the parser says nothing of what else is missing, so it is said here.</summary>
    private static void AddMissing(CommandResult result)
    {
        result.AddError("Say --data, or --store for the cases of a service's store.");
        foreach (var argument in result.Command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0 && result.GetResult(argument) is not { Tokens.Count: > 0 }))
        {
            result.AddError($"{argument.Name} is missing.");
        }

        foreach (var option in result.Command.Options.Where(option => option.Required && result.GetResult(option) is null))
        {
            result.AddError($"Option '{option.Name}' is required.");
        }
    }
}
