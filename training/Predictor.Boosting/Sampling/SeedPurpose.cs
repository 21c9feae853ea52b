namespace Predictor.Boosting.Sampling;

/// <summary>What a tree draws random numbers for; each has a stream of its own.</summary>
internal enum SeedPurpose
{
    Rows,
    Columns,
    Rounding,
    Statistics,
}
