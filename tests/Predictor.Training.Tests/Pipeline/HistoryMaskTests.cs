using Predictor.Cases;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Tests.Pipeline;

public sealed class HistoryMaskTests
{
    private static readonly Schema Schema = new()
    {
        Name = "hand",
        Columns =
        [
            new Column { Name = "reason", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "contacts_7d", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Source = ColumnSource.History, From = "contacts_7d" },
            new Column { Name = "contacts_30d", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Source = ColumnSource.History, From = "contacts_30d" },
        ],
        Outcomes = [],
    };

    [Fact]
    public void What_is_sent_with_the_case_is_never_hidden()
    {
        var mask = HistoryMask.Everything(Schema);

        Assert.All(Enumerable.Range(0, 100), row => Assert.False(mask.Hides(row, 0)));
        Assert.All(Enumerable.Range(0, 100), row => Assert.True(mask.Hides(row, 1) && mask.Hides(row, 2)));
    }

    [Fact]
    public void The_shares_of_rows_without_and_with_half_a_history_come_out()
    {
        var mask = new HistoryMask(Schema, 0.2, 0.4, seed: 3);
        var hidden = Enumerable.Range(0, 50_000).Select(row => (First: mask.Hides(row, 1), Second: mask.Hides(row, 2))).ToArray();

        // Both: a fifth of the rows, and a quarter of two fifths. Exactly one: half of two fifths.
        Assert.Equal(0.3, hidden.Count(row => row is (true, true)) / 50_000.0, 0.01);
        Assert.Equal(0.2, hidden.Count(row => row.First != row.Second) / 50_000.0, 0.01);
    }

    [Fact]
    public void The_coins_depend_on_the_seed_alone()
    {
        bool[] Hidden(ulong seed) => [.. Enumerable.Range(0, 200).Select(row => new HistoryMask(Schema, 0.1, 0.5, seed).Hides(row, 1))];

        Assert.Equal(Hidden(1), Hidden(1));
        Assert.NotEqual(Hidden(1), Hidden(2));
    }
}
