using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Models.Registry;
using Predictor.Training.Hosting;
using Predictor.Training.Output;

namespace Predictor.Training.Commands;

/// <summary><c>rollback NAME</c>: the champion of before answers again.</summary>
internal sealed class RollbackCommand : ConsoleCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The model." };
    private readonly Option<int?> _to = new Option<int?>("--to") { Description = "Which champion of before (default: the last one)." }.Between(1, int.MaxValue);
    private readonly Option<bool> _challenger = new("--challenger") { Description = "Take the challenger away instead; the champion stays." };
    private readonly Option<string?> _models = SharedOptions.Models();
    private readonly Option<string> _reason = new("--reason") { Description = "Kept in the history.", DefaultValueFactory = _ => "Rolled back from the command line." };
    private readonly IOptions<CommandSettings> _settings;
    private readonly TimeProvider _time;

    public RollbackCommand(CommandConsole console, IOptions<CommandSettings> settings, TimeProvider time)
        : base("rollback", "Makes the version that answered before live again; no comparison is asked for.", console)
    {
        (_settings, _time) = (settings, time);
        Arguments.Add(_name);
        foreach (var option in (Option[])[_to, _challenger, _models, _reason])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_challenger) && result.Said(_to) is not null)
                result.AddError("--challenger and --to exclude each other.");
        });
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var registry = new ModelRegistry(arguments.GetValue(_models) ?? _settings.Value.Models);
        var (name, reason) = (arguments.GetRequiredValue(_name), arguments.GetRequiredValue(_reason));
        var before = registry.Live(name)?.Champion;
        if (arguments.GetValue(_challenger))
        {
            var without = registry.Withdraw(name, _time.GetUtcNow(), reason);
            Console.Say($"{name}: version {without.History[^1].Version} is no longer the challenger; version {without.Champion} answers.");
            return LiveJson.Of(name, without, before);
        }

        var live = registry.Rollback(name, arguments.GetValue(_to), _time.GetUtcNow(), reason);
        Console.Say($"{name}: version {live.Champion} is live again (before: {before}).");
        return LiveJson.Of(name, live, before);
    }
}
