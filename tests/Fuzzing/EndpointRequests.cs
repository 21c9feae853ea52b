using System.Text;
using System.Text.Json;

namespace Predictor.Tests.Fuzzing;

/// <summary>Requests to every endpoint of an OpenAPI document, each wrong in some places: path, query, headers, body. The same seed gives the same requests.</summary>
internal sealed class EndpointRequests
{
    private const string Query = "reasons=2&strict=true&record=none&shape=flat&deadlineMs=500&version=1&map=amazon-connect&moment=closure&caseId=c1&from=2026-01-01&to=2026-12-31&limit=10";

    /// <summary>By the end of a path: bodies that would be taken.</summary>
    private static readonly (string End, string[] Bodies)[] Seeds =
    [
        ("/batch", ["{\"caseId\":\"b1\",\"features\":{\"visits\":3}}\n{\"caseId\":\"b2\",\"moment\":\"arrival\",\"features\":{}}\n{\"features\":{\"wait_seconds\":30}}\n"]),
        ("/score",
        [
            """{"caseId":"c1","customerId":"k1","moment":"closure","asOf":"2026-06-30T12:00:00Z","value":120.5,"features":{"visits":3,"queueing":"700","wait_seconds":12,"transfers":"2","resolved":"no"}}""",
            """{"caseId":"c2","visits":"3","queueing":"","features.topic":"billing","channel":"phone"}""",
        ]),
        ("/interactions",
        [
            """{"caseId":"i1","customerId":"k1","openedAt":"2026-06-01T10:00:00Z","closedAt":"2026-06-01T10:10:00Z","handleSeconds":95,"transfers":1,"resolved":"no","reopenings":0,"features":{"queue":"billing","wait_seconds":3}}""",
            """[{"ContactId":"x","InitialContactId":null,"LastUpdateTimestamp":"2026-06-29T10:07:00Z","DisconnectTimestamp":"2026-06-29T10:05:55Z","Queue":{"Name":"q","Duration":3},"Agent":{"NumberOfHolds":1}}]""",
            """{"conversations":[{"conversationId":"g","conversationStart":"2026-06-29T09:14:03.120Z","participants":[{"purpose":"agent","sessions":[{"metrics":[{"name":"tHandle","value":9}]}]}]}]}""",
        ]),
        ("/customers", ["""{"customerId":"k1","joinedAt":"2020-01-01","value":720,"contractEndsAt":"2027-01-01","leftAt":null,"features":{"tariff":"green"}}"""]),
        ("/surveys", ["""{"caseId":"i1","answeredAt":"2026-06-02T10:00:00Z","dissatisfied":true,"score":1}"""]),
        ("/outcomes", ["""{"predictionId":"p","caseId":"i1","customerId":"k1","outcome":"gone","value":"yes","at":"2026-06-20"}"""]),
        ("/actions", ["""{"caseId":"i1","customerId":"k1","at":"2026-06-03T09:00:00Z","action":"callback","by":"Ana","ended":"reached","seconds":240,"note":"Calls back"}""", """{"actionId":"a1","predictionId":"p","customerId":"k1","at":"2026-06-03","action":"credit","heldOut":true,"withdrawn":false}"""]),
        ("/infer", ["""{"id":"1","inputs":[{"name":"visits","shape":[2],"datatype":"FP64","data":[1,2]},{"name":"topic","shape":[2,1],"datatype":"BYTES","data":["billing","x"]}],"parameters":{"moment":"arrival"}}"""]),
        ("/assign", ["""{"to":"me"}""", """{"to":"nobody","cases":[{"id":"AAAAAAAAAAAAAAAA","etag":"*"},{"id":"BBBBBBBBBBBBBBBB","etag":"\"1\""}]}"""]),
        ("/snooze", ["""{"until":"2099-01-02","reason":"On holiday"}"""]),
        ("/note", ["""{"note":"Rang, no answer"}"""]),
        ("/act", ["""{"action":"credit","ended":"notReached","note":"Again"}"""]),
        ("/undo", ["""{"act":"01a21437-7fee-7c11-98c1-811afe2a8204"}""", """{"event":"01a21437-7fee-7c11-98c1-811afe2a8204"}"""]),
        ("/keys", ["""{"name":"router","scopes":["score"],"expires":"30d"}"""]),
    ];

    /// <summary>What the desk's pages are asked for, and say of what was done.</summary>
    private const string PageQuery = "state=open&outcome=gone&band=high&queue=billing&owner=me&age=week&q=k1&sort=gain&dir=asc&after=1~2~dedRPCEZ0DBfV96N&first=50&did=01a21437-7fee-7c11-98c1-811afe2a8204&missed=dedRPCEZ0DBfV96N&mistake=noNote&case=case-1&set.visits=1&set.fixed=maybe&view=%3Fband%3Dhigh";

    /// <summary>The line of customer k1, whom other seeds put at risk.</summary>
    private const string Line = "dedRPCEZ0DBfV96N";

