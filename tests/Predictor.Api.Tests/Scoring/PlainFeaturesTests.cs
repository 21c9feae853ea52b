using System.Text;
using Predictor.Api.Scoring;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Tests.Fuzzing;

namespace Predictor.Api.Tests.Scoring;

/// <summary>Features that are plain are read as the reader of all JSON reads them, and what is not plain is left to it.</summary>
public sealed class PlainFeaturesTests
{
    private const int Bodies = 20_000;

    private static readonly DateTimeOffset Now = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private static readonly LiveModel Live = LiveModel.Of(TinyModel.Make(), new Policy
    {
        Version = 1,
        Currency = "EUR",
        CustomerValue = 500,
        ValueOutcome = "gone",
        Bands = [new Band("all", "All", new Dictionary<string, double> { ["*"] = 0 })],
        Actions = [],
    });

    private static readonly string[] Seeds =
    [
        """{"caseId":"c1","customerId":"k1","moment":"closure","asOf":"2026-06-30T12:00:00Z","value":120.5,"features":{"visits":3,"queueing":"700","fixed":false,"topic":"billing","age":41}}""",
        """{"features":{"visits":3,"queueing":70.25,"fixed":true,"topic":"Ärger","age":0.1},"moment":"arrival","caseId":"c2"}""",
        """{ "caseId" : "c3" , "features" : { "age" : -0.0 , "visits" : 12 , "topic" : " moving " , "queueing" : null , "fixed" : "yes" } }""",
        """{"caseId":"c4","features":{"visits":1,"topic":"","age":"  "},"other":1}""",
        """{"caseId":"c5","features":{"age":17,"hour":9,"topic":7}}""",
        """{"caseId":"c6","features":{}}""",
    ];

    [Fact]
    public void Whatever_the_body_the_case_is_the_same()
    {
        var random = new Random(20261127);
        for (var i = 0; i < Bodies; i++)
        {
            var seed = Encoding.UTF8.GetBytes(Seeds[i % Seeds.Length]);
            Same(i < Seeds.Length ? seed : Mutations.Of(seed, random), i % 5 == 0 ? """{"visits":"8","topic":"moving"}""" : "");
        }
    }

    [Theory]
    [InlineData("""{"visits":3,"queueing":700,"fixed":false,"topic":"billing","age":41}""")]
    [InlineData("""{"age":41.5,"visits":"3"}""")]
    [InlineData("""{"topic":"Ärger","fixed":null,"age":""}""")]
    [InlineData("{\r\n  \"visits\" : 1,\r\n\t\"age\" : -0.0\r\n}")]
    [InlineData("{}")]
    public void Plain_features_are_read_to_their_end(string features)
    {
        Assert.True(Reader().TryReadPlain(Encoding.UTF8.GetBytes($"{features},\"caseId\":1}}"), out var length));
        Assert.Equal(Encoding.UTF8.GetByteCount(features), length);
    }

    [Theory]
    [InlineData("""{"visits":3,"visits":3}""")]
    [InlineData("""{"visits":3,"unknown":3}""")]
    [InlineData("""{"visits":-1}""")]
    [InlineData("""{"visits":"many"}""")]
    [InlineData("""{"topic":"never seen"}""")]
    [InlineData("""{"topic":"bill\u0069ng"}""")]
    [InlineData("""{"hour":9}""")]
    [InlineData("""{"age":4e1}""")]
    [InlineData("""{"age":041}""")]
    [InlineData("""{"age":4.}""")]
    [InlineData("""{"age":.4}""")]
    [InlineData("""{"age":-}""")]
    [InlineData("""{"age":0.1234567890123456}""")]
    [InlineData("""{"age":4 1}""")]
    [InlineData("""{"age":[4]}""")]
    [InlineData("""{"age":nul}""")]
    [InlineData("""{"age":4,}""")]
    [InlineData("""{"age":4""")]
    [InlineData("""{"age":""")]
    [InlineData("""{"age""")]
    [InlineData("""{"topic":"billing""")]
    [InlineData("{\"topic\":\"bil\nling\"}")]
    [InlineData("{")]
    public void What_is_not_plain_is_left_as_if_nothing_had_been_read(string features)
    {
        var request = new ScoreRequest(Live.Model.Encoder.Width);
        Assert.False(Reader(request).TryReadPlain(Encoding.UTF8.GetBytes(features), out _));
        Assert.All(request.Row, cell => Assert.True(float.IsNaN(cell)));
    }

    private static FeatureReader Reader(ScoreRequest? request = null) => new(Live, request ?? new ScoreRequest(Live.Model.Encoder.Width));

    private static void Same(byte[] body, string query)
    {
        var asked = Encoding.UTF8.GetBytes(query);
        var expected = new ScoreRequestReader(Live, Now, mayBePlain: false).Read(body, asked);
        var found = new ScoreRequestReader(Live, Now).Read(body, asked);
        var about = Convert.ToBase64String(body);
        Assert.True(expected.Mistakes.SelectMany(each => each.Value.Prepend(each.Key)).SequenceEqual(found.Mistakes.SelectMany(each => each.Value.Prepend(each.Key))), about);
        if (expected.Mistakes.Count > 0)
            return;
        Assert.True((expected.CaseId, expected.CustomerId, expected.Moment, expected.AsOf, expected.IsAsOfSaid, expected.Value) == (found.CaseId, found.CustomerId, found.Moment, found.AsOf, found.IsAsOfSaid, found.Value), about);
        Assert.True(expected.Row.Select(BitConverter.SingleToInt32Bits).SequenceEqual(found.Row.Select(BitConverter.SingleToInt32Bits)), about);
        Assert.True(expected.Warnings.All().SequenceEqual(found.Warnings.All()), about);
        Assert.Equal(expected.MomentMissing, found.MomentMissing);
    }
}
