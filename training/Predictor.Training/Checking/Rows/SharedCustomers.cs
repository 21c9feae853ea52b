using System.Globalization;

namespace Predictor.Training.Checking.Rows;

/// <summary>How many test rows are of customers that training knows. In time that is as it will be live; it is said, because intervals then rest on fewer customers than rows.</summary>
internal sealed class SharedCustomers : ICheck
{
    public IEnumerable<Finding> Find(CheckedData data)
    {
        var sliced = data.Sliced.MaxBy(each => each.Test.Length);
        if (sliced is null || data.Table.CustomerIds is not { } ids || sliced.TestCases.Table.CustomerIds is not { } testIds || sliced.Test.Length == 0)
            yield break;
        var customers = sliced.Test.CountBy(row => testIds[row], StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shared = new HashSet<string>(sliced.BeforeTest.Select(row => ids[row]).Where(customers.ContainsKey), StringComparer.Ordinal);
        var rows = shared.Sum(customer => customers[customer]);
        if (rows == 0)
            yield break;
        yield return new Finding
        {
            Severity = Severity.Note,
            Code = "shared-customers",
            Words = string.Create(
                CultureInfo.InvariantCulture,
                $"{(double)rows / sliced.Test.Length:0%} of the test slice's rows are of customers that come before it too ({shared.Count:N0} of {customers.Count:N0} customers)"),
            Advice = "As it will be live; intervals resample customers.",
            Evidence = new Dictionary<string, double> { ["rows"] = (double)rows / sliced.Test.Length, ["customers"] = (double)shared.Count / customers.Count },
        };
    }
}
