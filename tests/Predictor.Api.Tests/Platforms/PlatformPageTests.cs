using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Predictor.Api.Keys;
using Predictor.Tests;

namespace Predictor.Api.Tests.Platforms;

/// <summary>What Platforms.md has to copy is read from it and sent, as each platform fills in its templates.</summary>
public sealed partial class PlatformPageTests : IDisposable
{
    private const string Key = "a-key-of-the-router";
    private const string Node = "/usr/bin/node";

    private static readonly string Page = File.ReadAllText(Repository.PathTo("src", "Predictor.Api", "Platforms.md"));

    private readonly Service _service = new("Production", new Dictionary<string, string>
    {
        ["Models:Folder"] = Repository.PathTo("models"),
        ["Models:Default"] = "brightwater",
        ["Keys:0:Name"] = "router",
        ["Keys:0:Hash"] = KeyHash.Of(Key).ToString(),
        ["Keys:0:Scopes:0"] = Scope.Score,
    });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task The_Genesys_Cloud_data_action_is_answered_and_its_answer_is_what_its_contract_says()
    {
        var action = Service.Json(Block("Genesys Cloud", "json"));
        var config = action.GetProperty("config").GetProperty("request");
        var contract = action.GetProperty("contract");
        var input = new Dictionary<string, string> { ["conversationId"] = "g\"1", ["customerId"] = "C00000012", ["channel"] = "phone", ["queue"] = "billing" };
        Assert.Superset(input.Keys.ToHashSet(), contract.GetProperty("input").GetProperty("inputSchema").GetProperty("properties").EnumerateObject().Select(property => property.Name).ToHashSet());
        using var request = new HttpRequestMessage(new HttpMethod(config.GetProperty("requestType").GetString()!), Here(Velocity(config.GetProperty("requestUrlTemplate").GetString()!, input)));
        request.Content = new StringContent(Velocity(config.GetProperty("requestTemplate").GetString()!, input), Encoding.UTF8);
        foreach (var header in config.GetProperty("headers").EnumerateObject())
        {
            var value = Velocity(header.Value.GetString()!, input);
            if (header.Name == "Content-Type")
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(value);
            else
                request.Headers.Add(header.Name, value);
        }

        var answer = await AnswerAsync(request);

        Assert.Equal(("g\"1", "billing"), (answer.GetProperty("caseId").GetString(), Missing(answer, "queue") ? "" : "billing"));
        Assert.True(Missing(answer, "reason"));
        var response = action.GetProperty("config").GetProperty("response");
        var output = Service.Json(Reference().Replace(response.GetProperty("successTemplate").GetString()!, match => Translated(match.Groups["name"].Value)));
        Assert.Equal(
            contract.GetProperty("output").GetProperty("successSchema").GetProperty("properties").EnumerateObject().Select(property => property.Name),
            output.EnumerateObject().Select(property => property.Name));
        Assert.All(output.EnumerateObject(), property => Assert.Equal(JsonValueKind.String, property.Value.ValueKind));
        Assert.Equal(answer.GetProperty("left_band").GetString(), output.GetProperty("band").GetString());
        Assert.NotEmpty(output.GetProperty("band").GetString()!);
        Assert.NotEmpty(output.GetProperty("reason2").GetString()!);

        // A JSON path of one step, or the default where it finds nothing.
        string Translated(string name) => answer.TryGetProperty(response.GetProperty("translationMap").GetProperty(name).GetString()!["$.".Length..], out var found)
            ? found.GetRawText()
            : response.GetProperty("translationMapDefaults").GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task The_Amazon_Connect_Lambda_gets_a_flat_map_of_strings_and_trying_again_is_one_score()
    {
        Assert.SkipUnless(File.Exists(Node), $"{Node} is not there (Debian: apt-get install nodejs).");
        var folder = Directory.CreateTempSubdirectory("predictor-lambda-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.mjs"), Block("Amazon Connect", "js"), Cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "invoke.mjs"),
            """
            import { handler } from "./index.mjs";
            const event = { Name: "ContactFlowEvent", Details: { ContactData: { ContactId: "4a573372-1f28", Channel: "VOICE", Queue: { Name: "billing" }, Attributes: {} }, Parameters: { customerId: "C00000012", reason: "" } } };
            console.log(JSON.stringify([await handler(event), await handler(event)]));
            """,
            Cancellation);

        var answers = Service.Json(await RunAsync(folder.FullName)).EnumerateArray().ToArray();

