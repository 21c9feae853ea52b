using System.Net;
using System.Text.RegularExpressions;

namespace Predictor.Api.Tests.Users;

/// <summary>Somebody with a browser: keeps cookies, asks for pages, follows nothing by itself, and sends the forms of pages.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    public Person(Service service) => Client = new HttpClient(_handler) { BaseAddress = service.Client.BaseAddress };

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Cookies => _handler.CookieContainer.GetCookieHeader(Client.BaseAddress!);

    public void Dispose() => Client.Dispose();

    /// <summary>Takes over a session as whoever has copied its cookies.</summary>
    public void Become(Person other) => _handler.CookieContainer.SetCookies(Client.BaseAddress!, other.Cookies.Replace("; ", ",", StringComparison.Ordinal));

    public async Task<(int Status, string Text, string? Location)> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return await SendAsync(request);
    }

    /// <summary>Sends a form as it stands.</summary>
    public async Task<(int Status, string Text, string? Location)> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Accept.ParseAdd("text/html");
        return await SendAsync(request);
    }

    /// <summary>Opens a page and sends its form, whose token goes along.</summary>
    public async Task<(int Status, string Text, string? Location)> SubmitAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var (status, text, _) = await GetAsync(page);
        Assert.True(status == 200, $"{page}: {status}");
        return await PostAsync(path, [.. fields, ("formToken", TokenOf(text))]);
    }

    public Task<(int Status, string Text, string? Location)> SignInAsync(string name, string password, string back = "") =>
        SubmitAsync($"/sign-in?return={Uri.EscapeDataString(back)}", "/sign-in", ("name", name), ("password", password), ("return", back));

    /// <summary>Chooses a password by a one-time link (path and query) and is signed in.</summary>
    public Task<(int Status, string Text, string? Location)> UseLinkAsync(string link, string password, params (string Name, string Value)[] more) =>
        SubmitAsync(link, "/sign-in/link", [("token", link.Split("token=")[1]), ("password", password), ("again", password), .. more]);

    public static string TokenOf(string page) => Token().Match(page) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : throw new InvalidOperationException("The page holds no form: " + page);

    private async Task<(int Status, string Text, string? Location)> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation)), response.Headers.Location?.ToString());
    }

    [GeneratedRegex("""name="formToken" value="([^"]+)""")]
    private static partial Regex Token();
}
