using System.CommandLine;
using Predictor.Cases.Text;

namespace Predictor.Training.Commands;

/// <summary>Options that several commands share, so that they are called and explained alike.</summary>
internal static class SharedOptions
{
    public static Option<string> Data(string description) => new("--data") { Description = description, Required = true };

    public static Option<string> Model() =>
        new("--model") { Description = "NAME (its live version), NAME@VERSION, or the folder of a version.", Required = true };

    public static Option<string?> Models() => new("--models") { Description = "The models folder (default: PREDICTOR_Models, else 'models')." };

    public static Option<int?> Threads() =>
        new Option<int?>("--threads") { Description = "How many threads may work; nothing but the time depends on it (default: one a core)." }.Between(1, 1024);

    public static Option<ulong> Seed() => new("--seed") { Description = "Of everything that is drawn.", DefaultValueFactory = _ => 1 };

    public static Option<DateTimeOffset?> ObservedUntil(string description) => new("--observed-until")
    {
        Description = description,
        CustomParser = result =>
        {
            if (IsoTime.TryParse(result.Tokens[0].Value, TimeZoneInfo.Utc, out var time))
                return time;
            result.AddError($"--observed-until is '{result.Tokens[0].Value}', expected {IsoTime.Expected}.");
            return null;
        },
    };

    /// <summary>Refuses a number outside a range as a mistake of usage.</summary>
    public static Option<int> Between(this Option<int> option, int least, int most)
    {
        option.Validators.Add(result => Check(result, result.GetValueOrDefault<int>(), least, most));
        return option;
    }

    public static Option<int?> Between(this Option<int?> option, int least, int most)
    {
        option.Validators.Add(result => Check(result, result.GetValueOrDefault<int?>(), least, most));
        return option;
    }

    public static Option<double> Between(this Option<double> option, double least, double most)
    {
        option.Validators.Add(result => Check(result, result.GetValueOrDefault<double>(), least, most));
        return option;
    }

    private static void Check(System.CommandLine.Parsing.OptionResult result, double? found, double least, double most)
    {
        if (found is { } value && !(value >= least && value <= most))
            result.AddError(FormattableString.Invariant($"{result.Option.Name} is {value}, expected {least} to {most}."));
    }
}
