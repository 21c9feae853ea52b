using Predictor.Api.Tests.Users;

namespace Predictor.Api.Tests.Addresses;

/// <summary>A company's own ids are found by their addresses, whatever is in them.</summary>
public sealed class WholeIdsTests : UserTests
{
    [Theory]
    [InlineData("EU/42")]
    [InlineData("EU%2F42")]
    [InlineData("a/b%2Fc d?e#f&g=+\\é")]
    [InlineData("//")]
    public async Task A_customers_id_and_a_cases_have_their_pages_and_addresses_of_the_API(string id)
    {
        using var service = Start("Development", ("Desk:Columns:Queue", "topic"));
        var text = System.Text.Json.JsonSerializer.Serialize(id);
        var escaped = Uri.EscapeDataString(id);
        await service.ScoreAsync($$$"""{"caseId": {{{text}}}, "customerId": {{{text}}}, "moment": "closure", "value": 700, "features": {"visits": 1, "fixed": "yes", "queueing": 20, "topic": "billing", "age": 60} }""");
        await service.PostAsync("/v1/interactions", $$"""{"caseId": {{text}}, "customerId": {{text}}, "openedAt": "2026-01-02T10:00:00Z"}""");
        using var you = new Person(service);

        var page = await you.GetAsync($"/customers/{escaped}");
        var byCase = await you.GetAsync($"/cases/of/{escaped}");

        Assert.Equal(200, page.Status);
        Assert.Contains($"href=\"/customers/{escaped}", page.Text, StringComparison.Ordinal);
        Assert.Equal((302, $"/customers/{escaped}?case={escaped}"), (byCase.Status, byCase.Location));
        Assert.Equal(200, (await you.GetAsync(byCase.Location!)).Status);
        Assert.Equal(id, Service.Json(await service.Client.GetStringAsync($"/v1/scores/{escaped}", Cancellation)).GetProperty("caseId").GetString());
        Assert.Equal(200, (int)(await service.Client.GetAsync($"/v1/customers/{escaped}", Cancellation)).StatusCode);
        Assert.Equal(204, (int)(await service.Client.DeleteAsync($"/v1/customers/{escaped}", Cancellation)).StatusCode);
        Assert.Equal(404, (await you.GetAsync($"/customers/{escaped}")).Status);
    }
}
