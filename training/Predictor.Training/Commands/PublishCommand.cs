using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Models.Registry;
using Predictor.Training.Hosting;
using Predictor.Training.Output;

namespace Predictor.Training.Commands;

/// <summary><c>publish NAME VERSION</c>: makes a version the one that answers, where a stored comparison or force opens the gate.</summary>
internal sealed class PublishCommand : ConsoleCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The model." };
    private readonly Argument<int> _version = new("VERSION") { Description = "The version that shall answer." };
    private readonly Option<string?> _models = SharedOptions.Models();
    private readonly Option<string> _reason = new("--reason") { Description = "Kept with the publication.", DefaultValueFactory = _ => "Published from the command line." };
    private readonly Option<bool> _force = new("--force") { Description = "Publish whatever comparisons say; live.json keeps that, the reason and what they said." };
    private readonly Option<bool> _challenger = new("--challenger") { Description = "Let the version score in the shadow; the champion stays, and no comparison is asked for." };
    private readonly IOptions<CommandSettings> _settings;
    private readonly TimeProvider _time;

    public PublishCommand(CommandConsole console, IOptions<CommandSettings> settings, TimeProvider time)
        : base("publish", "Makes a version of a model live; services that watch the models folder answer with it within a second.", console)
    {
        (_settings, _time) = (settings, time);
        _models.Aliases.Add("--out");
        Arguments.Add(_name);
        Arguments.Add(_version);
        foreach (var option in (Option[])[_models, _reason, _force, _challenger])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_force) && string.IsNullOrWhiteSpace(result.Said(_reason)))
                result.AddError("--force needs a reason that live.json keeps: --reason TEXT.");
            if (result.GetValue(_force) && result.GetValue(_challenger))
                result.AddError("--force and --challenger exclude each other: a challenger needs no comparison.");
        });
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var registry = new ModelRegistry(arguments.GetValue(_models) ?? _settings.Value.Models);
        var (name, version, reason) = (arguments.GetRequiredValue(_name), arguments.GetRequiredValue(_version), arguments.GetRequiredValue(_reason));
        var before = registry.Live(name)?.Champion;
        if (arguments.GetValue(_challenger))
        {
            var challenged = registry.Challenge(name, version, _time.GetUtcNow(), reason);
            Console.Say($"{name}: version {version} is the challenger; version {challenged.Champion} answers.");
            return LiveJson.Of(name, challenged, before);
        }

        var gate = arguments.GetValue(_force) ? PublishingGate.Forced : PublishingGate.Compared;
        var live = registry.Publish(name, version, _time.GetUtcNow(), reason, gate);
        Console.Say($"{name}: version {live.Champion} is live{(before is null ? "" : $" (before: {before})")}. {(live.History[^1].Forced ? "Forced" : "Gate")}: {live.History[^1].Finding}");
        return LiveJson.Of(name, live, before);
    }
}
