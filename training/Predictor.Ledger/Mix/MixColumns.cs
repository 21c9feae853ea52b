using Predictor.Cases;
using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Mix;

/// <summary>The columns that say what cases are: known at arrival, without those that say who handles them.</summary>
internal static class MixColumns
{
    /// <summary>Of the contacts that the commonest group gets wrong, the share that a column must get right to say the group as good as outright.</summary>
    private const double Tells = 0.95;

    /// <summary>Contacts that are looked at, evenly spaced.</summary>
    private const int MostLooked = 200_000;

    /// <returns>Positions of the feature columns.</returns>
    public static int[] Without(ContactTable contacts, IEnumerable<string> left) =>
        [.. contacts.Table.Schema.FeatureColumns.Index().Where(column => column.Item.KnownAt == Moment.Arrival && !left.Contains(column.Item.Name)).Select(column => column.Index)];

    /// <summary>Category columns among some that say the group of nearly every contact: reasons that are each handled by one queue.</summary>
    public static IReadOnlyList<string> ThatTell(ContactTable contacts, string group, int[] columns)
    {
        var step = 1 + (contacts.Count / MostLooked);
        int[] looked = [.. Enumerable.Range(0, contacts.Count / step).Select(i => i * step)];
        float[] Looked(int position)
        {
            var cells = new float[looked.Length];
            new ContactColumn(contacts, position).Read(looked, cells, 1);
            return cells;
        }

        var groups = Looked(contacts.Find(group));
        var commonest = groups.GroupBy(code => code).Max(code => code.Count());
        var told = new List<string>();
        foreach (var position in columns.Where(position => contacts.ColumnAt(position).Kind == ColumnKind.Category))
        {
            var codes = Looked(position);
            var counts = new Dictionary<(float Code, float Group), int>();
            for (var i = 0; i < codes.Length; i++)
            {
                counts[(codes[i], groups[i])] = counts.GetValueOrDefault((codes[i], groups[i])) + 1;
            }

            var right = counts.GroupBy(count => count.Key.Code).Sum(level => level.Max(count => count.Value));
            var distinct = counts.Keys.Select(key => key.Group).Distinct().Count();
            if (distinct > 1 && right - commonest >= Tells * (codes.Length - commonest) && counts.Keys.Select(key => key.Code).Distinct().Count() * 10 < codes.Length)
                told.Add(contacts.ColumnAt(position).Name);
        }

        return told;
    }
}
