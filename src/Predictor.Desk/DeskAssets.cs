using System.Security.Cryptography;

namespace Predictor.Desk;

/// <summary>The files that the pages refer to, embedded, so that they are there wherever the service is started from.</summary>
public static class DeskAssets
{
    public static DeskAsset Stylesheet { get; } = Load("desk.css", "text/css; charset=utf-8");

    public static DeskAsset Icon { get; } = Load("mark.svg", "image/svg+xml");

    public static IReadOnlyList<DeskAsset> All { get; } = [Stylesheet, Icon];

    private static DeskAsset Load(string file, string contentType)
    {
        using var stream = typeof(DeskAssets).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        return new DeskAsset($"/desk/{fingerprint}/{file}", contentType, content);
    }
}