    /// <summary>The desk's pages and what its forms are sent to, which the document leaves out; with a form's fields.</summary>
    private static readonly (string Method, string Path, string[] Bodies)[] Desk =
    [
        ("GET", "/", []),
        ("GET", "/today.csv", []),
        ("POST", "/today/act",
        [
            "verb=plan&person=you&minutes=30",
            $"verb=assign&plan={Line}.1.you%20AAAAAAAAAAAAAAAA.2.ana",
            $"out={Line}",
            $"back={Line}",
            $"verb=back&line={Line}",
            "verb=undo&act=01a21437-7fee-7c11-98c1-811afe2a8204",
        ]),
        ("GET", "/queue", []),
        ("GET", "/queue.csv", []),
        ("GET", "/cases/{id}", []),
        ("GET", "/cases/of/{caseId}", []),
        ("POST", "/queue/act",
        [
            $"verb=assign&to=you&line={Line}.1&back=%3Fband%3Dhigh",
            $"verb=snooze&until=2099-01-02&reason=Away&line={Line}.1",
            $"verb=record&action=callBack&end=accepted&words=Stays&line={Line}.1&line=AAAAAAAAAAAAAAAA.2",
            $"verb=note&note=Rang&line={Line}.1",
            "verb=undo&act=01a21437-7fee-7c11-98c1-811afe2a8204",
        ]),
        ("POST", "/queue/views", ["verb=save&name=Mine&back=%3Fq%3Danna", "verb=rename&old=Mine&name=Other&back=%3Fq%3Danna", "verb=remove&old=Mine"]),
    ];

    private readonly (string Method, string Path)[] _endpoints;
    private readonly string? _formToken;
    private readonly Random _random;

    /// <param name="document">/openapi/v1.json.</param>
    /// <param name="seed">Of all that is drawn.</param>
    /// <param name="formToken">Of a page, where who asks needs one to send forms; null: a key in a header needs none.</param>
    public EndpointRequests(JsonElement document, int seed, string? formToken = null)
    {
        _formToken = formToken;
        _random = new Random(seed);
        _endpoints =
        [
            .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Where(method => method.Name is "get" or "post" or "put" or "delete" or "patch")
                .Select(method => (method.Name.ToUpperInvariant(), path.Name))),
            .. Desk.Select(each => (each.Method, each.Path)),
            ("GET", "/health/ready"),
            ("GET", "/metrics"),
        ];
    }

    /// <summary>"GET /v1/models", in the document's order.</summary>
    public IEnumerable<string> Endpoints => _endpoints.Select(endpoint => $"{endpoint.Method} {endpoint.Path}");

    public HttpRequestMessage Next()
    {
        var (method, path) = _endpoints[_random.Next(_endpoints.Length)];

        // A key made each time would fill the store with keys.
        if (method == "POST" && path.EndsWith("/keys", StringComparison.Ordinal) && _random.Next(50) > 0)
            (method, path) = ("POST", "/v1/score");
        var forms = Desk.FirstOrDefault(each => each.Method == method && each.Path == path).Bodies;
        var isDesk = forms is not null;
        var query = isDesk || path == "/v1/cases" ? PageQuery : Query;
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Filled(path) + (_random.Next(3) == 0 ? $"?{Escaped(query)}" : ""), UriKind.Relative));
        if (method is "POST" or "PUT" or "PATCH")
            request.Content = Body(path, forms);
        if (isDesk && _formToken is not null)
            request.Headers.TryAddWithoutValidation("X-Form-Token", _formToken);
        if (path.StartsWith("/v1/cases/{", StringComparison.Ordinal) && _random.Next(3) > 0)
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        foreach (var (name, value) in ((string, string)[])[("X-Deadline-Ms", "50"), ("Idempotency-Key", "key-1"), ("If-Match", "\"1\""), ("Accept", "application/json")])
        {
            if (_random.Next(8) == 0)
                request.Headers.TryAddWithoutValidation(name, Printable(Mutations.Of(Encoding.UTF8.GetBytes(value), _random)));
        }

        return request;
    }

    private ByteArrayContent Body(string path, string[]? forms)
    {
        var bodies = forms ?? Seeds.FirstOrDefault(seed => path.EndsWith(seed.End, StringComparison.Ordinal)).Bodies ?? ["{}", "[]", "null"];
        var body = Encoding.UTF8.GetBytes(bodies[_random.Next(bodies.Length)]);
        var content = new ByteArrayContent(_random.Next(10) == 0 ? body : Mutations.Of(body, _random));
        content.Headers.TryAddWithoutValidation("Content-Type", _random.Next(12) switch { 0 or > 3 when forms is not null => "application/x-www-form-urlencoded", 0 => "application/x-www-form-urlencoded", 1 => "text/plain", 2 => "application/x-ndjson", _ => "application/json" });
        return content;
    }

    /// <summary>Names in the path: one that may be there, or one that breaks readers of paths.</summary>
    private string Filled(string path)
    {
        var filled = new StringBuilder();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            filled.Append('/').Append(!part.Contains('{', StringComparison.Ordinal) ? part : _random.Next(5) switch
            {
                0 => "tiny",
                4 => Line,
                1 => "c1",
                2 => _random.Next(1_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => Uri.EscapeDataString(Encoding.Latin1.GetString(Mutations.Of("case-1"u8.ToArray(), _random))),
            });
        }

        return filled.Length == 0 ? "/" : filled.ToString();
    }

    private string Escaped(string query) =>
        string.Concat(Encoding.Latin1.GetString(Mutations.Of(Encoding.UTF8.GetBytes(query), _random)).Select(letter => letter is '&' or '=' || char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : Uri.EscapeDataString(letter.ToString())));

    private static string Printable(byte[] bytes) => new([.. bytes.Where(letter => letter is >= 32 and < 127).Select(letter => (char)letter)]);
}
