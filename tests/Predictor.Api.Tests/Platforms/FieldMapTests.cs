using System.Text.Json;
using Predictor.Api.Platforms.Maps;

namespace Predictor.Api.Tests.Platforms;

public sealed class FieldMapTests
{
    private static readonly JsonElement[] Events =
    [
        JsonElement.Parse("""{"type":"open","n":1,"at":"1782723600","who":[{"role":"agent","times":[5,"7"]},{"role":"acd","times":[100]}],"more":"{\"id\":\"k1\",\"deep\":{\"x\":true}}"}"""),
        JsonElement.Parse("""{"type":"end","n":null,"at":1782723660500,"who":[{"role":"Agent","times":[11]}],"more":"no json","empty":""}"""),
    ];

    [Theory]
    [InlineData("n", "1")]
    [InlineData("[-1].type", "end")]
    [InlineData("[0].type", "open")]
    [InlineData("[7].type", "")]
    [InlineData("[type=end|done].at", "1782723660500")]
    [InlineData("who[*].role", "agent acd Agent")]
    [InlineData("who[role=agent].times[*]", "5 7 11")]
    [InlineData("who[role=agent].times[-1]", "7 11")]
    [InlineData("more{}.id", "k1")]
    [InlineData("more{}.deep.x", "True")]
    [InlineData("more.id", "")]
    [InlineData("who.role", "")]
    [InlineData("who", "")]
    public void A_path_finds_what_stands_there_and_nothing_else(string path, string found) =>
        Assert.Equal(found, string.Join(' ', MapPath.Parse(path).Find(Events)));

    [Theory]
    [InlineData("null")]
    [InlineData("3")]
    [InlineData("[1]")]
    [InlineData("\"more\"")]
    public void A_text_that_holds_JSON_of_something_else_holds_nothing(string text)
    {
        var kept = new KeptMembers();
        kept.Member("more").Member("id");
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            kept.Write(writer, JsonElement.Parse($$"""{"more":{{JsonSerializer.Serialize(text)}},"name":"x"}"""));
        }

        Assert.Equal("{\"more\":null}", System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        Assert.Empty(MapPath.Parse("more{}.id").Find([JsonElement.Parse($$"""{"more":{{JsonSerializer.Serialize(text)}}}""")]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a.")]
    [InlineData("a[purpose]")]
    [InlineData("a[=x]")]
    [InlineData("a[*")]
    [InlineData("a{b}")]
    public void A_path_that_is_none_is_refused(string path) => Assert.Throws<FormatException>(() => MapPath.Parse(path));

    [Theory]
    [InlineData("""{"last":"type"}""", "end")]
    [InlineData("""{"first":["missing","empty","type"]}""", "open")]
    [InlineData("""{"join":["type","n"]}""", "open/1")]
    [InlineData("""{"sum":"who[*].times[*]"}""", "123")]
    [InlineData("""{"sum":"who[*].times[*]","divide":10}""", "12")]
    [InlineData("""{"sum":"missing"}""", null)]
    [InlineData("""{"count":"who[role=agent].role"}""", "2")]
    [InlineData("""{"count":"missing"}""", "0")]
    [InlineData("""{"from":"at","until":"[type=end].at"}""", "61")]
    [InlineData("""{"from":"[type=end].at","untilLast":"[type=open].at"}""", null)]
    [InlineData("""{"first":"type","words":{"OPEN":"opened"}}""", "opened")]
    [InlineData("""{"last":"type","words":{"open":"opened"}}""", null)]
    [InlineData("""{"last":"type","words":{"open":"opened","*":"*"}}""", "end")]
    [InlineData("""{"last":"type","words":{"*":"other"}}""", "other")]
    [InlineData("""{"first":"type","unless":"[-1].n"}""", "open")]
    [InlineData("""{"first":"type","unless":"n"}""", null)]
    public void A_rule_takes_of_what_paths_find(string rule, string? expected)
    {
        const string Map = """{"format":"predictor-map/1","event":{"id":"n","case":"n","at":"at"},"case":{"features":{"x":RULE}}}""";
        var map = FieldMapReader.Read("test", Map.Replace("RULE", rule, StringComparison.Ordinal));
        var features = JsonElement.Parse(map.Derive("c", Events)).GetProperty("features");
        Assert.Equal(expected, features.TryGetProperty("x", out var found) ? found.GetString() : null);
    }

    [Fact]
    public void Times_are_read_as_seconds_milliseconds_or_text()
    {
        var map = FieldMapReader.Read("test", """{"format":"predictor-map/1","event":{"id":"n","case":"n","at":"at"},"case":{"openedAt":{"earliest":"at"},"closedAt":{"latest":"at"}}}""");
        var derived = JsonElement.Parse(map.Derive("c", Events));
        Assert.Equal(("2026-06-29T09:00:00.000Z", "2026-06-29T09:01:00.500Z"), (derived.GetProperty("openedAt").GetString(), derived.GetProperty("closedAt").GetString()));
    }

    [Fact]
    public void Of_an_event_only_what_the_map_reads_is_kept()
    {
        var map = FieldMapReader.Read("test", """{"format":"predictor-map/1","event":{"id":"n","case":"n","at":"at"},"case":{"customerId":"more{}.id","features":{"x":{"sum":"who[role=agent].times[*]"}}}}""");
        Assert.Equal("""{"at":"1782723600","more":{"id":"k1"},"n":1,"who":[{"role":"agent","times":[5,"7"]},{"role":"acd","times":[100]}]}""", map.Keep(Events[0]));
        Assert.Equal("""{"at":1782723660500,"more":null,"n":null,"who":[{"role":"Agent","times":[11]}]}""", map.Keep(Events[1]));

        JsonElement[] kept = [.. Events.Select(each => JsonElement.Parse(map.Keep(each)))];
        Assert.Equal(JsonElement.Parse(map.Derive("c", Events)).GetRawText(), JsonElement.Parse(map.Derive("c", kept)).GetRawText());
    }

    [Fact]
    public void All_mistakes_of_a_map_come_together()
    {
        var refused = Assert.Throws<FormatException>(() => FieldMapReader.Read("test", """
            {"format":"predictor-map/9","colour":1,"event":{"id":"a..b","at":{"first":"x","last":"y"}},
             "case":{"openedAt":{"until":"x"},"wait":"x","features":{"a":{"sum":"x","divide":0},"b":{"first":"x","words":{"a":1}},"c":7}}}
            """));
        string[] places = ["format", "the map", "event.id", "event.case", "event.at", "case.openedAt", "case.wait", "case.features.a.divide", "case.features.b.words", "case.features.c"];
        Assert.Equal(places.Order(StringComparer.Ordinal), refused.Message.Split('\n').Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal));
    }
}
