using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Tests;
using Predictor.Desk.Centre;
using Predictor.Desk.Tests;

namespace Predictor.Browser.Tests;

/// <summary>The service with a centre that a test can change, and a browser.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    private readonly ShownCentre _centre = new();
    private readonly Chromium _chromium = new();
    private readonly Service _service;

    public DeskFixture()
    {
        Reset();
        _service = new Service("Development", services: services => services.AddSingleton<ICentre>(_centre));
    }

    /// <summary>What the page shows from now on.</summary>
    public CentreState State { set => _centre.State = value; }

    public string Address => _service.Client.BaseAddress!.ToString();

    public void Reset() => _centre.State = new CentreState.Ready(TinyView.Make());

    public Task<BrowserPage> OpenAsync(string path = "outcomes", int width = 1280, bool dark = false, bool script = true) =>
        _chromium.OpenAsync(Address + path, width, dark, script);

    public ValueTask InitializeAsync() => _chromium.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _service.Dispose();
    }
}
