using System.Text;
using System.Text.Json;
using Predictor.Api.Scoring.Writing;

namespace Predictor.Api.Tests.Scoring.Writing;

/// <summary>Held to the serializer.</summary>
public sealed class JsonBytesTests
{
    [Fact]
    public void Every_character_is_written_as_the_serializer_writes_it_alone_and_among_others()
    {
        for (var each = 0; each <= char.MaxValue; each++)
        {
            var text = $"a{(char)each}";
            Assert.Equal(JsonSerializer.Serialize(text), Written(json => json.Text(text)));
        }

        var all = string.Concat(Enumerable.Range(0, char.MaxValue + 1).Select(each => (char)each)) + "😀";
        Assert.Equal(JsonSerializer.Serialize(all), Written(json => json.Text(all)));
    }

    [Fact]
    public void No_text_is_null_and_an_empty_one_empty() =>
        Assert.Equal("null\"\"", Written(json =>
        {
            json.Text(null);
            json.Text("");
        }));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1_234_500)]
    [InlineData(9_999_999)]
    [InlineData(5_000_000)]
    public void A_time_is_written_as_the_serializer_writes_it(long fraction)
    {
        foreach (var kind in (DateTimeKind[])[DateTimeKind.Utc, DateTimeKind.Unspecified, DateTimeKind.Local])
        {
            var time = new DateTime(2026, 6, 30, 12, 0, 10, kind).AddTicks(fraction);
            Assert.Equal(JsonSerializer.Serialize(time), Written(json => json.Time(time)));
        }
    }

    [Fact]
    public void What_is_no_number_is_null() =>
        Assert.Equal("[null,null,null,-7]", Written(json =>
        {
            json.Raw("["u8);
            json.Number(double.NaN);
            json.Raw(","u8);
            json.Number(double.NegativeInfinity);
            json.Raw(","u8);
            json.Number(double.PositiveInfinity);
            json.Raw(","u8);
            json.Number(-7);
            json.Raw("]"u8);
        }));

    [Fact]
    public void It_grows_whatever_is_written_and_takes_a_writer_of_its_own()
    {
        var many = Enumerable.Range(0, 5_000).ToArray();
        using var json = new JsonBytes(1);
        foreach (var each in many)
        {
            json.Number(each);
            json.Text("&");
            json.Number(each + 0.5);
            json.Time(DateTime.UnixEpoch);
            json.Flag(true);
        }

        var first = json.Written.Length;
        using (var writer = new Utf8JsonWriter(json))
        {
            JsonSerializer.Serialize(writer, many);
        }

        Assert.Equal(string.Concat(many.Select(each => FormattableString.Invariant($"{each}\"\\u0026\"{each + 0.5}\"1970-01-01T00:00:00Z\"true"))), Encoding.UTF8.GetString(json.Written.Span[..first]));
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(many), json.Written[first..]);
    }

    private static string Written(Action<JsonBytes> write)
    {
        using var json = new JsonBytes(0);
        write(json);
        return Encoding.UTF8.GetString(json.Written.Span);
    }
}
