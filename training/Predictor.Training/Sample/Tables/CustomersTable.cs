namespace Predictor.Training.Sample.Tables;

/// <summary>customers.csv, by customer.</summary>
internal static class CustomersTable
{
    public const string Name = "customers.csv";

    private const string Header = "customer_id,display_name,joined_at,left_at,product,tariff,payment_method,region,contract_ends_at,annual_value";

    /// <returns>Rows.</returns>
    public static int Write(string path, ToldCentre centre, CancellationToken cancellation)
    {
        using var csv = new CsvText(path, Header);
        var rows = 0;
        foreach (var customer in centre.Customers)
        {
            cancellation.ThrowIfCancellationRequested();
            if (customer.LeftAt < centre.From)
            {
                continue;
            }

            csv.AddId('C', customer.Index + 1);
            csv.Add(customer.DisplayName);
            csv.AddTime(customer.JoinedAt);
            csv.AddTime(customer.LeftAt);
            csv.Add(Levels.Of(customer.Product));
            csv.Add(Levels.Of(customer.Tariff));
            csv.Add(Levels.Of(customer.Payment));
            csv.Add(customer.Region ?? "");
            csv.AddTime(customer.ContractEndsAt);
            csv.Add(customer.AnnualValue, "F2");
            csv.EndRow();
            rows++;
        }

        return rows;
    }
}
