using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Predictor.Cases.Tables;
using Predictor.Tests;

namespace Predictor.Journey.Tests;

/// <summary>
/// The real service desk from its export to live answers, every step a program of its own; then every row of the test slices is sent over
/// HTTP and must come back as the command line's `score` wrote it, to the last bit.
/// </summary>
public sealed class ServiceDeskTests
{
    [Fact]
    public async Task Every_test_row_is_answered_over_http_as_score_wrote_it_to_the_last_bit()
    {
        using var copy = new WorkingCopy();
        var data = Directory.CreateDirectory(copy["desk"]).FullName;
        File.Copy(Repository.RealData("service-desk", "interactions.csv"), Path.Combine(data, "interactions.csv"));

        await Programs.Train(copy.Path, "init", "--data", "desk", "--observed-until", "2016-05-31T23:59:59Z");
        await Programs.Train(copy.Path, "features", "--data", "desk", "--out", "features.csv");
        await Programs.Train(copy.Path, "train", "--data", "desk", "--name", "desk");
        await Programs.Train(copy.Path, "publish", "desk", "1");
        await Programs.Train(copy.Path, "score", "--model", "desk", "--data", "features.csv", "--out", "scored.csv", "--reasons", "100");

        await using var service = await LiveService.Start(copy.ServiceFolder, "--Models:Default=desk");
        var slices = TestSlices(copy["models", "desk", "1", "manifest.json"]);
        Assert.Equal(["back arrival", "back closure", "sla_missed arrival"], slices.Select(slice => $"{slice.Outcome} {slice.Moment}"));
        using var scored = CsvTable.Open(copy["scored.csv"]);
        var compared = slices.ToDictionary(slice => slice, _ => 0);
        while (scored.Read())
        {
            var moment = scored[scored.Find("moment")].ToString();
            var at = DateTimeOffset.Parse(scored[scored.Find("at")], CultureInfo.InvariantCulture);
            TestSlice[] within = [.. slices.Where(slice => slice.Moment == moment && at >= slice.From && at <= slice.To)];
            if (within.Length == 0)
            {
                continue;
            }

            var answer = await Ask(service, scored, moment, at);
            foreach (var slice in within)
            {
                AssertSame(scored, slice.Outcome, answer["outcomes"]!.AsArray().Single(outcome => outcome!["name"]!.GetValue<string>() == slice.Outcome)!);
                compared[slice]++;
            }
        }

        // All labelled rows of each slice, and those between them whose label is not mature.
        Assert.All(compared, slice => Assert.True(slice.Value >= slice.Key.Rows, $"{slice.Key}: {slice.Value} compared"));
    }

    private static async Task<JsonNode> Ask(LiveService service, CsvTable row, string moment, DateTimeOffset at)
    {
        var features = new Dictionary<string, string>();
        for (var column = row.Find("opened_at") + 1; column < row.Find("back_14d"); column++)
        {
            features[row.Header[column]] = row[column].ToString();
        }

        var request = new { caseId = row[row.Find("case_id")].ToString(), moment, asOf = at, features };
        using var response = await service.Client.PostAsJsonAsync(new Uri("/v1/score?reasons=all", UriKind.Relative), request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True(response.IsSuccessStatusCode, answer.ToJsonString());
        return answer;
    }

    private static void AssertSame(CsvTable row, string outcome, JsonNode answer)
    {
        Assert.Equal(Number(row, $"{outcome}_probability"), answer["probability"]!.GetValue<double>());
        Assert.Equal(Number(row, $"{outcome}_margin"), answer["margin"]!.GetValue<double>());
        Assert.Equal(Number(row, $"{outcome}_percentile"), answer["percentile"]!.GetValue<double>());
        Assert.Equal(row[row.Find($"{outcome}_band")].ToString(), answer["band"]!["name"]!.GetValue<string>());
        var reasons = answer["reasons"]!.AsArray();
        Assert.NotEmpty(reasons);
        for (var i = 0; i < reasons.Count; i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{outcome}_reason{i + 1}");
            Assert.Equal(row[row.Find(place)].ToString(), reasons[i]!["code"]!.GetValue<string>());
            Assert.Equal(Number(row, $"{place}_contribution"), reasons[i]!["contribution"]!.GetValue<double>());
            Assert.Equal(Number(row, $"{place}_points"), reasons[i]!["points"]!.GetValue<double>());
        }
    }

    private static double Number(CsvTable row, string column) => double.Parse(row[row.Find(column)], CultureInfo.InvariantCulture);

    private static TestSlice[] TestSlices(string manifest)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return
        [
            .. json.RootElement.GetProperty("outcomes").EnumerateArray().Select(outcome =>
            {
                var test = outcome.GetProperty("report").GetProperty("test");
                return new TestSlice(
                    outcome.GetProperty("outcome").GetString()!,
                    outcome.GetProperty("moment").GetString()!,
                    test.GetProperty("rows").GetInt32(),
                    test.GetProperty("from").GetDateTimeOffset(),
                    test.GetProperty("to").GetDateTimeOffset());
            }),
        ];
    }

    private sealed record TestSlice(string Outcome, string Moment, int Rows, DateTimeOffset From, DateTimeOffset To);
}
