using Predictor.Cases;
using Predictor.Training.Reporting.Words;

namespace Predictor.Training.Tests.Reporting.Words;

public sealed class ValueUnitTests
{
    [Theory]
    [InlineData("wait_seconds", null, 120, 1, "seconds")]
    [InlineData("wait_seconds", null, 900, 60, "minutes")]
    [InlineData("handle", "seconds", 40_000, 3_600, "hours")]
    [InlineData("handle", "seconds", 900_000, 86_400, "days")]
    [InlineData("calls", "contacts", 900_000, 1, "contacts")]
    [InlineData("calls", null, 900_000, 1, null)]
    public void Seconds_are_shown_as_what_they_come_to(string name, string? unit, double large, double size, string? shown) => Assert.Equal(
        new ValueUnit(size, shown), ValueUnit.Of(new Column { Name = name, Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Unit = unit }, large));
}
