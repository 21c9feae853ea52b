using System.Globalization;
using Predictor.Cases;
using Predictor.Store.Databases;
using Predictor.Store.Records;

namespace Predictor.Store.History.Stored;

/// <summary>Reads a store into a <see cref="CaseLog"/>, by the rules that an export is read by.</summary>
internal sealed class StoredLogReader(StoreSnapshot store, Schema schema, StoredWindow window, IList<string> notes)
{
    private const long Missing = CaseLog.Missing;

    public CaseLog Read(CancellationToken cancellation)
    {
        var columns = new StoredColumns(schema);
        var texts = new GivenTexts(columns.Names);
        var customers = StoredCustomers.Read(store, texts, columns.Names.Count, cancellation);
        var cases = StoredCaseList.Read(store, columns, customers, texts, window, notes, cancellation);
        if (cases.CaseIds.Count == 0)
            throw new StoreException($"The store in {store.Name} has no case that has opened (POST /v1/interactions).");
        var surveys = ReadSurveys(cases, cancellation);
        NoteMissing(cases, customers);
        return new CaseLog
        {
            CaseIds = cases.CaseIds,
            CustomerIds = cases.CustomerIds,
            Customer = [.. cases.Customer],
            OpenedAt = [.. cases.OpenedAt],
            ClosedAt = NotEarly([.. cases.ClosedAt], cases, "close", "as not closed"),
            HandleSeconds = NotNegative(cases.HandleSeconds),
            Transfers = NotNegative(cases.Transfers),
            Resolved = [.. cases.Resolved],
            Reopenings = NotNegative(cases.Reopenings),
            SurveyedAt = NotEarly(surveys.At, cases, "are surveyed", "as not surveyed"),
            Dissatisfied = surveys.Dissatisfied,
            Score = surveys.Score,
            Known = [.. cases.CustomerIds.Select(id => !customers.Any || customers.Find(id) is not null)],
            JoinedAt = OfCustomers(record => record.JoinedAt),
            Value = OfCustomers(record => record.Value),
            ContractEndsAt = OfCustomers(record => record.ContractEndsAt),
            LeftAt = OfCustomers(record => record.LeftAt),
            Told = new StoredOutcomes(schema, cases).Read(store, notes, cancellation),
            Given = columns.Build(cases.CaseIds.Count, notes),
        };

        long[] OfCustomers(Func<CustomerRecord, long?> take) => [.. cases.CustomerIds.Select(id => customers.Find(id) is { } record ? take(record) ?? Missing : Missing)];
    }

    private (long[] At, long[] Dissatisfied, long[] Score) ReadSurveys(StoredCaseList cases, CancellationToken cancellation)
    {
        var (at, dissatisfied, score) = (Blank(cases), Blank(cases), Blank(cases));
        var (unknown, all) = (0, 0);
        foreach (var row in store.Rows("SELECT case_id, answered_at, dissatisfied, score FROM survey", cancellation))
        {
            all++;
            var position = cases.FindCase(row.GetString(0));
            if (position < 0)
                unknown += window.IsAll ? 1 : 0;
            else
                (at[position], dissatisfied[position], score[position]) = (row.GetInt64(1), row.Whole(2) ?? Missing, row.Whole(3) ?? Missing);
        }

        if (unknown > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{unknown} of {all} surveys are of no case that the store knows, and are left out."));
        return (at, dissatisfied, score);
    }

    private void NoteMissing(StoredCaseList cases, StoredCustomers customers)
    {
        var anonymous = cases.Customer.Count(customer => customer < 0);
        if (anonymous > 0)
            notes.Add($"{anonymous} of {cases.CaseIds.Count} cases name no customer: their history is missing.");
        var unknown = customers.Any ? cases.CustomerIds.Count(id => customers.Find(id) is null) : 0;
        if (unknown > 0)
            notes.Add($"{unknown} of {cases.CustomerIds.Count} customers are not on record (POST /v1/customers): they have no tenure, no value and no label of leaving.");
    }

    private long[] NotEarly(long[] times, StoredCaseList cases, string what, string taken)
    {
        var (early, all, first) = CaseLogRules.TakeOutEarly(times, [.. cases.OpenedAt]);
        if (early > 0)
            notes.Add($"{early} of {all} cases {what} before they open (the first: {cases.CaseIds[first]}) and are taken {taken}.");
        return times;
    }

    private static long[] NotNegative(List<long> values)
    {
        long[] taken = [.. values];
        CaseLogRules.TakeOutNegative(taken);
        return taken;
    }

    private static long[] Blank(StoredCaseList cases)
    {
        var blank = new long[cases.CaseIds.Count];
        Array.Fill(blank, Missing);
        return blank;
    }
}
