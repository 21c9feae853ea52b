namespace Predictor.Ledger.Tests.Reference;

/// <summary>Rows drawn from a seed: groups whose outcomes differ, customers with several rows, a way of handling that hangs on what was expected.</summary>
internal sealed record ReferenceRows(
    double[] Observed,
    double[] Expected,
    int[] Groups,
    int[] Customers,
    bool[] Treated,
    double[] Untreated,
    double[] Chance,
    double[] Residuals,
    sbyte[] Places,
    int[] Strata)
{
    public const int GroupCount = 8;

    public static ReferenceRows Draw(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new ReferenceRows(
            new double[count], new double[count], new int[count], new int[count], new bool[count], new double[count], new double[count], new double[count], new sbyte[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var hardness = random.NextDouble();
            rows.Groups[i] = Math.Min(GroupCount - 1, (int)(hardness * random.NextDouble() * 2 * GroupCount));
            rows.Customers[i] = random.Next(count / 3);
            rows.Expected[i] = 0.03 + (0.3 * hardness);
            rows.Chance[i] = 0.005 + (0.98 * hardness * hardness);
            rows.Treated[i] = random.NextDouble() < rows.Chance[i];
            rows.Untreated[i] = rows.Expected[i];
            rows.Observed[i] = random.NextDouble() < (rows.Expected[i] * (0.7 + (0.1 * rows.Groups[i]))) + (rows.Treated[i] ? 0.05 : 0) ? 1 : 0;
            rows.Places[i] = (sbyte)random.Next(4);
            rows.Residuals[i] = rows.Observed[i] - rows.Expected[i] + (rows.Places[i] == 1 ? 0.1 : 0);
            rows.Strata[i] = rows.Groups[i] / 3;
        }

        return rows;
    }
}
