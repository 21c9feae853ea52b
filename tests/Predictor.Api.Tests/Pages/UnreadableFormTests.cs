using System.Text;
using Predictor.Api.Keys;

namespace Predictor.Api.Tests.Pages;

/// <summary>Whoever comes with a key sends no page's token, so that nothing has read the form before the page does.</summary>
public sealed class UnreadableFormTests
{
    private const string Key = "a-key-to-the-desk-and-no-more";

    [Theory]
    [InlineData("/queue/act")]
    [InlineData("/queue/views")]
    [InlineData("/queue/take-up")]
    [InlineData("/today/act")]
    public async Task A_form_that_cannot_be_read_is_refused(string path)
    {
        using var service = new Service("Production", new Dictionary<string, string> { ["Keys:0:Name"] = "desk", ["Keys:0:Hash"] = KeyHash.Of(Key).ToString(), ["Keys:0:Scopes:0"] = "desk" });
        service.Client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        using var form = new StringContent("verb=assign&plan=a%00b&line=a%00b", Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await service.Client.PostAsync(path, form, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("The form cannot be read", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
