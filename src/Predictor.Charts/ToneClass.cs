namespace Predictor.Charts;

/// <summary>A tone as the stylesheet calls it.</summary>
internal static class ToneClass
{
    public static string Of(Tone tone) => tone == Tone.Main ? "main" : "other";
}
