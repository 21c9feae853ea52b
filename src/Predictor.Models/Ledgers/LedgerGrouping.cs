namespace Predictor.Models.Ledgers;

/// <summary>Outputs beside outcomes by the levels of one column.</summary>
/// <param name="Column">In the schema.</param>
/// <param name="Label">For people.</param>
/// <param name="NamesPeople">Was asked for by a switch: small groups of people are easily wronged.</param>
/// <param name="WithoutColumns">Columns known at arrival that expectations here were not told.</param>
/// <param name="ToldBy">Columns that expectations were told and that nearly say the group: of its own effect only what changed with a target shows.</param>
/// <param name="Between">By outcome: standard deviation of the groups' true ratios.</param>
/// <param name="Lines">By contacts, most first.</param>
/// <param name="LeftOut">Levels with too few contacts to be listed, and the contacts of no level.</param>
public sealed record LedgerGrouping(
    string Column,
    string Label,
    bool NamesPeople,
    IReadOnlyList<string> WithoutColumns,
    IReadOnlyList<string> ToldBy,
    IReadOnlyDictionary<string, double> Between,
    IReadOnlyList<LedgerLine> Lines,
    int LeftOut);
