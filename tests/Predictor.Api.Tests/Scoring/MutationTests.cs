using System.Text;
using Predictor.Tests.Fuzzing;

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

    [Fact]
    public async Task No_body_is_answered_with_a_failure_of_the_service()
    {
        var random = new Random(20260630);
        var answered = 0;
        for (var i = 0; i < Bodies; i++)
        {
            var body = Mutations.Of(Encoding.UTF8.GetBytes(Seeds[i % Seeds.Length]), random);
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
            var form = Mutations.Of(Encoding.UTF8.GetBytes("caseId=c1&customerId=k+1&moment=closure&asOf=2026-06-30T13%3A00%3A00Z&value=200.5&visits=3&queueing=700&topic=%C3%84rger&age=&features.hour=3"), random);
            var query = Encoding.Latin1.GetString(Mutations.Of(Encoding.UTF8.GetBytes("shape=flat&deadlineMs=50&reasons=2&strict=false&record=none&caseId=c&visits=3&queueing=7%2e5&topic=billing"), random));
            using var content = new ByteArrayContent(form);
            content.Headers.ContentType = new("application/x-www-form-urlencoded");
            using var response = await service.Client.PostAsync($"/v1/score?{query.Replace("#", "", StringComparison.Ordinal)}", content, TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode is 200 or 400, $"Form {i} was answered with {(int)response.StatusCode}: {query} {Convert.ToBase64String(form)}");
        }
    }
}
