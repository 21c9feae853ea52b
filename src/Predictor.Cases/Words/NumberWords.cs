using System.Globalization;

namespace Predictor.Cases.Words;

/// <summary>Numbers as people read them: never an exponent, never more figures than anybody takes in.</summary>
internal static class NumberWords
{
    /// <summary>Closer to zero than this the figures say nothing to a reader.</summary>
    private const double Smallest = 0.001;

    /// <summary>Below it, a double's digits are a whole number's.</summary>
    private const double MostWhole = 1e15;

    /// <summary>Whole with its thousands apart from 10 on, three significant digits below.</summary>
    public static string Of(double value)
    {
        var size = Math.Abs(value);
        if (size is > 0 and < Smallest)
            return "nearly 0";
        if (size is 0 or >= 9.995)
            return Whole(value);

        var decimals = size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.01 ? 4 : 5;
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
    }

    public static string Whole(double value)
    {
        var rounded = Math.Round(value, MidpointRounding.AwayFromZero);
        return Math.Abs(rounded) switch
        {
            < 1000 => ((int)rounded).ToString(CultureInfo.InvariantCulture),
            < MostWhole => ((long)rounded).ToString("N0", CultureInfo.InvariantCulture),
            _ => rounded.ToString("#,0", CultureInfo.InvariantCulture),
        };
    }
}
