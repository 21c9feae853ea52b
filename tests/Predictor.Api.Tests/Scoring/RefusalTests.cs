using System.Text;

namespace Predictor.Api.Tests.Scoring;

public sealed class RefusalTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("", "body")]
    [InlineData("   ", "body")]
    [InlineData("hello", "body")]
    [InlineData("{", "body")]
    [InlineData("""{"features": {}} trailing""", "body")]
    [InlineData("""{"features": {"visits": 01}}""", "body")]
    [InlineData("[]", "body")]
    [InlineData("null", "body")]
    [InlineData("\"text\"", "body")]
    [InlineData("{}", "features")]
    [InlineData("""{"caseId": "c"}""", "features")]
    [InlineData("""{"features": null}""", "features")]
    [InlineData("""{"features": []}""", "features")]
    [InlineData("""{"features": "visits"}""", "features")]
    [InlineData("""{"features": {}, "features": {}}""", "features")]
    [InlineData("""{"features": {}, "caseId": {}}""", "caseId")]
    [InlineData("""{"features": {}, "caseId": true}""", "caseId")]
    [InlineData("""{"features": {}, "customerId": [1]}""", "customerId")]
    [InlineData("""{"features": {}, "customerId": "a\u0000b"}""", "customerId")]
    [InlineData("""{"features": {}, "customerId": "\ud800"}""", "customerId")]
    [InlineData("""{"features": {}, "moment": 1}""", "moment")]
    [InlineData("""{"features": {}, "asOf": {}}""", "asOf")]
    [InlineData("""{"features": {}, "value": []}""", "value")]
    public async Task What_leaves_no_case_to_score_is_refused_with_its_place(string body, string place)
    {
        var problem = await service.RefusedAsync(400, body);

        Assert.Equal(place, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task All_mistakes_are_reported_together()
    {
        var problem = await service.RefusedAsync(400, $$"""{"caseId": "{{new string('x', 201)}}", "customerId": null, "moment": {}, "value": false}""", "/v1/score?strict=perhaps&reasons=many");

        Assert.Equal(["caseId", "moment", "value", "features", "strict", "reasons"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("""{"handle": 1}""", "unknownFeature", "handle", "1")]
    [InlineData("""{"case_no": "x"}""", "unknownFeature", "case_no", "'x'")]
    [InlineData("""{"age": "old"}""", "notANumber", "age", "'old'")]
    [InlineData("""{"age": true}""", "notANumber", "age", "true")]
    [InlineData("""{"age": -1}""", "belowMinimum", "age", "-1")]
    [InlineData("""{"age": 1e300}""", "aboveMaximum", "age", "1e300")]
    [InlineData("""{"age": {}}""", "wrongType", "age", "an object")]
    [InlineData("""{"age": [1]}""", "wrongType", "age", "a list")]
    [InlineData("""{"visits": 1.5}""", "notACount", "visits", "1.5")]
    [InlineData("""{"visits": -2}""", "notACount", "visits", "-2")]
    [InlineData("""{"fixed": 2}""", "notAFlag", "fixed", "2")]
    [InlineData("""{"fixed": "perhaps"}""", "notAFlag", "fixed", "'perhaps'")]
    [InlineData("""{"topic": "\udfff"}""", "notText", "topic", "6 bytes that are no text used here")]
    [InlineData("""{"age": 1, "age": 2}""", "repeated", "age", "2")]
    public async Task What_cannot_be_used_is_named_and_strict_refuses_it(string features, string code, string feature, string found)
    {
        var body = $$"""{"caseId": "c", "moment": "closure", "features": {{features}}}""";
        var answer = await service.ScoreAsync(body);
        var refusal = await service.RefusedAsync(400, body, "/v1/score?strict=true");

        var warning = Assert.Single(answer.GetProperty("warnings").EnumerateArray());
        Assert.Equal(code, warning.GetProperty("code").GetString());
        Assert.Equal(feature, warning.GetProperty("feature").GetString());
        Assert.Equal(found, warning.GetProperty("found").GetString());
        Assert.NotEmpty(warning.GetProperty("expected").GetString()!);
        Assert.Equal($"features.{feature}", Assert.Single(refusal.GetProperty("errors").EnumerateObject()).Name);
        if (code != "repeated" && code != "unknownFeature")
        {
            Assert.Contains(feature, answer.GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
        }
    }

    [Theory]
    [InlineData("""{"caseId": "c", "features": {}, "colour": [1, {"a": 2}]}""", "unknownField")]
    [InlineData("""{"caseId": "c", "features": {}, "moment": "dusk"}""", "notAMoment")]
    [InlineData("""{"caseId": "c", "features": {}, "asOf": "yesterday"}""", "notATime")]
    [InlineData("""{"caseId": "c", "features": {}, "value": "much"}""", "notAnAmount")]
    [InlineData("""{"caseId": "c", "features": {}, "value": -1}""", "notAnAmount")]
    [InlineData("""{"caseId": "c", "features": {}, "value": 1e308}""", "notAnAmount")]
    [InlineData("""{"features": {}}""", "caseIdMissing")]
    public async Task A_field_that_cannot_be_used_is_named_and_the_case_still_scored(string body, string code)
    {
        var answer = await service.ScoreAsync(body);

        Assert.Equal(code, Assert.Single(answer.GetProperty("warnings").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Strict_names_every_field_at_fault()
    {
        var problem = await service.RefusedAsync(400, """{"caseId": "c", "features": {"age": "old", "visits": -1, "nobody": 1}}""", "/v1/score?strict=1");

        Assert.Equal(["features.age", "features.visits", "features.nobody"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task A_body_of_unknown_names_gets_a_short_answer()
    {
        var features = string.Join(",", Enumerable.Range(0, 5_000).Select(i => $"\"f{i}\":{i}"));
        var answer = await service.ScoreAsync("{\"caseId\": \"c\", \"features\": {" + features + "}}");

        var warnings = answer.GetProperty("warnings");
        Assert.Equal(101, warnings.GetArrayLength());
        Assert.Equal("andMore", warnings[100].GetProperty("code").GetString());
        Assert.Equal("4900", warnings[100].GetProperty("found").GetString());
    }

    [Fact]
    public async Task Nesting_beyond_the_limit_is_refused()
    {
        var problem = await service.RefusedAsync(400, "{\"features\": {\"age\": " + new string('[', 100) + new string(']', 100) + "}}");

        Assert.Contains("16 levels", problem.GetProperty("errors").GetProperty("body")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_refused()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("""{"features": {"topic": " """), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes("\"}}")];
        using var response = await service.PostAsync("/v1/score", body);

        await Service.ProblemAsync(response, 400);
    }

    [Theory]
    [InlineData(1024 * 1024, 200)]
    [InlineData((1024 * 1024) + 1, 413)]
    [InlineData(10 * 1024 * 1024, 413)]
    public async Task A_body_is_at_most_a_mebibyte(int length, int status)
    {
        const string Case = """{"caseId": "c", "features": {}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/score") { Content = new StringContent(Case + new string(' ', length - Case.Length), Encoding.UTF8, "application/json") };
        request.Headers.ExpectContinue = status == 413;
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 413)
        {
            await Service.ProblemAsync(response, 413);
        }
    }

    [Fact]
    public async Task A_packed_body_is_refused()
    {
        using var content = new ByteArrayContent([0x1F, 0x8B]);
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await service.Client.PostAsync("/v1/score", content, TestContext.Current.CancellationToken);

        await Service.ProblemAsync(response, 415);
    }

    [Fact]
    public async Task An_unknown_model_is_not_found()
    {
        var problem = await service.RefusedAsync(404, """{"features": {}}""", "/v1/models/nobody/score");

        Assert.Contains("nobody", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_a_live_version_says_when_to_come_back()
    {
        service.Registry.Add(TinyModel.Make("waiting"));
        using var response = await service.PostAsync("/v1/models/waiting/score", """{"features": {}}""");

        await Service.ProblemAsync(response, 503);
        Assert.Equal("5", Assert.Single(response.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task The_wrong_verb_and_the_wrong_address_are_problems_too()
    {
        using var verb = await service.Client.GetAsync("/v1/score", TestContext.Current.CancellationToken);
        using var address = await service.Client.GetAsync("/v1/nothing", TestContext.Current.CancellationToken);

        await Service.ProblemAsync(verb, 405);
        await Service.ProblemAsync(address, 404);
    }
}
