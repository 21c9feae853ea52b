using Predictor.Cases;

namespace Predictor.Store.History.Export;

/// <summary>Numbers of an event, scaled and rounded to whole ones; yes and no are 1 and 0.</summary>
internal sealed class WholeColumn(FieldSource source) : ExportColumn(source)
{
    /// <summary>More than this is no count of anything in a support centre, and sums of it could pass 64 bits.</summary>
    private const double Largest = 1e12;

    /// <summary>By row; <see cref="ExportColumn.Missing"/> where empty.</summary>
    public List<long> Rows { get; } = [];

    public override string Expected => "a number";

    public override bool TryAdd(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            Rows.Add(Missing);
        else if (NumberCell.TryParse(text, out var value) && Math.Abs(value * Source.Scale) <= Largest)
            Rows.Add((long)Math.Round(value * Source.Scale, MidpointRounding.AwayFromZero));
        else if (NumberCell.TryParseFlag(text, out var flag))
            Rows.Add(flag ? 1 : 0);
        else
            return false;
        return true;
    }
}
