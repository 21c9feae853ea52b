namespace Predictor.Boosting.Growing;

/// <summary>A node whose rows are being parted.</summary>
/// <param name="Node">With its children made.</param>
/// <param name="IsLeftSmall">Whether the left child has the fewer rows; it is the smaller one that is summed.</param>
internal readonly record struct PartedNode(GrowingNode Node, bool IsLeftSmall)
{
    public GrowingNode Small => IsLeftSmall ? Node.Left! : Node.Right!;

    public GrowingNode Large => IsLeftSmall ? Node.Right! : Node.Left!;
}
