using System.Globalization;
using Predictor.Api.Scoring.Shapes;

namespace Predictor.Api.Tests.Scoring.Shapes;

public sealed class PlainNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1e-5, "0.00001")]
    [InlineData(-1.25e-7, "-0.000000125")]
    [InlineData(1e16, "10000000000000000")]
    [InlineData(-1.2345e+18, "-1234500000000000000")]
    [InlineData(double.NaN, "")]
    [InlineData(double.PositiveInfinity, "")]
    public void A_number_is_written_without_an_exponent(double value, string text) => Assert.Equal(text, PlainNumber.Text(value));

    [Fact]
    public void Any_number_reads_back_as_the_same_bits_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            var random = new Random(11);
            for (var i = 0; i < 20_000; i++)
            {
                var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
                if (!double.IsFinite(value))
                    continue;
                var text = PlainNumber.Text(value);
                Assert.Matches("^-?[0-9]+([.][0-9]+)?$", text);
                Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
