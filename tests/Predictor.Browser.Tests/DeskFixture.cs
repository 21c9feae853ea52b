using Predictor.Api.Tests;

namespace Predictor.Browser.Tests;

/// <summary>The service as it starts in Development, and a browser.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    private readonly Chromium _chromium = new();
    private readonly Service _service = new("Development");

    public string Address => _service.Client.BaseAddress!.ToString();

    public Task<BrowserPage> OpenAsync(string path = "queue", int width = 1280, bool dark = false, bool script = true) =>
        _chromium.OpenAsync(Address + path, width, dark, script);

    public ValueTask InitializeAsync() => _chromium.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _service.Dispose();
    }
}
