using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Store;
using Predictor.Store.Records;

namespace Predictor.Api.Tests.Recording;

public sealed class OutcomeTests(Service service) : IClassFixture<Service>
{
    private const string Path = "/v1/outcomes";

    /// <summary>2026-06-05T09:00:00Z.</summary>
    private const long At = 1_780_650_000;

    private RecordStore Store => service.Services.GetRequiredService<LiveStore>().Current!;

    [Fact]
    public async Task One_object_a_list_and_one_a_line_are_taken_of_cases_customers_and_predictions()
    {
        var prediction = (await service.ScoreAsync("""{"caseId":"o1","features":{}}""")).GetProperty("predictionId").GetString()!;

        Assert.Equal(1, Accepted(await service.ScoreAsync($$"""{"predictionId":"{{prediction}}","caseId":"o1","outcome":"gone","value":"yes","at":"2026-06-05T09:00:00Z"}""", Path)));
        Assert.Equal(2, Accepted(await service.ScoreAsync("""[{"caseId":"o1","customerId":"k1","outcome":"cross","value":0,"at":"2026-06-05T09:00:00Z"},{"caseId":"o2","outcome":"gone","value":true,"at":"2026-06-05T11:00:00+02:00"}]""", Path)));
        Assert.Equal(2, Accepted(await service.ScoreAsync(
            """
            {"customerId":"k1","outcome":"gone","value":"yes","at":"2026-06-05T09:00:00Z"}
            {"customerId":"k1","outcome":"gone","withdrawn":true,"at":"2026-06-05T09:00:01Z"}
            """,
            Path)));

        Assert.Equal([new(OutcomeSubject.Prediction, prediction, "gone", At, true)], await Read(OutcomeSubject.Prediction, prediction));
        Assert.Equal([new(OutcomeSubject.Case, "o1", "cross", At, false)], await Read(OutcomeSubject.Case, "o1"));
        Assert.Equal([new(OutcomeSubject.Case, "o2", "gone", At, true)], await Read(OutcomeSubject.Case, "o2"));
        Assert.Equal([new(OutcomeSubject.Customer, "k1", "gone", At, true), new(OutcomeSubject.Customer, "k1", "gone", At + 1, null)], await Read(OutcomeSubject.Customer, "k1"));
    }

    [Fact]
    public async Task A_correction_replaces_and_a_repetition_changes_nothing()
    {
        foreach (var value in (string[])["no", "yes", "yes"])
        {
            await service.ScoreAsync($$"""{"caseId":"o3","outcome":"gone","value":"{{value}}","at":"2026-06-05T09:00:00Z"}""", Path);
        }

        Assert.Equal([new(OutcomeSubject.Case, "o3", "gone", At, true)], await Read(OutcomeSubject.Case, "o3"));
    }

    [Theory]
    [InlineData("""{"outcome":"gone","value":"yes","at":"2026-06-05T09:00:00Z"}""", "caseId")]
    [InlineData("""{"caseId":"o4","value":"yes","at":"2026-06-05T09:00:00Z"}""", "outcome")]
    [InlineData("""{"caseId":"o4","outcome":"Is gone","value":"yes","at":"2026-06-05T09:00:00Z"}""", "outcome")]
    [InlineData("""{"caseId":"o4","outcome":"gone","at":"2026-06-05T09:00:00Z"}""", "value")]
    [InlineData("""{"caseId":"o4","outcome":"gone","value":"perhaps","at":"2026-06-05T09:00:00Z"}""", "value")]
    [InlineData("""{"caseId":"o4","outcome":"gone","value":{},"at":"2026-06-05T09:00:00Z"}""", "value")]
    [InlineData("""{"caseId":"o4","outcome":"gone","value":"yes","withdrawn":true,"at":"2026-06-05T09:00:00Z"}""", "value")]
    [InlineData("""{"caseId":"o4","outcome":"gone","value":"yes"}""", "at")]
    [InlineData("""{"caseId":"o4","outcome":"gone","value":"yes","at":"Friday"}""", "at")]
    [InlineData("""{"caseId":"o4","outcome":"gone","value":"yes","at":"2026-06-05T09:00:00Z","reason":"x"}""", "reason")]
    public async Task What_says_no_outcome_is_refused_by_place(string body, string place)
    {
        var problem = await service.RefusedAsync(400, body, Path);

        Assert.Equal([place], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(await Read(OutcomeSubject.Case, "o4"));
    }

    [Fact]
    public async Task An_outcome_that_no_live_model_predicts_is_kept_and_said()
    {
        var answer = await service.ScoreAsync("""[{"caseId":"o5","outcome":"gonne","value":"yes","at":"2026-06-05T09:00:00Z"},{"caseId":"o6","outcome":"gonne","value":"yes","at":"2026-06-05T09:00:00Z"}]""", Path);

        Assert.Equal(2, Accepted(answer));
        Assert.Equal("No live model predicts gonne (they predict cross, gone): it is kept, and of use only to a model that does.", Assert.Single(answer.GetProperty("notes").EnumerateArray()).GetString());
        Assert.False((await service.ScoreAsync("""{"caseId":"o5","outcome":"gone","value":"yes","at":"2026-06-05T09:00:00Z"}""", Path)).TryGetProperty("notes", out _));
    }

    [Fact]
    public void The_word_by_which_a_models_label_says_that_it_happened_is_yes()
    {
        var folder = Directory.CreateTempSubdirectory("predictor-worded-").FullName;
        var registry = new ModelRegistry(folder);
        var tiny = TinyModel.Make("worded");
        var schema = TinyModel.Schema.WithOutcomes([.. TinyModel.Schema.Outcomes.Select(outcome => outcome with { Positive = "Churned" })]);
        registry.Add(new Model
        {
            Name = tiny.Name,
            Version = 0,
            Schema = schema,
            FeaturesSql = null,
            Encoder = new(schema, TinyModel.Encoder.Vocabularies),
            Outcomes = [.. tiny.Outcomes.Select(each => each with { Outcome = each.Outcome with { Positive = "Churned" } })],
            Provenance = tiny.Provenance,
        });
        registry.Publish("worded", 1, DateTimeOffset.UnixEpoch, "for the test", PublishingGate.Forced);
        var problems = new ConcurrentQueue<string>();
        using (var live = new LiveModels(registry, TimeProvider.System, problems.Enqueue))
        {
            var (mistakes, outcomes) = (new Dictionary<string, string[]>(), new PredictedOutcomes(live));

            ReportedOutcome Told(string value) => RecordReaders.Outcome(
                new RecordFields("", Service.Json($$"""{"caseId":"o7","outcome":"gone","value":"{{value}}","at":"2026-06-05T09:00:00Z"}"""), TimeZoneInfo.Utc, mistakes, new HashSet<string>()), outcomes);

            Assert.Equal([true, true, false], ((string[])["churned ", "yes", "no"]).Select(value => Told(value).Happened));
            Assert.Empty(mistakes);
            Told("stayed");
            Assert.Equal(["value"], mistakes.Keys);
        }

        Assert.Empty(problems);
        Directory.Delete(folder, recursive: true);
    }

    private static int Accepted(JsonElement answer) => answer.GetProperty("accepted").GetInt32();

    private Task<IReadOnlyList<ReportedOutcome>> Read(OutcomeSubject of, string id) => Store.ReadOutcomesAsync(of, id, TestContext.Current.CancellationToken);
}
