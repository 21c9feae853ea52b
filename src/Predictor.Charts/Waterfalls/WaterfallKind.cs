namespace Predictor.Charts.Waterfalls;

/// <summary>What a bar of a waterfall stands for.</summary>
public enum WaterfallKind
{
    /// <summary>Where it begins: from zero.</summary>
    Base,

    /// <summary>A part that adds or takes away.</summary>
    Part,

    /// <summary>Where it ends: from zero.</summary>
    Total,
}
