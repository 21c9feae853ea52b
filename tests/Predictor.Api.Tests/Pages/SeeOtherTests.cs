using Microsoft.AspNetCore.Http;
using Predictor.Api.Pages;

namespace Predictor.Api.Tests.Pages;

/// <summary>A header takes no letter but plain ones, and a form may say where to go back to.</summary>
public sealed class SeeOtherTests
{
    [Theory]
    [InlineData("/queue?q=anna&page=2", "/queue?q=anna&page=2")]
    [InlineData("/queue?q=M%C3%BCller", "/queue?q=M%C3%BCller")]
    [InlineData("/queue?q=Müller x", "/queue?q=M%C3%BCller%20x")]
    [InlineData("/queue?q=\u0001\r\nX: y", "/queue?q=%01%0D%0AX:%20y")]
    [InlineData("/queue?q=\U0001F600", "/queue?q=%F0%9F%98%80")]
    public async Task An_address_is_escaped_where_it_is_not_plain(string path, string expected)
    {
        var http = new DefaultHttpContext();
        await SeeOther.To(path).ExecuteAsync(http);
        Assert.Equal((303, expected), (http.Response.StatusCode, http.Response.Headers.Location.ToString()));
    }
}
