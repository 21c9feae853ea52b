namespace Predictor.Evaluation.Profit;

/// <summary>What is saved when a leaver takes the offer: the row's value less the offer.</summary>
internal static class SavedValues
{
    public static double[] Of(int rows, ChurnEconomics economics, ReadOnlySpan<double> values)
    {
        economics.Check();
        if (!values.IsEmpty && values.Length != rows)
        {
            throw new ArgumentException($"{values.Length} values for {rows} rows: expected one a row, or none.", nameof(values));
        }

        var saved = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var value = values.IsEmpty || double.IsNaN(values[i]) ? economics.Value : Math.Max(0, values[i]);
            if (double.IsInfinity(value))
            {
                throw new ArgumentException($"Value of row {i} is infinite: expected an amount of money.", nameof(values));
            }

            saved[i] = value - economics.OfferCost;
        }

        return saved;
    }
}
