using System.Globalization;
using System.Text;
using Predictor.Api.Scoring.Writing;

namespace Predictor.Api.Tests.Scoring.Writing;

/// <summary>Held to the runtime's own formatter, which the serializer writes with.</summary>
public sealed class ShortestDigitsTests
{
    private const int Many = 400_000;

    [Fact]
    public void Any_bits_are_written_as_the_runtime_writes_them()
    {
        var random = new Random(1);
        for (var i = 0; i < Many; i++)
        {
            Holds(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
        }
    }

    [Fact]
    public void So_are_those_worked_out_here_at_every_size()
    {
        var random = new Random(2);
        for (var i = 0; i < Many; i++)
        {
            Holds(Math.ScaleB(1 + random.NextDouble(), random.Next(-16, 52)) * (random.Next(2) == 0 ? 1 : -1));
        }
    }

    [Fact]
    public void So_are_few_digits_and_their_neighbours()
    {
        var random = new Random(3);
        for (var i = 0; i < Many / 4; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{random.NextInt64((long)Math.Pow(10, random.Next(1, 18)))}E{random.Next(-20, 1)}");
            Neighbours(double.Parse(text, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Above and below a power of two the neighbours are not as far; around a power of ten the number of digits changes.</summary>
    [Fact]
    public void So_are_powers_their_multiples_and_their_neighbours()
    {
        for (var power = -1074; power <= 1023; power++)
        {
            Neighbours(Math.ScaleB(1, power));
            Neighbours(Math.ScaleB(3, power));
        }

        for (var power = -323; power <= 308; power++)
        {
            for (var times = 1; times < 10; times++)
            {
                Neighbours(double.Parse(string.Create(CultureInfo.InvariantCulture, $"{times}E{power}"), CultureInfo.InvariantCulture));
            }
        }
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(999999999999999.9, "999999999999999.9")]
    [InlineData(1e22, "1E+22")]
    [InlineData(-37.5, "-37.5")]
    [InlineData(403.79258773290917, "403.79258773290917")]
    public void They_read_as_people_know_them(double value, string text)
    {
        Span<byte> bytes = stackalloc byte[ShortestDigits.Longest];
        Assert.Equal(text, Encoding.ASCII.GetString(bytes[..ShortestDigits.Write(value, bytes)]));
        Holds(value);
    }

    private static void Neighbours(double value)
    {
        Holds(value);
        Holds(Math.BitIncrement(value));
        Holds(Math.BitDecrement(value));
        Holds(-value);
    }

    private static void Holds(double value)
    {
        if (!double.IsFinite(value))
            return;
        Span<byte> expected = stackalloc byte[ShortestDigits.Longest];
        Span<byte> written = stackalloc byte[ShortestDigits.Longest];
        value.TryFormat(expected, out var length, default, CultureInfo.InvariantCulture);
        var found = written[..ShortestDigits.Write(value, written)];
        if (!found.SequenceEqual(expected[..length]))
            Assert.Equal(Encoding.ASCII.GetString(expected[..length]), Encoding.ASCII.GetString(found));
    }
}
