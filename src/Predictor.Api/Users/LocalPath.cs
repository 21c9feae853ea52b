namespace Predictor.Api.Users;

/// <summary>Where a browser goes once it has signed in: a page of this service and nowhere else.</summary>
internal static class LocalPath
{
    public const string Home = "/";

    private const int Longest = 2_000;

    /// <summary>The same, or <see cref="Home"/> where it leads elsewhere: "//host" and "/\host" do, for browsers.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && path.Length <= Longest && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal) ? path : Home;
}
