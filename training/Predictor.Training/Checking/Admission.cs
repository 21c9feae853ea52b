using Predictor.Cases;

namespace Predictor.Training.Checking;

/// <summary>What the check lets through to training.</summary>
/// <param name="Notes">Warnings, in sentences.</param>
/// <param name="PassedOver">Errors that were to be passed over, in words; empty where there are none.</param>
internal sealed record Admission(IReadOnlyList<string> Notes, string PassedOver)
{
    /// <summary>Name among a model's options: errors that the check found and `--unchecked` passed over.</summary>
    public const string PassedOverOption = "unchecked";

    /// <summary>Of like findings, so many are spelled out.</summary>
    private const int Spelled = 3;

    /// <summary>For the model's provenance.</summary>
    public IEnumerable<KeyValuePair<string, string>> Describe() => PassedOver.Length == 0 ? [] : [new(PassedOverOption, PassedOver)];

    /// <param name="findings">Of the data.</param>
    /// <param name="isUnchecked">Whether errors are passed over.</param>
    /// <exception cref="DataException">There is an error, and they are not.</exception>
    public static Admission Of(IReadOnlyList<Finding> findings, bool isUnchecked)
    {
        var errors = string.Join("; ", findings.Where(finding => finding.Severity == Severity.Error).Select(error => $"{error.Code}: {error}"));
        return errors.Length == 0 || isUnchecked
            ? new Admission([.. findings.Where(finding => finding.Severity <= Severity.Warning).GroupBy(finding => finding.Code).Select(Note)], errors)
            : throw new DataException(
                $"The data cannot be learned from as they are. {errors}. 'check' says what to do; --allow COLUMN lets a column through that honestly tells as much, "
                + "and --unchecked takes the data as they are.");
    }

    /// <summary>Like findings in one sentence.</summary>
    private static string Note(IEnumerable<Finding> like)
    {
        Finding[] all = [.. like];
        return $"{all[0].Code}: {string.Join("; ", all.Take(Spelled))}{(all.Length > Spelled ? $"; and {all.Length - Spelled} more, see 'check'" : "")}.";
    }
}
