namespace Predictor.Charts.Swarms;

/// <summary>A shade as the stylesheet calls it.</summary>
internal static class ShadeClass
{
    public static string Of(Shade shade) => shade switch
    {
        Shade.Missing => "v0",
        Shade.Lowest => "v1",
        Shade.Low => "v2",
        Shade.Middle => "v3",
        Shade.High => "v4",
        Shade.Highest => "v5",
        _ => "vn",
    };
}