        Assert.All(answers[0].EnumerateObject(), member => Assert.Equal(JsonValueKind.String, member.Value.ValueKind));
        Assert.Equal(answers[0].GetRawText(), answers[1].GetRawText());
        Assert.Equal(("4a573372-1f28", "true", ""), (answers[0].GetProperty("caseId").GetString(), answers[0].GetProperty("recorded").GetString(), answers[0].GetProperty("warnings").GetString()));
        Assert.False(Missing(answers[0], "channel") || Missing(answers[0], "queue"));
        Assert.NotEmpty(answers[0].GetProperty("left_band").GetString()!);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_Twilio_Studio_request_is_answered_with_the_key_in_its_address()
    {
        var widget = Service.Json(Block("Twilio Studio", "json"));
        var properties = widget.GetProperty("properties");
        var variables = new Dictionary<string, string> { ["trigger.call.CallSid"] = "CA1", ["flow.variables.customerId"] = "C00000012", ["flow.variables.queue"] = "billing" };
        var url = new Uri(Liquid(properties.GetProperty("url").GetString()!.Replace(":KEY@", $":{Key}@", StringComparison.Ordinal), variables));
        using var request = new HttpRequestMessage(new HttpMethod(properties.GetProperty("method").GetString()!), Here(url.AbsoluteUri));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(url.UserInfo)));
        request.Content = new FormUrlEncodedContent(properties.GetProperty("parameters").EnumerateArray().Select(parameter =>
            KeyValuePair.Create(parameter.GetProperty("key").GetString()!, Liquid(parameter.GetProperty("value").GetString()!, variables))));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(properties.GetProperty("content_type").GetString()!);

        var answer = await AnswerAsync(request);

        Assert.Equal(("CA1", "C00000012", ""), (answer.GetProperty("caseId").GetString(), answer.GetProperty("customerId").GetString(), answer.GetProperty("warnings").GetString()));
        Assert.True(Missing(answer, "reason"));
        Assert.False(Missing(answer, "queue"));
        Assert.Contains("{{widgets.score.parsed.left_band}}", Page, StringComparison.Ordinal);
        Assert.NotEmpty(answer.GetProperty("left_band").GetString()!);
    }

    /// <summary>The first block of a language below a heading that begins so.</summary>
    private static string Block(string heading, string language)
    {
        var section = Page[Page.IndexOf($"## {heading}", StringComparison.Ordinal)..];
        var start = section.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return section[start..section.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private static bool Missing(JsonElement answer, string column) => answer.GetProperty("missing").GetString()!.Split(',').Contains(column);

    /// <summary>Velocity as the page uses it: a reference, silent or not, and the escaping of texts for JSON.</summary>
    private static string Velocity(string template, Dictionary<string, string> input)
    {
        template = Escaped().Replace(template, match => input.TryGetValue(match.Groups["name"].Value, out var value) ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value) : "");
        template = Reference().Replace(template, match => match.Groups["from"].Value == "credentials." ? Key : input[match.Groups["name"].Value]);
        Assert.DoesNotContain("$", template, StringComparison.Ordinal);
        return template;
    }

    private static string Liquid(string template, Dictionary<string, string> variables) =>
        Variable().Replace(template, match => variables.GetValueOrDefault(match.Groups["name"].Value, ""));

    /// <summary>The page's address, at the service of this test.</summary>
    private Uri Here(string url)
    {
        var said = new Uri(url);
        Assert.Equal("predictor.example.com", said.Host);
        return new Uri(_service.Client.BaseAddress!, said.PathAndQuery);
    }

    private async Task<JsonElement> AnswerAsync(HttpRequestMessage request)
    {
        using var response = await _service.Client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        var answer = Service.Json(text);
        Assert.Equal("arrival", answer.GetProperty("moment").GetString());
        return answer;
    }

    private async Task<string> RunAsync(string folder)
    {
        var start = new ProcessStartInfo(Node, ["invoke.mjs"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PREDICTOR_URL"] = _service.Client.BaseAddress!.ToString().TrimEnd('/');
        start.Environment["PREDICTOR_KEY"] = Key;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, errors);
        return await output;
    }

    [GeneratedRegex(@"\$!esc\.jsonString\(\$\{input\.(?<name>\w+)\}\)")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\$!?\{(?<from>input\.|credentials\.)?(?<name>\w+)\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\{\{(?<name>[\w.]+)\}\}")]
    private static partial Regex Variable();
}
