using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Models.Registry;
using Predictor.Training.Hosting;
using Predictor.Training.Output;

namespace Predictor.Training.Commands;

/// <summary><c>publish NAME VERSION</c>: makes a version the one that answers.</summary>
internal sealed class PublishCommand : ConsoleCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The model." };
    private readonly Argument<int> _version = new("VERSION") { Description = "The version that shall answer." };
    private readonly Option<string?> _models = SharedOptions.Models();
    private readonly Option<string> _reason = new("--reason") { Description = "Kept with the publication.", DefaultValueFactory = _ => "Published from the command line." };
    private readonly IOptions<CommandSettings> _settings;
    private readonly TimeProvider _time;

    public PublishCommand(CommandConsole console, IOptions<CommandSettings> settings, TimeProvider time)
        : base("publish", "Makes a version of a model live; services that watch the models folder answer with it within a second.", console)
    {
        (_settings, _time) = (settings, time);
        _models.Aliases.Add("--out");
        Arguments.Add(_name);
        Arguments.Add(_version);
        Options.Add(_models);
        Options.Add(_reason);
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var registry = new ModelRegistry(arguments.GetValue(_models) ?? _settings.Value.Models);
        var (name, version) = (arguments.GetRequiredValue(_name), arguments.GetRequiredValue(_version));
        var before = registry.Live(name);
        var live = registry.Publish(name, version, _time.GetUtcNow(), arguments.GetRequiredValue(_reason));
        Console.Say($"{name}: version {live.Champion} is live{(before is null ? "" : $" (before: {before.Champion})")}.");
        return new { name, live.Champion, live.Challenger, previous = before?.Champion, live.History[^1].At, live.History[^1].Reason };
    }
}
