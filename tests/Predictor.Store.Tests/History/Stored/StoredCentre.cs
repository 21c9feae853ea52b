using System.Globalization;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.History.Stored;

/// <summary>A small centre told to a store, in parts and out of order, as a service is told.</summary>
internal static class StoredCentre
{
    public static async Task TellAsync(RecordStore store, SmallCentre centre)
    {
        var contacts = centre.Contacts.AsEnumerable().Reverse().ToArray();
        Assert.Equal(Recorded.Yes, await store.RecordAsync(contacts.Where(one => one.SurveyedAt is not null).Select(one =>
            new Survey(one.Id, one.SurveyedAt!.Value, one.Score is { } score ? score < 3 : null, one.Score))));
        Assert.Equal(Recorded.Yes, await store.RecordAsync(contacts.Select(one => new Interaction
        {
            CaseId = one.Id,
            ClosedAt = one.ClosedAt,
            HandleSeconds = one.HandleSeconds,
            Transfers = one.Transfers,
            Resolved = one.Resolved is { } resolved ? resolved == 1 : null,
            Reopenings = one.Reopenings,
            Given = $$"""{"queue":"{{one.Queue}}","unheard of":{{Number(one.HandleSeconds)}}}""",
        })));
        Assert.Equal(Recorded.Yes, await store.RecordAsync(contacts.Select(one => new Interaction { CaseId = one.Id, CustomerId = one.Customer, OpenedAt = one.OpenedAt })));
        Assert.Equal(Recorded.Yes, await store.RecordAsync(centre.People.Select(person => new CustomerRecord
        {
            CustomerId = person.Key,
            JoinedAt = person.Value.JoinedAt,
            LeftAt = person.Value.LeftAt,
            Value = person.Value.Value,
            ContractEndsAt = person.Value.ContractEndsAt,
        })));
    }

    public static Task<RecordStore> OpenAsync(StorePlace place) => RecordStore.OpenAsync(
        new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), TestContext.Current.CancellationToken);

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "1";
}
