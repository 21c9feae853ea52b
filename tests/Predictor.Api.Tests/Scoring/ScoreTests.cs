using System.Globalization;
using System.Text;
using Predictor.Cases;
using Predictor.Models.Policies;
using Predictor.Models.Scoring;

namespace Predictor.Api.Tests.Scoring;

public sealed class ScoreTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task A_case_is_answered_with_everything_that_a_caller_needs()
    {
        var answer = await service.ScoreAsync("""
            {"caseId": "c1", "customerId": "k1", "asOf": "2026-06-30T13:00:00+02:00", "value": 200,
             "features": {"visits": 3, "queueing": 700, "fixed": false, "topic": "billing"}}
            """);

        Assert.Equal("c1", answer.GetProperty("caseId").GetString());
        Assert.Equal("k1", answer.GetProperty("customerId").GetString());
        Assert.Equal("closure", answer.GetProperty("moment").GetString());
        Assert.Equal("2026-06-30T11:00:00Z", answer.GetProperty("asOf").GetString());
        Assert.Equal("tiny", answer.GetProperty("model").GetProperty("name").GetString());
        Assert.Equal(1, answer.GetProperty("model").GetProperty("version").GetInt32());
        Assert.Equal(1, answer.GetProperty("policy").GetProperty("version").GetInt32());
        Assert.Equal("EUR", answer.GetProperty("policy").GetProperty("currency").GetString());
        Assert.Equal(["gone", "cross"], answer.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetProperty("name").GetString()));

        // Margin by hand: -2 + 1.1 (3 visits) + 0.7 (not fixed) + 0.9 (queued long) + 0.123456789 (age missing goes left).
        var gone = answer.GetProperty("outcomes")[0];
        Assert.Equal(0.823456789, gone.GetProperty("margin").GetDouble(), 12);
        Assert.Equal(1 / (1 + Math.Exp(-((0.9 * 0.823456789) + 0.05))), gone.GetProperty("probability").GetDouble(), 12);
        Assert.Equal("is gone within a month", gone.GetProperty("words").GetString());
        Assert.Equal(200 * gone.GetProperty("probability").GetDouble(), answer.GetProperty("atStake").GetDouble(), 9);
        Assert.Equal(["age"], answer.GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
        Assert.Empty(answer.GetProperty("warnings").EnumerateArray());
        Assert.False(answer.TryGetProperty("sample", out _));

        var reason = gone.GetProperty("reasons")[0];
        Assert.Equal("visits", reason.GetProperty("code").GetString());
        Assert.Equal("3 visits", reason.GetProperty("words").GetString());
        Assert.Equal("raises", reason.GetProperty("direction").GetString());
    }

    [Fact]
    public async Task Probabilities_and_contributions_equal_those_of_the_scorer_bit_for_bit()
    {
        var model = TinyModel.Make();
        var scorer = new CaseScorer(model, PolicyFile.Default(model));
        var random = new Random(5);
        var row = new float[TinyModel.Encoder.Width];
        for (var i = 0; i < 300; i++)
        {
            var (queueing, age, visits) = (random.NextDouble() * 7200, random.NextDouble() * 130, random.Next(6));
            TinyModel.Encoder.Clear(row);
            TinyModel.Encoder.SetClock(row, new DateTimeOffset(2026, 1, 1, i % 24, 0, 0, TimeSpan.Zero));
            TinyModel.Encoder.Set(row, TinyModel.Visits, Moment.Closure, Text(visits));
            TinyModel.Encoder.Set(row, TinyModel.Queueing, Moment.Closure, Text(queueing));
            TinyModel.Encoder.Set(row, TinyModel.Age, Moment.Closure, Text(age));
            TinyModel.Encoder.Set(row, TinyModel.Topic, Moment.Closure, "moving");
            var expected = scorer.Score(row, Moment.Closure, null, int.MaxValue);

            var answer = await service.ScoreAsync(string.Create(CultureInfo.InvariantCulture, $$$"""
                {"caseId":"c","moment":"closure","asOf":"2026-01-01T{{{i % 24:00}}}:00:00Z",
                 "features":{"visits":"{{{visits}}}","queueing":{{{queueing:R}}},"age":"{{{age:R}}}","topic":"moving"}}
                """), "/v1/score?reasons=all");

            for (var outcome = 0; outcome < expected.Outcomes.Count; outcome++)
            {
                var (given, wanted) = (answer.GetProperty("outcomes")[outcome], expected.Outcomes[outcome]);
                Assert.Equal(Bits(wanted.Margin), Bits(given.GetProperty("margin").GetDouble()));
                Assert.Equal(Bits(wanted.Probability), Bits(given.GetProperty("probability").GetDouble()));
                Assert.Equal(Bits(wanted.BaseProbability), Bits(given.GetProperty("baseProbability").GetDouble()));
                Assert.Equal(
                    wanted.Reasons.Select(reason => (reason.Code, Bits(reason.Contribution), Bits(reason.Points))),
                    given.GetProperty("reasons").EnumerateArray().Select(reason =>
                        (reason.GetProperty("code").GetString()!, Bits(reason.GetProperty("contribution").GetDouble()), Bits(reason.GetProperty("points").GetDouble()))));
            }
        }

        static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

        static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
    }

    [Theory]
    [InlineData("""{"visits": 1}""", "arrival")]
    [InlineData("""{"visits": 1, "queueing": null, "fixed": ""}""", "arrival")]
    [InlineData("""{"visits": 1, "queueing": 0}""", "closure")]
    [InlineData("""{"fixed": "no"}""", "closure")]
    [InlineData("{}", "arrival")]
    public async Task The_moment_follows_from_what_is_given(string features, string moment)
    {
        var answer = await service.ScoreAsync($$"""{"caseId": "c", "features": {{features}}}""");

        Assert.Equal(moment, answer.GetProperty("moment").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.GetProperty("atStake").ValueKind);
        Assert.Equal(moment == "closure" ? 2 : 1, answer.GetProperty("outcomes").GetArrayLength());
    }

    [Fact]
    public async Task At_arrival_what_is_known_later_is_missing_and_named()
    {
        var answer = await service.ScoreAsync("""{"caseId": "c", "moment": "arrival", "features": {"queueing": 5, "visits": 1}}""");

        var warning = Assert.Single(answer.GetProperty("warnings").EnumerateArray());
        Assert.Equal("notYetKnown", warning.GetProperty("code").GetString());
        Assert.Equal("queueing", warning.GetProperty("feature").GetString());
        Assert.DoesNotContain("queueing", answer.GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task A_model_with_one_moment_answers_at_that_one()
    {
        service.Publish("early", arrivalOnly: true);
        await WaitForAsync("early");

        var answer = await service.ScoreAsync("""{"caseId": "c", "moment": "closure", "features": {"queueing": 5}}""", "/v1/models/early/score");

        Assert.Equal("arrival", answer.GetProperty("moment").GetString());
        Assert.Equal(["momentNotPredicted", "notYetKnown"], answer.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Numbers_in_strings_null_and_left_out_are_read_as_they_are_meant()
    {
        // A recorded answer has an id of its own.
        const string Unrecorded = "/v1/score?record=none";
        var numbers = await service.ScoreAsync("""{"caseId": "c", "asOf": "2026-01-01T00:00:00Z", "features": {"visits": 3, "queueing": 12.5, "fixed": true}}""", Unrecorded);
        var strings = await service.ScoreAsync("""{"caseId": "c", "asOf": "2026-01-01T00:00:00Z", "features": {"visits": " 3 ", "queueing": "12.5", "fixed": "yes", "age": null, "topic": ""}}""", Unrecorded);

        Assert.Equal(numbers.GetRawText(), strings.GetRawText());
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("?reasons=0", 0)]
    [InlineData("?reasons=1", 1)]
    [InlineData("?reasons=all", 4)]
    [InlineData("?reasons=999999", 4)]
    public async Task As_many_reasons_are_given_as_are_asked_for(string query, int most)
    {
        var answer = await service.ScoreAsync("""{"caseId": "c", "features": {"visits": 3, "queueing": 700, "fixed": false, "age": 50}}""", "/v1/score" + query);

        Assert.Equal(most, answer.GetProperty("outcomes")[0].GetProperty("reasons").GetArrayLength());
    }

    [Fact]
    public async Task The_hour_is_read_off_asOf_unless_it_is_given()
    {
        var late = await service.ScoreAsync("""{"caseId": "c", "asOf": "2026-01-01T20:00:00Z", "features": {}}""");
        var early = await service.ScoreAsync("""{"caseId": "c", "asOf": "2026-01-01T20:00:00Z", "features": {"hour": 3}}""");

        Assert.Equal(0.03, late.GetProperty("outcomes")[0].GetProperty("margin").GetDouble() - early.GetProperty("outcomes")[0].GetProperty("margin").GetDouble(), 12);
        Assert.DoesNotContain("hour", late.GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task A_level_in_other_letters_is_found_and_an_unseen_one_is_used_and_named()
    {
        var known = await service.ScoreAsync("""{"caseId": "c", "features": {"topic": "\u00c4rger"}}""");
        var unseen = await service.ScoreAsync("""{"caseId": "c", "features": {"topic": "weather"}}""");

        Assert.Empty(known.GetProperty("warnings").EnumerateArray());
        Assert.Equal("unseenLevel", Assert.Single(unseen.GetProperty("warnings").EnumerateArray()).GetProperty("code").GetString());
        Assert.DoesNotContain("topic", unseen.GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task A_byte_order_mark_and_any_content_type_are_taken()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"caseId": "c", "features": {}}""")];
        using var content = new ByteArrayContent(body);
        using var response = await service.Client.PostAsync("/v1/score", content, TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)response.StatusCode);
    }

    private async Task WaitForAsync(string name)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            using var response = await service.Client.GetAsync($"/v1/models/{name}", TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{name} is not live after five seconds.");
    }
}
