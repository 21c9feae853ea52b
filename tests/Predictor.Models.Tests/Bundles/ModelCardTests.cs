using Predictor.Models.Bundles;

namespace Predictor.Models.Tests.Bundles;

public sealed class ModelCardTests
{
    private static readonly string Card = ModelCard.Write(TinyModel.Make(version: 3));

    [Theory]
    [InlineData("# tiny, version 3")]
    [InlineData("- **left**: the customer leaves within 30 days; at arrival and at closure.")]
    [InlineData("- **late**: the customer waits too long (an output of the centre, not an outcome); at arrival.")]
    [InlineData("Trained on: Four rows made by hand. Learner: boosting, seed 7.")]
    [InlineData("## left at closure")]
    [InlineData("| fit (grew the trees) | 8 | 3 (37.5 %) | 5 | 2026-01-01 | 2026-02-28 |")]
    [InlineData("| calibration | 8 | 3 (37.5 %) | 5 | no time | no time |")]
    [InlineData("3 rows were left out at the cuts")]
    [InlineData("Calibrated by a sigmoid (slope 0.500, intercept 0.100).")]
    [InlineData("| none | undefined |")]
    [InlineData("| repeat_contacts_30d | Repeat contacts in 30 days | at arrival | 0.4000 |")]
    [InlineData("| outcome | moment | KS | slope | intercept | in the large | reliability | resolution | uncertainty | within bins |")]
    [InlineData("worth 200, an offer costs 10, a contact 1, and the share who accept it is beta(6, 14).")]
    [InlineData("The test slice took no part in learning.")]
    [InlineData("fewer than 100 rows of one class")]
    [InlineData("| leaves | 2 |")]
    [InlineData("| seed | 7 |")]
    public void Says_what_a_reviewer_asks(string line) => Assert.Contains(line, Card, StringComparison.Ordinal);

    [Fact]
    public void Leaves_out_columns_that_move_nothing() => Assert.DoesNotContain("| reason |", Card, StringComparison.Ordinal);

    [Fact]
    public void Says_where_the_positive_rate_moved_between_calibration_and_test()
    {
        var model = TinyModel.Make();
        var first = model.Outcomes[0];
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        SliceReport calibration = new(1_000, 200, 900, at, at.AddDays(9)), test = new(1_000, 120, 900, at.AddDays(10), at.AddDays(19));
        var card = ModelCard.Write(TinyModel.With(model, first with { Report = first.Report with { Calibration = calibration, Test = test } }));
        Assert.Contains("- left at arrival: the positive rate moved from 200 (20.0 %) in the calibration slice to 120 (12.0 %)", card, StringComparison.Ordinal);
        Assert.Contains("The test slice is later than everything the model learned from.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("moved from", Card, StringComparison.Ordinal);
        Assert.DoesNotContain("fewer than 100", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_row_has_as_many_cells_as_its_head()
    {
        var cells = 0;
        foreach (var line in Card.Split('\n'))
        {
            var own = line.StartsWith('|') ? line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|') : 0;
            Assert.True(cells == 0 || own == 0 || own == cells, line);
            cells = own;
        }
    }
}
