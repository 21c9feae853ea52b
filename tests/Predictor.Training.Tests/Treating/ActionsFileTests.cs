using Predictor.Cases;
using Predictor.Store.Records;
using Predictor.Training.Treating;

namespace Predictor.Training.Tests.Treating;

public sealed class ActionsFileTests
{
    [Fact]
    public void A_file_says_of_whom_when_what_and_how_it_ended()
    {
        using var folder = new TemporaryFolder();
        var actions = Read(folder.Write("actions.csv", "agent,at,case_id,customer_id,action,ended,held_out\nAna,1970-01-01T00:01:00Z,k1,,callback,not reached,no\nAna,1970-01-01T01:00:02+01:00,,c1,,,\n,1970-01-01T00:00:03Z,,c2,callback,,yes\n"));

        Assert.Equal(
            [
                new CaseAction { Id = CaseAction.IdOf("k1", null, 60, "callback"), CaseId = "k1", At = 60, What = "callback", Ended = ActionEnd.NotReached, HeldOut = false },
                new CaseAction { Id = CaseAction.IdOf(null, "c1", 2, ""), CustomerId = "c1", At = 2 },
                new CaseAction { Id = CaseAction.IdOf(null, "c2", 3, "callback", isHeldOut: true), CustomerId = "c2", At = 3, What = "callback", HeldOut = true },
            ],
            actions);
    }

    [Theory]
    [InlineData("case_id\nk1\n", "at")]
    [InlineData("at,who\n2026-01-01,x\n", "neither a column case_id nor a column customer_id")]
    [InlineData("at,case_id\nMonday,k1\n", "actions.csv, line 2, column at")]
    [InlineData("at,case_id\n2026-01-01,\n", "actions.csv, line 2, column case_id: found nothing, expected a case or a customer")]
    [InlineData("at,case_id,ended\n2026-01-01,k1,well\n", "expected reached, notReached, accepted, declined, notDone")]
    [InlineData("at,case_id,held_out\n2026-01-01,k1,perhaps\n", "actions.csv, line 2, column held_out: found 'perhaps', expected yes or no")]
    public void What_is_wrong_is_named_with_its_place(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.Throws<DataException>(() => Read(folder.Write("actions.csv", text)));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<CaseAction> Read(string path) => ActionsFile.Read(path, TimeZoneInfo.Utc, TestContext.Current.CancellationToken);
}
