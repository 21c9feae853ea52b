using System.Globalization;

namespace Predictor.Charts;

/// <summary>Numbers as SVG attributes hold them.</summary>
internal static class Geometry
{
    /// <summary>At most one decimal, in the invariant culture.</summary>
    public static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
