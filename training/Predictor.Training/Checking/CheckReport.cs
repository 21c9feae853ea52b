using System.Text.Json.Serialization;

namespace Predictor.Training.Checking;

/// <summary>What the check of one data set found; the shape of the command's JSON.</summary>
/// <param name="Data">What was read, in words.</param>
/// <param name="Columns">One a feature column; empty where the data could not be read.</param>
/// <param name="Findings">The gravest first.</param>
internal sealed record CheckReport(
    string Data, [property: JsonPropertyOrder(1)] IReadOnlyList<ColumnProfile> Columns, [property: JsonPropertyOrder(2)] IReadOnlyList<Finding> Findings)
{
    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);

    public int Warnings => Findings.Count(finding => finding.Severity == Severity.Warning);

    public int Notes => Findings.Count(finding => finding.Severity == Severity.Note);
}
