using System.Security.Cryptography;
using System.Text;
using Predictor.Charts;

namespace Predictor.Desk;

/// <summary>The files that the pages refer to, embedded, so that they are there wherever the service is started from.</summary>
public static class DeskAssets
{
    /// <summary>The charts' part before the desk's own, and that before what forms and pages add.</summary>
    public static DeskAsset Stylesheet { get; } =
        Asset("desk.css", "text/css; charset=utf-8", [.. Encoding.UTF8.GetBytes(ChartStyles.Text + "\n"), .. Load("desk.css"), .. "\n"u8, .. Load("forms.css"), .. "\n"u8, .. Load("ledger.css"), .. "\n"u8, .. Load("queue.css"), .. "\n"u8, .. Load("models.css"), .. "\n"u8, .. Load("case.css"), .. "\n"u8, .. Load("today.css")]);

    public static DeskAsset Icon { get; } = Asset("mark.svg", "image/svg+xml", Load("mark.svg"));

    /// <summary>Keys, saving without leaving the page, and what is new; every page works without it.</summary>
    public static DeskAsset Script { get; } = Asset("desk.js", "text/javascript; charset=utf-8", [.. Load("desk.js"), .. "\n"u8, .. Load("today.js")]);

    public static IReadOnlyList<DeskAsset> All { get; } = [Stylesheet, Icon, Script];

    private static DeskAsset Asset(string file, string contentType, byte[] content)
    {
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        return new DeskAsset($"/desk/{fingerprint}/{file}", contentType, content);
    }

    private static byte[] Load(string file)
    {
        using var stream = typeof(DeskAssets).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
