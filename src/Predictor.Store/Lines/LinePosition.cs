using System.Globalization;

namespace Predictor.Store.Lines;

/// <summary>Where in an order a page ended: what follows comes after it, whatever was added meanwhile.</summary>
/// <param name="First">What the order goes by.</param>
/// <param name="Second">What it goes by next; 0 where that is the id.</param>
/// <param name="Id">Of the last line.</param>
public sealed record LinePosition(double First, double Second, string Id)
{
    /// <summary>As a caller keeps it; it holds no personal data.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First:R}~{Second:R}~{Id}");

    /// <summary>Of a line in a query's order.</summary>
    public static LinePosition Of(LineQuery query, Line line)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(line);
        return query.Order switch
        {
            LineOrder.Gain => new LinePosition(line.Value.Gain, line.Value.AtStake, line.Id),
            LineOrder.Stake => new LinePosition(line.Value.AtStake, 0, line.Id),
            LineOrder.Opened => new LinePosition(line.OpenedAt.ToUnixTimeMilliseconds(), 0, line.Id),
            _ => new LinePosition(query.IsSecond ? line.SecondProbability ?? 0 : line.Probability, 0, line.Id),
        };
    }

    /// <returns>Null where it is none.</returns>
    public static LinePosition? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('~') is [var first, var second, var id]
            && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var one) && double.IsFinite(one)
            && double.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out var two) && double.IsFinite(two)
            && LineId.IsOne(id)
            ? new LinePosition(one, two, id)
            : null;
    }
}
