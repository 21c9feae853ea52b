using System.Globalization;
using System.Text;
using Predictor.Cases.Tables.Blocks;

namespace Predictor.Cases.Tests.Tables.Blocks;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("+.5")]
    [InlineData("5.")]
    [InlineData("-0")]
    [InlineData("0e0")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1E22")]
    [InlineData("1e-22")]
    [InlineData("1e23")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1e0005")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("\u221212")]
    [InlineData("\u221E")]
    [InlineData("12 ")]
    [InlineData("--1")]
    [InlineData("9007199254740992")]
    [InlineData("9007199254740993")]
    [InlineData("9999999999999999999")]
    [InlineData("99999999999999999999")]
    [InlineData("0000000000000000000001")]
    [InlineData("0.00000000000000000000001")]
    [InlineData("340282356779733661637539395458142568447")]
    [InlineData("340282356779733661637539395458142568448")]
    [InlineData("16777217")]
    [InlineData("16777216.999999999")]
    [InlineData("16777217.000000001")]
    [InlineData("1.000000059604644775390625")]
    [InlineData("1.0000000596046447753")]
    [InlineData("1.0000000596046447754")]
    public void Text_is_the_double_and_the_float_that_the_plain_reader_gives(string text) => Check(text);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Numbers_of_all_sizes_and_lengths_too(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 50_000; i++)
        {
            var digits = random.NextInt64(1, long.MaxValue) / (long)Math.Pow(10, random.Next(18));
            var point = random.Next(0, 20);
            var text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(point + 1, '0');
            Check((random.Next(2) == 0 ? "-" : "") + text[..^point] + (point > 0 ? "." + text[^point..] : "") + (random.Next(4) == 0 ? $"e{random.Next(-40, 40)}" : ""));
            Check(BitConverter.UInt64BitsToDouble((ulong)random.NextInt64()).ToString("R", CultureInfo.InvariantCulture));

            // Next to the middle between two float32, where a double that is off by its last bit would round the other way.
            var middle = (double)BitConverter.Int32BitsToSingle(random.Next(0x3F800000, 0x40000000));
            middle = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(middle) + (1UL << 28) + (ulong)random.Next(-3, 4));
            Check(middle.ToString("F18", CultureInfo.InvariantCulture));
        }
    }

    private static void Check(string text)
    {
        var isNumber = NumberCell.TryParse(text, out var expected);
        var bytes = Encoding.UTF8.GetBytes(text);

        Assert.Equal(isNumber, NumberText.TryParse(bytes, out double value));
        Assert.Equal(isNumber, NumberText.TryParse(bytes, out float rounded));
        if (isNumber)
        {
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value), $"{text}: {value:R}, expected {expected:R}");
            Assert.True(BitConverter.SingleToInt32Bits((float)expected) == BitConverter.SingleToInt32Bits(rounded), $"{text}: {rounded:R}, expected {(float)expected:R}");
        }
    }
}
