using System.Globalization;
using System.Text.Json;
using Predictor.Api.Tests.Models;

namespace Predictor.Api.Tests.Inference;

public sealed class InferenceTests(Service service) : IClassFixture<Service>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_answered_as_cases_are_bit_for_bit()
    {
        const int Rows = 200;
        var random = new Random(7);
        var visits = Enumerable.Range(0, Rows).Select(_ => random.Next(9) == 0 ? null : (int?)random.Next(6)).ToArray();
        var queueing = Enumerable.Range(0, Rows).Select(_ => random.NextDouble() * 7300).ToArray();
        var topics = Enumerable.Range(0, Rows).Select(i => (string[])["billing", "moving", "Ärger", "weather", ""]).Select((all, i) => all[random.Next(all.Length)]).ToArray();
        var isFixed = Enumerable.Range(0, Rows).Select(_ => random.Next(2) == 0).ToArray();
        foreach (var moment in (string[])["arrival", "closure"])
        {
            var answer = await InferAsync($$$"""
                {"id":"r1","parameters":{"moment":"{{{moment}}}","asOf":"2026-01-01T09:00:00Z"},"inputs":[
                 {"name":"visits","datatype":"INT64","shape":[{{{Rows}}}],"data":{{{JsonSerializer.Serialize(visits)}}}},
                 {"name":"queueing","datatype":"FP64","shape":[{{{Rows}}},1],"data":{{{JsonSerializer.Serialize(queueing.Select(value => new[] { value }))}}}},
                 {"name":"fixed","datatype":"BOOL","shape":[{{{Rows}}}],"data":{{{JsonSerializer.Serialize(isFixed)}}}},
                 {"name":"topic","datatype":"BYTES","shape":[{{{Rows}}},1],"data":{{{JsonSerializer.Serialize(topics)}}}},
                 {"name":"age","datatype":"BYTES","shape":[{{{Rows}}}],"data":{{{JsonSerializer.Serialize(queueing.Select(value => (value / 60).ToString("R", CultureInfo.InvariantCulture)))}}}}]}
                """);

            Assert.Equal(("tiny", "1", "r1"), (answer.GetProperty("model_name").GetString(), answer.GetProperty("model_version").GetString(), answer.GetProperty("id").GetString()));
            Assert.Equal(moment, answer.GetProperty("parameters").GetProperty("moment").GetString());
            var outputs = answer.GetProperty("outputs").EnumerateArray().ToArray();
            for (var row = 0; row < Rows; row++)
            {
                var scored = await service.ScoreAsync(
                    JsonSerializer.Serialize(new { caseId = "c", moment, asOf = "2026-01-01T09:00:00Z", features = new { visits = visits[row], queueing = queueing[row], @fixed = isFixed[row], topic = topics[row], age = (queueing[row] / 60).ToString("R", CultureInfo.InvariantCulture) } }),
                    "/v1/score?record=none&reasons=0");
                Assert.Equal(
                    scored.GetProperty("outcomes").EnumerateArray().Select(outcome => $"{outcome.GetProperty("name")} {outcome.GetProperty("probability").GetRawText()}"),
                    outputs.Select(output => $"{output.GetProperty("name")} {output.GetProperty("data")[row].GetRawText()}"));
            }
        }
    }

    [Fact]
    public async Task What_is_wanted_is_answered_and_what_no_cell_can_hold_is_named()
    {
        var answer = await InferAsync("""
            {"inputs":[{"name":"queueing","datatype":"FP32","shape":[3],"data":[-1,5,1e300]}],"outputs":[{"name":"cross"}]}
            """);

        var output = Assert.Single(answer.GetProperty("outputs").EnumerateArray());
        Assert.Equal(("cross", "FP64", 3, 3), (output.GetProperty("name").GetString(), output.GetProperty("datatype").GetString(), output.GetProperty("shape")[0].GetInt32(), output.GetProperty("data").GetArrayLength()));
        Assert.Equal("2: queueing[0] belowMinimum; queueing[2] aboveMaximum", answer.GetProperty("parameters").GetProperty("unusable").GetString());
        Assert.False(answer.TryGetProperty("id", out _));
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("[]", "body")]
    [InlineData("{", "body")]
    [InlineData("""{"inputs":[]}""", "inputs")]
    [InlineData("""{"inputs":{}}""", "inputs")]
    [InlineData("""{"inputs":[7]}""", "inputs[0]")]
    [InlineData("""{"inputs":[{"name":"nobody","datatype":"FP64","shape":[1],"data":[1]}]}""", "found 'nobody'")]
    [InlineData("""{"inputs":[{"name":"\ud800","datatype":"FP64","shape":[1],"data":[1]}]}""", "a text that is none")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"STRING","shape":[1],"data":[1]}]}""", "datatype 'STRING'")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[0],"data":[]}]}""", "shape [n]")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[10001],"data":[]}]}""", "shape [n]")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[1,2],"data":[1,2]}]}""", "shape [n]")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[2],"data":[1]}]}""", "a list of 2")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[2],"data":[1,"x"]}]}""", "data[1] is no FP64")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"INT32","shape":[1],"data":[1.5]}]}""", "data[0] is no INT32")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[1],"data":[[1,2]]}]}""", "data[0] is no FP64")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[1],"data":[1]},{"name":"age","datatype":"FP64","shape":[1],"data":[1]}]}""", "twice")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[1],"data":[1]},{"name":"hour","datatype":"FP64","shape":[2],"data":[1,2]}]}""", "2 rows, expected 1")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[1],"data":[1]}],"outputs":[{"name":"nobody"}]}""", "outputs[0]")]
    [InlineData("""{"inputs":[{"name":"age","datatype":"FP64","shape":[1],"data":[1]}],"parameters":{"moment":"dusk","asOf":7}}""", "parameters.asOf")]
    public async Task What_is_no_request_is_refused_in_the_protocols_own_words(string body, string words)
    {
        using var response = await service.PostAsync("/v2/models/tiny/infer", body);

        Assert.Contains(words, await ErrorAsync(response, 400), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v2/models/nobody", 404)]
    [InlineData("GET", "/v2/models/tiny/versions/9", 404)]
    [InlineData("GET", "/v2/models/tiny/versions/x", 404)]
    [InlineData("GET", "/v2/models/nobody/ready", 404)]
    [InlineData("POST", "/v2/models/nobody/infer", 404)]
    [InlineData("POST", "/v2/models/tiny/versions/9/infer", 404)]
    [InlineData("GET", "/v2/nothing", 404)]
    [InlineData("GET", "/v2/models/tiny/infer", 405)]
    public async Task Whatever_refuses_does_so_in_the_protocols_form(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? new StringContent("{}") : null };
        using var response = await service.Client.SendAsync(request, Cancellation);

        await ErrorAsync(response, status);
    }

    [Fact]
    public async Task Server_and_models_describe_themselves()
    {
        var server = await GetAsync("/v2");
        var model = await GetAsync("/v2/models/tiny");
        var version = await GetAsync("/v2/models/tiny/versions/1");

        Assert.Equal("predictor", server.GetProperty("name").GetString());
        Assert.Equal(model.GetRawText(), version.GetRawText());
        Assert.Equal("1", model.GetProperty("versions")[0].GetString());
        Assert.Equal(
            ["visits INT64", "queueing FP64", "fixed BOOL", "topic BYTES", "age FP64", "hour INT64"],
            model.GetProperty("inputs").EnumerateArray().Select(input => $"{input.GetProperty("name")} {input.GetProperty("datatype")}"));
        Assert.Equal(["gone FP64 -1", "cross FP64 -1"], model.GetProperty("outputs").EnumerateArray().Select(output => $"{output.GetProperty("name")} {output.GetProperty("datatype")} {output.GetProperty("shape")[0]}"));
        Assert.True((await GetAsync("/v2/health/live")).GetProperty("live").GetBoolean());
        Assert.True((await GetAsync("/v2/health/ready")).GetProperty("ready").GetBoolean());
        Assert.True((await GetAsync("/v2/models/tiny/ready")).GetProperty("ready").GetBoolean());
        Assert.True((await GetAsync("/v2/models/tiny/versions/1/ready")).GetProperty("ready").GetBoolean());
    }

    [Fact]
    public async Task What_cannot_answer_is_not_ready()
    {
        using var away = new Service("Development", models: self => self.Break("tiny", 1, "manifest.json"));
        foreach (var (path, property) in new[] { ("/v2/health/ready", "ready"), ("/v2/models/tiny/ready", "ready") })
        {
            using var response = await away.Client.GetAsync(path, Cancellation);
            Assert.Equal(503, (int)response.StatusCode);
            Assert.False(Service.Json(await response.Content.ReadAsStringAsync(Cancellation)).GetProperty(property).GetBoolean());
        }

        using var infer = await away.PostAsync("/v2/models/tiny/infer", "{}");
        await ErrorAsync(infer, 503);
    }

    [Fact]
    public async Task The_documents_example_is_answered_and_errors_are_described()
    {
        var document = await GetAsync("/openapi/v1.json");
        var operation = document.GetProperty("paths").GetProperty("/v2/models/{name}/infer").GetProperty("post");
        var example = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText();

        var answer = await InferAsync(example);

        Assert.Equal(2, answer.GetProperty("outputs").GetArrayLength());
        Assert.False(answer.GetProperty("parameters").TryGetProperty("unusable", out _));
        Assert.EndsWith("/ProtocolError", operation.GetProperty("responses").GetProperty("400").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_beyond_the_limit_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/models/tiny/infer") { Content = new ByteArrayContent(new byte[(16 * 1024 * 1024) + 1]) };
        request.Headers.ExpectContinue = true;
        using var response = await service.Client.SendAsync(request, Cancellation);

        await ErrorAsync(response, 413);
    }

    private async Task<JsonElement> InferAsync(string body) => await service.ScoreAsync(body, "/v2/models/tiny/infer");

    private async Task<JsonElement> GetAsync(string path) => Service.Json(await service.Client.GetStringAsync(path, Cancellation));

    private static async Task<string> ErrorAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var error = Assert.Single(Service.Json(text).EnumerateObject());
        Assert.Equal("error", error.Name);
        return error.Value.GetString()!;
    }
}
