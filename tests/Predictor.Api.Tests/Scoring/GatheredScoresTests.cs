using System.Globalization;

namespace Predictor.Api.Tests.Scoring;

public sealed class GatheredScoresTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task Cases_that_come_together_are_answered_as_each_alone()
    {
        string[] cases = [.. Enumerable.Range(0, 64).Select(each => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"caseId":"g{{each}}","asOf":"2026-06-30T11:00:00Z","features":{"visits":{{each % 7}},"queueing":{{each * 25}},"fixed":{{(each % 3 == 0 ? "true" : "false")}},"topic":"billing"} }"""))];
        string[] paths = ["/v1/score?record=none&reasons=2", "/v1/score?record=none&reasons=all"];
        var alone = new List<string>();
        foreach (var path in paths)
        {
            foreach (var each in cases)
            {
                alone.Add((await service.ScoreAsync(each, path)).GetRawText());
            }
        }

        var together = await Task.WhenAll(paths.SelectMany(path => cases.Select(async each => (await service.ScoreAsync(each, path)).GetRawText())));

        Assert.Equal(alone, together);
    }
}
