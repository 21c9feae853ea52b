using System.Globalization;
using Predictor.Boosting;

namespace Predictor.Training.Tuning.Space;

/// <summary>One option of the learner that a search may set, and the range it is looked for in.</summary>
/// <param name="Name">Of the property of <see cref="BoostingOptions"/>.</param>
/// <param name="Low">Least value, above 0.</param>
/// <param name="High">Most, above the least.</param>
/// <param name="Scale">How values spread over the range.</param>
/// <param name="Get">Of a setting.</param>
/// <param name="Set">A setting with this value.</param>
internal sealed record SearchedOption(
    string Name, double Low, double High, SearchScale Scale, Func<BoostingOptions, double> Get, Func<BoostingOptions, double, BoostingOptions> Set)
{
    /// <param name="place">In the range, 0 to 1.</param>
    /// <returns>A whole number on a scale of those, three digits on others: no more than matters, and the same bits however it was come by.</returns>
    public double ValueAt(double place)
    {
        var value = Scale == SearchScale.Linear ? Low + (place * (High - Low)) : Low * Math.Pow(High / Low, place);
        var rounded = Scale == SearchScale.Whole
            ? Math.Round(value)
            : double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Clamp(rounded, Low, High);
    }

    /// <summary>0 to 1; a value beyond an end stands at it.</summary>
    public double PlaceOf(double value)
    {
        var inside = Math.Clamp(value, Low, High);
        return Scale == SearchScale.Linear ? (inside - Low) / (High - Low) : Math.Log(inside / Low) / Math.Log(High / Low);
    }
}
