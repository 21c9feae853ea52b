using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Users;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;

namespace Predictor.Api.Tests;

/// <summary>The whole service on Kestrel at a free port of loopback, over a models folder of its own with "tiny" published.</summary>
public sealed class Service : IDisposable
{
    private readonly WebApplicationFactory<Program> _factory;
    private readonly string _folder = Directory.CreateTempSubdirectory("predictor-api-").FullName;
    private readonly string _store = Directory.CreateTempSubdirectory("predictor-store-").FullName;

    public Service()
        : this("Development")
    {
    }

    /// <param name="environment">"Development" or "Production".</param>
    /// <param name="settings">Over the defaults.</param>
    /// <param name="services">Registered last.</param>
    /// <param name="models">What is done to the models before the service starts.</param>
    internal Service(string environment, IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null, Action<Service>? models = null)
    {
        Publish("tiny");
        models?.Invoke(this);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(environment);
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Models:Folder", _folder);
            host.UseSetting("Models:Default", "tiny");
            host.UseSetting("Sample:Folder", "no-such-folder");
            host.UseSetting("Store:Connection", StoreConnection);
            foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            {
                host.UseSetting(key, value);
            }

            host.ConfigureTestServices(registered =>
            {
                registered.AddSingleton(_ => new Passwords(rounds: 1_000));
                services?.Invoke(registered);
            });
        });
        _factory.UseKestrel();
        _factory.StartServer();
        var addresses = _factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(addresses.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
    }

    public HttpClient Client { get; }

    public ModelRegistry Registry => new(_folder);

    /// <summary>Of its store, where the settings name no other.</summary>
    public string StoreConnection => $"Data Source={Path.Combine(_store, "predictor.db")}";

    /// <summary>What the service was started with.</summary>
    public IServiceProvider Services => _factory.Services;

    public void Publish(string name, bool arrivalOnly = false) => Publish(arrivalOnly ? TinyModel.MakeArrivalOnly(name) : TinyModel.Make(name));

    internal void Publish(Model made)
    {
        var name = made.Name;
        var model = Registry.Add(made);
        Registry.Publish(name, model.Version, DateTimeOffset.UnixEpoch, "for the test", PublishingGate.Forced);
    }

    /// <summary>Posts a body as it stands.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string body) =>
        await Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await Client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a body that must be answered with a score.</summary>
    public async Task<JsonElement> ScoreAsync(string body, string path = "/v1/score")
    {
        using var response = await PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return Json(text);
    }

    /// <summary>Posts a body that must be refused.</summary>
    public async Task<JsonElement> RefusedAsync(int status, string body, string path = "/v1/score")
    {
        using var response = await PostAsync(path, body);
        return await ProblemAsync(response, status);
    }

    /// <summary>Holds an answer to be problem details of a status.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = Json(text);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public void Dispose()
    {
        Client.Dispose();
        _factory.Dispose();
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_store, recursive: true);
    }
}
