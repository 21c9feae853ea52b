using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Predictor.Benchmarks.Load.Host;

namespace Predictor.Benchmarks.Desk;

/// <summary>Somebody who is signed in at the desk, as by a browser.</summary>
internal sealed partial class DeskVisitor : IDisposable
{
    private const string Password = "three words that differ";

    private DeskVisitor(Uri address) =>
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address, DefaultRequestHeaders = { { "Accept", "text/html" } } };

    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();

    /// <summary>Makes a user with the service's own command, or gives one who is there another link.</summary>
    /// <param name="library">Predictor.Api.dll.</param>
    /// <param name="home">Content root.</param>
    /// <param name="store">The connection.</param>
    /// <param name="name">By which to sign in.</param>
    /// <param name="role">One.</param>
    /// <param name="teams">Whose customers a supervisor sees.</param>
    /// <returns>Path and query of the link by which the password is chosen.</returns>
    public static async Task<string> MakeAsync(string library, string home, string store, string name, string role, IEnumerable<string> teams) =>
        await RunAsync(library, home, store, ["users", "create", "--name", name, "--roles", role, "--teams", string.Join(',', teams)])
        ?? await RunAsync(library, home, store, ["users", "reset", name])
        ?? throw new InvalidOperationException($"The service's command made no user '{name}'.");

    /// <param name="service">Where to sign in.</param>
    /// <param name="link">Of <see cref="MakeAsync"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<DeskVisitor> SignInAsync(LoadedService service, string link, CancellationToken cancellation)
    {
        var visitor = new DeskVisitor(service.Address);
        await visitor.SendAsync(link, "/sign-in/link", [("token", link.Split("token=")[1]), ("password", Password), ("again", Password)], cancellation);
        return visitor;
    }

    /// <summary>Says of everybody whom Today offers that he is there.</summary>
    /// <param name="minutes">That each has.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many they are.</returns>
    public async Task<int> SayPresentAsync(int minutes, CancellationToken cancellation)
    {
        var page = await Client.GetStringAsync(new Uri("/", UriKind.Relative), cancellation);
        string[] people = [.. Offered().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct()];
        await SendAsync("/", "/today/act", [.. people.SelectMany(person => new[] { ("person", person), ("minutes", $"{minutes}") }), ("verb", "plan")], cancellation);
        return people.Length;
    }

    private async Task SendAsync(string page, string path, IEnumerable<(string Name, string Value)> fields, CancellationToken cancellation)
    {
        var form = await Client.GetStringAsync(new Uri(page, UriKind.Relative), cancellation);
        var token = WebUtility.HtmlDecode(Token().Match(form).Groups[1].Value);
        using var content = new FormUrlEncodedContent(fields.Append(("formToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var response = await Client.PostAsync(new Uri(path, UriKind.Relative), content, cancellation);
        if (response.StatusCode != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}.");
    }

    /// <returns>The link's path and query; null: the command refused.</returns>
    private static async Task<string?> RunAsync(string library, string home, string store, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [library, .. arguments]) { WorkingDirectory = home, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Store__Connection"] = store;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        var said = process.StandardError.ReadToEndAsync();
        var output = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        await said;
        return process.ExitCode == 0 ? new Uri(output).PathAndQuery : null;
    }

    [GeneratedRegex("name=\"formToken\" value=\"([^\"]+)")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"person\" value=\"([^\"]+)")]
    private static partial Regex Offered();
}
