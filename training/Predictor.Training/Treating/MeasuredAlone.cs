using System.Globalization;
using Predictor.Cases;
using Predictor.Store.Records;

namespace Predictor.Training.Treating;

/// <summary>Labelled cases that something was done about, where a model is held against them: told of, or left out.</summary>
/// <param name="File">A file of what was done; null: none, or the store's.</param>
/// <param name="Excludes">Whether treated rows are left out; else they are only counted.</param>
internal sealed record MeasuredAlone(string? File, bool Excludes)
{
    /// <param name="table">The cases.</param>
    /// <param name="actions">What was done, as far as it is known.</param>
    /// <param name="notes">Takes how many were treated, an outcome.</param>
    /// <returns>The same rows; treated ones without their labels where they are left out.</returns>
    public CaseTable Of(CaseTable table, IReadOnlyList<CaseAction> actions, IList<string> notes)
    {
        if (actions.Count == 0)
        {
            if (Excludes)
                notes.Add("Nothing is known to have been done about these cases (--actions, or a store), so that all are measured, though the model is of cases left alone.");
            return table;
        }

        var acted = new ActedOn(actions);
        var alone = table.Labels.ToArray();
        for (var outcome = 0; outcome < alone.Length; outcome++)
        {
            var (rows, values) = (acted.Rows(table, table.Schema.Outcomes[outcome]), alone[outcome].Values);
            var treated = values.Where((label, row) => label >= 0 && rows[row]).Count();
            if (treated == 0)
                continue;
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{table.Schema.Outcomes[outcome].Name}: something was done about {treated:N0} of the {values.Count(label => label >= 0):N0} labelled rows' cases while the outcome could still come; they {(Excludes ? "are left out" : "are measured as they are")} (--treated)."));
            alone[outcome] = alone[outcome] with { Values = [.. values.Select((label, row) => rows[row] ? (sbyte)-1 : label)] };
        }

        return Excludes ? table.With(alone) : table;
    }
}
