using Predictor.Models.Bundles;

namespace Predictor.Desk.Cases;

/// <summary>Tries changes in the order in which they are given, many at once, until one undercuts a probability.</summary>
internal sealed class ChangeSearch(OutcomeModel model, float[] row, double below, int most)
{
    public int Tried { get; private set; }

    public bool IsWhole { get; private set; } = true;

    /// <returns>The first that does; null: none does, or no more may be tried.</returns>
    public SmallestChange? First(List<Change> changes, int atOnce)
    {
        var rows = new float[Math.Min(atOnce, Math.Max(1, changes.Count)) * row.Length];
        var margins = new double[rows.Length / row.Length];
        var count = 0;
        for (var begin = 0; begin < changes.Count; begin += count)
        {
            count = Math.Min(Math.Min(margins.Length, changes.Count - begin), most - Tried);
            if (count <= 0)
            {
                IsWhole = false;
                return null;
            }

            for (var i = 0; i < count; i++)
            {
                var changed = rows.AsSpan(i * row.Length, row.Length);
                row.CopyTo(changed);
                changed[changes[begin + i].First.Column] = changes[begin + i].First.Is;
                if (changes[begin + i].Second is { } second)
                    changed[second.Column] = second.Is;
            }

            model.Forest.Margins(rows.AsMemory(0, count * row.Length), margins.AsMemory(0, count));
            Tried += count;
            for (var i = 0; i < count; i++)
            {
                if (model.Calibrator.Probability(margins[i]) is var probability && probability < below)
                    return new SmallestChange(Values(changes[begin + i]), probability, Tried, IsWhole);
            }
        }

        return null;
    }

    private static ChangedValue[] Values(Change change) => change.Second is { } second ? [change.First, second] : [change.First];
}
