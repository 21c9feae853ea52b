namespace Predictor.Benchmarks.Speed.Figures;

/// <summary>Names of what is timed, the same in the peers' scripts.</summary>
internal static class Stage
{
    /// <summary>A CSV file into the columns that the learner takes.</summary>
    public const string Read = "read";

    /// <summary>Columns into bins.</summary>
    public const string Bin = "bin";

    /// <summary>Bins into trees.</summary>
    public const string Grow = "grow";

    /// <summary>Columns into trees: <see cref="Bin"/> and <see cref="Grow"/> and what lies between.</summary>
    public const string Learn = "learn";

    /// <summary>All held-out rows, float cells in memory, into margins.</summary>
    public const string ScoreMany = "scoreMany";

    /// <summary>The first call of <see cref="ScoreMany"/>, with all that it sets up.</summary>
    public const string ScoreFirst = "scoreFirst";

    /// <summary>One row of floats into its margin.</summary>
    public const string ScoreOne = "scoreOne";

    /// <summary>Some held-out rows into exact contributions.</summary>
    public const string ExplainMany = "explainMany";

    /// <summary>One row of floats into its contributions.</summary>
    public const string ExplainOne = "explainOne";
}
