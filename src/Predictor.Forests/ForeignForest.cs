namespace Predictor.Forests;

/// <summary>A forest that another library grew, over that library's own features in their order.</summary>
public sealed record ForeignForest
{
    /// <summary>Whose file it was: "xgboost" or "lightgbm".</summary>
    public required string Library { get; init; }

    /// <summary>The library's name of what was minimised: "binary:logistic".</summary>
    public required string Objective { get; init; }

    /// <summary>Margins are log-odds: the library's own raw scores, times its sigmoid's factor where it has one.</summary>
    public required Forest Forest { get; init; }

    /// <summary>One a feature; null where the file names none.</summary>
    public IReadOnlyList<string>? FeatureNames { get; init; }

    /// <summary>One a feature: whether its cells are category codes.</summary>
    public required IReadOnlyList<bool> IsCategory { get; init; }

    /// <summary>One a feature: the largest category code that the file tells of, -1 where it tells of none.</summary>
    public required IReadOnlyList<int> LargestCode { get; init; }

    /// <summary>One a feature: its categories' texts in the order of their codes, where the file has them; null otherwise.</summary>
    public required IReadOnlyList<IReadOnlyList<string>?> Categories { get; init; }

    /// <summary>What was left out or is to be known, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
