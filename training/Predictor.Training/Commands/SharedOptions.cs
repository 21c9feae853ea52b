using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Predictor.Cases.Text;
using Predictor.Training.Slicing;

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

    public static Option<string?> Actions() => new("--actions") { Description = "A CSV of what was done: at, case_id or customer_id, and perhaps action, ended, held_out. A store has its own." };

    public static Option<string?> Allow() => new("--allow") { Description = "Columns that may give a label away without being refused: a,b,c." };

    public static Option<bool> Unchecked() => new("--unchecked") { Description = "Go on even where the check finds an error; what it found is kept with the model." };

    public static Option<DateTimeOffset?> ObservedUntil(string description) => Time("--observed-until", description);

    public static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (IsoTime.TryParse(result.Tokens[0].Value, TimeZoneInfo.Utc, out var time))
                return time;
            result.AddError($"{name} is '{result.Tokens[0].Value}', expected {IsoTime.Expected}.");
            return null;
        },
    };

    /// <summary>The time given for an option; null: none was given, or a word that is none.</summary>
    public static DateTimeOffset? SaidTime(this CommandResult result, Option option) =>
        result.Said(option) is { } word && IsoTime.TryParse(word, TimeZoneInfo.Utc, out var time) ? time : null;

    public static Option<SliceShares?> Shares() => new("--shares")
    {
        Description = "FIT/STOP/CALIBRATION/TEST of the rows that are kept (default: 55/10/15/20; with --test FIT/STOP/CALIBRATION, 84/8/8).",
        CustomParser = result =>
        {
            if (SliceShares.TryParse(result.Tokens[0].Value, out var shares))
                return shares;
            result.AddError($"--shares is '{result.Tokens[0].Value}', expected three or four numbers above 0 such as 55/10/15/20.");
            return null;
        },
    };

    /// <summary>A mistake that only shares and data source together show.</summary>
    public static void CheckShares(Command command, Option<SliceShares?> option, Option<string?> test) => command.Validators.Add(result =>
    {
        if (result.Said(option) is { } said && SliceShares.TryParse(said, out var shares) && shares.Test > 0 == result.Said(test) is not null)
            result.AddError(shares.Test > 0 ? "--shares has a share for a test slice, and --test is one." : "--shares lacks the share of the test slice.");
    });

    /// <summary>Refuses what is no number, or one outside a range, as a mistake of usage.</summary>
    public static Option<int> Between(this Option<int> option, int least, int most)
    {
        option.CustomParser = result => Read(result, option.Name, least, most) ?? 0;
        return option;
    }

    public static Option<int?> Between(this Option<int?> option, int least, int most)
    {
        option.CustomParser = result => Read(result, option.Name, least, most);
        return option;
    }

    public static Option<double> Between(this Option<double> option, double least, double most)
    {
        option.CustomParser = result => Read(result, option.Name, least, most) ?? 0;
        return option;
    }

    public static Option<double?> Between(this Option<double?> option, double least, double most)
    {
        option.CustomParser = result => Read(result, option.Name, least, most);
        return option;
    }

    /// <summary>The word given for an option, for validators of several: a value that cannot be read is not theirs to say. Null: none was given.</summary>
    public static string? Said(this CommandResult result, Option option) => result.GetResult(option) is { Tokens: [var word] } ? word.Value : null;

    /// <summary>The number given for an option; null: none was given, or a word that is none.</summary>
    public static T? SaidNumber<T>(this CommandResult result, Option option)
        where T : struct, INumber<T> => T.TryParse(result.Said(option), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static T? Read<T>(ArgumentResult result, string option, T least, T most)
        where T : struct, INumber<T>
    {
        var word = result.Tokens[0].Value;
        var isNumber = T.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (isNumber && value >= least && value <= most)
            return value;
        var found = isNumber ? word : $"'{word}'";
        var kind = isNumber ? "" : typeof(T) == typeof(double) ? "a number from " : "a whole number from ";
        result.AddError(FormattableString.Invariant($"{option} is {found}, expected {kind}{least} to {most}."));
        return null;
    }
}
