namespace Predictor.Benchmarks.Speed.Tables;

/// <summary>How a column's cells are written, and so how many different ones there are.</summary>
internal enum CellForm
{
    /// <summary>Whole numbers from 0, few: "3".</summary>
    Count,

    /// <summary>Whole numbers to 7,200, skewed: "412".</summary>
    Seconds,

    /// <summary>Two decimals, to 500: "17.95".</summary>
    Amount,

    /// <summary>Three decimals, both signs: "-0.482".</summary>
    Score,

    /// <summary>The name of a level, low ones more frequent: "agent_017".</summary>
    Level,
}
