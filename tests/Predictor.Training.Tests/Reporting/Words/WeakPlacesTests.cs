using Predictor.Training.Reporting;
using Predictor.Training.Reporting.Words;

namespace Predictor.Training.Tests.Reporting.Words;

public sealed class WeakPlacesTests
{
    private static readonly long Monday = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    [Fact]
    public void A_day_on_which_much_more_happened_than_was_predicted_is_named_with_both()
    {
        var (labels, probabilities) = Measured.Calibrated(2_000);
        var at = labels.Select((_, i) => Monday + (i % 4 * 86_400L)).ToArray();
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = i % 4 == 2 && i % 8 != 6 ? 1 : labels[i];
        }

        var weak = WeakPlaces.Of(Section(labels, probabilities, at), most: 3).ToArray();

        var day = Assert.Single(weak);
        Assert.StartsWith("4 Mar: ", day, StringComparison.Ordinal);
        Assert.EndsWith("happened (500 cases).", day, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_stands_out_that_is_said_with_what_was_looked_at()
    {
        var (labels, probabilities) = Measured.Calibrated(2_000);
        var at = labels.Select((_, i) => Monday + (i % 4 * 86_400L)).ToArray();

        var weak = WeakPlaces.Of(Section(labels, probabilities, at), most: 3).ToArray();

        Assert.Equal("Looked at by time: no group stands out beyond what chance does among so many.", Assert.Single(weak));
    }

    [Fact]
    public void Few_cases_are_a_weakness()
    {
        var (labels, probabilities) = Measured.Calibrated(80);

        Assert.StartsWith("It was measured on few cases: its AUC may be anywhere from 0.", WeakPlaces.Of(Section(labels, probabilities, null), most: 3).First(), StringComparison.Ordinal);
    }

    private static OutcomeSection Section(float[] labels, double[] probabilities, long[]? at) =>
        new(CaseTables.Back, [Measured.Section(labels, probabilities, at)], Beside: null);
}
