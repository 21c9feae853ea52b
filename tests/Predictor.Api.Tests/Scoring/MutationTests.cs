using System.Text;

namespace Predictor.Api.Tests.Scoring;

/// <summary>Thousands of bodies a little or very wrong: each is answered or refused, none breaks the service.</summary>
public sealed class MutationTests(Service service) : IClassFixture<Service>
{
    private const int Bodies = 4_000;

    private static readonly string[] Seeds =
    [
        """{"caseId":"c1","customerId":"k1","moment":"closure","asOf":"2026-06-30T12:00:00Z","value":120.5,"features":{"visits":3,"queueing":"700","fixed":false,"topic":"billing","age":41,"hour":9}}""",
        """{"caseId":7,"customerId":null,"moment":"arrival","features":{"visits":null,"topic":"\u00c4rger","age":1e2,"unknown":[1,{"a":[true]}]}}""",
        """{"features":{"queueing":-0.0,"fixed":"yes","age":"1e-5"},"value":"12","extra":{"deep":[[[[1]]]]}}""",
        """{"caseId":"c1","customerId":"","visits":"3","features.queueing":"700","topic":"moving","age":null,"other":{"a":[1]}}""",
    ];

    /// <summary>What tends to break readers of JSON.</summary>
    private static readonly string[] Splinters =
    [
        "\\ud800", "\\u0000", "\\", "\"", "{", "}", "[", "]", ":", ",", "null", "true", "1e999", "-1e999", "-0", "0.1e-400", "\uFEFF", "\u2028", "NaN", "Infinity",
        "9999999999999999999999", "\"features\":", "{\"features\":{}}", "\"asOf\":\"9999-12-31T23:59:59Z\"", "\"asOf\":\"0001-01-01T00:00:00+14:00\"", "/*", "//", "\t", "\n", "\r", "é", "😀", new string('9', 400), new string('[', 64),
        new string('a', 1500),
    ];

    [Fact]
    public async Task No_body_is_answered_with_a_failure_of_the_service()
    {
        var random = new Random(20260630);
        var answered = 0;
        for (var i = 0; i < Bodies; i++)
        {
            var body = Mutate(Encoding.UTF8.GetBytes(Seeds[i % Seeds.Length]), random);
            using var response = await service.PostAsync(i % 7 == 0 ? "/v1/score?strict=true" : "/v1/score?reasons=all", body);
            var status = (int)response.StatusCode;
            Assert.True(status is 200 or 400, $"Body {i} was answered with {status}: {Convert.ToBase64String(body)}");
            answered += status == 200 ? 1 : 0;
        }

        // Both ways are walked: neither are all bodies refused, nor all taken.
        Assert.InRange(answered, Bodies / 20, Bodies * 19 / 20);
    }

    [Fact]
    public async Task No_form_and_no_query_is_answered_with_a_failure_of_the_service()
    {
        var random = new Random(20260701);
        for (var i = 0; i < Bodies / 4; i++)
        {
            var form = Mutate(Encoding.UTF8.GetBytes("caseId=c1&customerId=k+1&moment=closure&asOf=2026-06-30T13%3A00%3A00Z&value=200.5&visits=3&queueing=700&topic=%C3%84rger&age=&features.hour=3"), random);
            var query = Encoding.Latin1.GetString(Mutate(Encoding.UTF8.GetBytes("shape=flat&deadlineMs=50&reasons=2&strict=false&record=none&caseId=c&visits=3&queueing=7%2e5&topic=billing"), random));
            using var content = new ByteArrayContent(form);
            content.Headers.ContentType = new("application/x-www-form-urlencoded");
            using var response = await service.Client.PostAsync($"/v1/score?{query.Replace("#", "", StringComparison.Ordinal)}", content, TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode is 200 or 400, $"Form {i} was answered with {(int)response.StatusCode}: {query} {Convert.ToBase64String(form)}");
        }
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var body = new List<byte>(seed);
        for (var edits = random.Next(1, 5); edits > 0 && body.Count > 0; edits--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(6))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body.RemoveRange(at, Math.Min(random.Next(1, 12), body.Count - at));
                    break;
                case 2:
                    body.InsertRange(at, Encoding.UTF8.GetBytes(Splinters[random.Next(Splinters.Length)]));
                    break;
                case 3:
                    body.InsertRange(at, body.GetRange(at, Math.Min(random.Next(1, 40), body.Count - at)));
                    break;
                case 4:
                    ReplaceValue(body, Splinters[random.Next(Splinters.Length)], random);
                    break;
                default:
                    body[at] = (byte)(body[at] ^ (1 << random.Next(8)));
                    break;
            }
        }

        return [.. body];
    }

    /// <summary>Puts a splinter where a value stands, as text, so that the JSON often stays whole.</summary>
    private static void ReplaceValue(List<byte> body, string splinter, Random random)
    {
        var colons = Enumerable.Range(0, body.Count).Where(i => body[i] == (byte)':').ToArray();
        if (colons.Length == 0)
        {
            return;
        }

        var start = colons[random.Next(colons.Length)] + 1;
        var end = start;
        while (end < body.Count && body[end] is not ((byte)',' or (byte)'}'))
        {
            end++;
        }

        body.RemoveRange(start, end - start);
        body.InsertRange(start, Encoding.UTF8.GetBytes(random.Next(2) == 0 ? $"\"{splinter}\"" : splinter));
    }
}
