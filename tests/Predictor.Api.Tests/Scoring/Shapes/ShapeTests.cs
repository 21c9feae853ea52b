using System.Text;
using System.Text.Json;

namespace Predictor.Api.Tests.Scoring.Shapes;

/// <summary>The same case said in every way that a platform can say it.</summary>
public sealed class ShapeTests(Service service) : IClassFixture<Service>
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>With record=none: a recorded answer has an id of its own.</summary>
    private const string Nested = """{"caseId":"c1","customerId":"k 1","moment":"closure","asOf":"2026-06-30T13:00:00Z","value":200.5,"features":{"visits":3,"queueing":700,"fixed":false,"topic":"Ärger"}}""";

    [Theory]
    [InlineData("?record=none", Json, """{"caseId":"c1","customerId":"k 1","moment":"closure","asOf":"2026-06-30T13:00:00Z","value":"200.5","visits":"3","queueing":"700","fixed":"false","topic":"Ärger","age":""}""")]
    [InlineData("?record=none", Json, """{"caseId":"c1","customerId":"k 1","moment":"closure","asOf":"2026-06-30T13:00:00Z","value":200.5,"features.visits":3,"queueing":700,"fixed":false,"topic":"\u00c4rger","age":null}""")]
    [InlineData("?record=none", Form, "caseId=c1&customerId=k+1&moment=closure&asOf=2026-06-30T13%3A00%3A00Z&value=200.5&visits=3&queueing=700&fixed=no&topic=%C3%84rger&age=")]
    [InlineData("?record=none", Form, Nested)]
    [InlineData("?record=none&caseId=c1&customerId=k%201&moment=closure&asOf=2026-06-30T13:00:00Z&value=200.5&visits=3&queueing=700&fixed=no&topic=%C3%84rger&age=", Json, "")]
    [InlineData("?record=none&moment=closure&customerId=k+1&queueing=700&topic=%C3%84rger", Json, """{"caseId":"c1","asOf":"2026-06-30T13:00:00Z","value":200.5,"visits":3,"fixed":false}""")]
    [InlineData("?record=none&moment=closure&customerId=k+1&queueing=700&topic=%C3%84rger", Json, """{"caseId":"c1","asOf":"2026-06-30T13:00:00Z","value":200.5,"features":{"visits":3,"fixed":false}}""")]
    [InlineData("?record=none&moment=closure&customerId=k+1&queueing=700&topic=%C3%84rger", Form, "caseId=c1&asOf=2026-06-30T13:00:00Z&value=200.5&visits=3&fixed=0")]
    [InlineData("?record=none&caseId=other&moment=arrival&value=1&visits=1&topic=billing&queueing=700", Json, """{"caseId":"c1","customerId":"k 1","moment":"closure","asOf":"2026-06-30T13:00:00Z","value":200.5,"features":{"visits":3,"queueing":"","fixed":false,"topic":"Ärger"}}""")]
    [InlineData("?record=none&caseId=c1&moment=closure&visits=3", Form, "caseId=&customerId=k+1&moment=&asOf=2026-06-30T13:00:00Z&value=200.5&visits=&queueing=700&fixed=0&topic=%C3%84rger")]
    public async Task However_it_is_said_the_answer_is_the_same(string query, string contentType, string body)
    {
        var expected = await service.ScoreAsync(Nested, "/v1/score?record=none");

        var answer = await AnswerAsync("/v1/score" + query, contentType, body);

        Assert.Equal(expected.GetRawText(), answer.GetRawText());
    }

    [Theory]
    [InlineData("?visitz=3&visits=3", "{}", "unknownFeature", "query", "visitz")]
    [InlineData("", """{"visits":3,"visitz":3}""", "unknownFeature", "body", "visitz")]
    [InlineData("?features=3&visits=3", "{}", "unknownFeature", "query", "features")]
    [InlineData("?visits=3&visits=4", "{}", "repeated", "features", "visits")]
    [InlineData("?visits=many", "{}", "notANumber", "features", "visits")]
    [InlineData("?queueing=5&moment=arrival", """{"visits":1}""", "notYetKnown", "features", "queueing")]
    [InlineData("", """{"visits":3,"features":{}}""", "unknownField", "body", null)]
    public async Task What_is_wrong_is_named_wherever_it_is_said(string query, string body, string code, string field, string? feature)
    {
        var answer = await AnswerAsync($"/v1/score{query}{(query.Length > 0 ? "&" : "?")}caseId=c", Json, body);

        var warning = Assert.Single(answer.GetProperty("warnings").EnumerateArray());
        Assert.Equal(code, warning.GetProperty("code").GetString());
        Assert.Equal(field, warning.GetProperty("field").GetString());
        Assert.Equal(feature, warning.TryGetProperty("feature", out var named) ? named.GetString() : null);
    }

    [Theory]
    [InlineData("?shape=round", "{}", "shape")]
    [InlineData("?deadlineMs=0", "{}", "deadlineMs")]
    [InlineData("?deadlineMs=60001", "{}", "deadlineMs")]
    [InlineData("?deadlineMs=1.5", "{}", "deadlineMs")]
    [InlineData("?shape=flat", """{"caseId":"c","visitz":3}""", "features")]
    [InlineData("?shape=flat", "", "body")]
    public async Task A_query_that_is_none_and_a_body_that_says_nothing_are_refused(string query, string body, string place)
    {
        var problem = await service.RefusedAsync(400, body, "/v1/score" + query);

        Assert.Contains(place, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task A_customer_alone_is_enough_for_his_history_may_say_the_rest()
    {
        var answer = await AnswerAsync("/v1/score?customerId=k1&caseId=c1", Json, "");

        Assert.Equal("k1", answer.GetProperty("customerId").GetString());
        Assert.Equal(1, answer.GetProperty("outcomes").GetArrayLength());
    }

    [Fact]
    public async Task A_flat_answer_says_what_the_nested_one_says_in_strings()
    {
        var nested = await service.ScoreAsync(Nested, "/v1/score?record=none&reasons=2");
        var flat = await service.ScoreAsync(Nested, "/v1/score?record=none&reasons=2&shape=flat");

        Assert.All(flat.EnumerateObject(), member => Assert.Equal(JsonValueKind.String, member.Value.ValueKind));
        Assert.Equal(
            [
                "caseId", "customerId", "moment", "asOf", "model", "modelVersion", "policyVersion", "currency",
                .. Names("gone", 2), .. Names("cross", 2),
                "atStake", "action", "actionWords", "actionExpectedGain", "missing", "warnings", "predictionId", "recorded", "degraded", "sample", "heldOut", "withheldAction",
            ],
            flat.EnumerateObject().Select(member => member.Name));
        var gone = nested.GetProperty("outcomes")[0];
        foreach (var name in new[] { "probability", "margin", "percentile", "baseProbability" })
        {
            Assert.Equal(
                BitConverter.DoubleToInt64Bits(gone.GetProperty(name).GetDouble()),
                BitConverter.DoubleToInt64Bits(double.Parse(flat.GetProperty($"gone_{name}").GetString()!, System.Globalization.CultureInfo.InvariantCulture)));
        }

        Assert.Equal(gone.GetProperty("band").GetProperty("name").GetString(), flat.GetProperty("gone_band").GetString());
        Assert.Equal("3 visits", flat.GetProperty("gone_reason1").GetString());
        Assert.Equal("visits", flat.GetProperty("gone_reason1_code").GetString());
        Assert.Equal("raises", flat.GetProperty("gone_reason1_direction").GetString());
        Assert.Equal("2026-06-30T13:00:00Z", flat.GetProperty("asOf").GetString());
        Assert.Equal("1", flat.GetProperty("modelVersion").GetString());
        Assert.Equal("age", flat.GetProperty("missing").GetString());
        Assert.Equal("false", flat.GetProperty("recorded").GetString());
        Assert.Equal("", flat.GetProperty("action").GetString());
    }

    [Fact]
    public async Task The_names_of_a_flat_answer_do_not_change_with_the_case()
    {
        var closure = await service.ScoreAsync(Nested, "/v1/score?shape=flat&reasons=4");
        var arrival = await service.ScoreAsync("""{"caseId":"c2","visitz":1,"moment":"arrival","topic":"billing"}""", "/v1/score?shape=flat&reasons=4");

        Assert.Equal(closure.EnumerateObject().Select(member => member.Name), arrival.EnumerateObject().Select(member => member.Name));
        Assert.Equal("", arrival.GetProperty("cross_probability").GetString());
        Assert.Equal("unknownFeature body.visitz", arrival.GetProperty("warnings").GetString());
        Assert.Equal("true", arrival.GetProperty("recorded").GetString());
        Assert.NotEmpty(arrival.GetProperty("predictionId").GetString()!);
    }

    [Fact]
    public async Task A_batch_answers_flat_too_and_takes_from_the_query_what_its_lines_leave_out()
    {
        using var response = await service.PostAsync("/v1/score/batch?shape=flat&record=none&reasons=0&moment=closure", "{\"caseId\":\"a\",\"visits\":3}\n{\"caseId\":\"b\",\"moment\":\"arrival\",\"features\":{\"visits\":1}}\n");
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Service.Json).ToArray();

        Assert.Equal(["a closure", "b arrival"], lines.Select(line => $"{line.GetProperty("caseId").GetString()} {line.GetProperty("moment").GetString()}"));
    }

    private async Task<JsonElement> AnswerAsync(string path, string contentType, string body)
    {
        using var response = await service.Client.PostAsync(path, new StringContent(body, Encoding.UTF8, contentType), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return Service.Json(text);
    }

    private static IEnumerable<string> Names(string outcome, int reasons) =>
    [
        .. new[] { "words", "probability", "margin", "percentile", "band", "bandWords", "baseProbability" }.Select(name => $"{outcome}_{name}"),
        .. Enumerable.Range(1, reasons).SelectMany(i => new[] { "", "_code", "_direction", "_points", "_contribution" }.Select(part => $"{outcome}_reason{i}{part}")),
    ];
}
