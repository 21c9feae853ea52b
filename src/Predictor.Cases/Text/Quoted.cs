namespace Predictor.Cases.Text;

/// <summary>A found value as a message shows it.</summary>
internal static class Quoted
{
    private const int Longest = 60;

    /// <summary>In single quotes, line breaks as spaces, cut where long; "nothing" where empty.</summary>
    public static string Excerpt(ReadOnlySpan<char> found)
    {
        if (found.IsEmpty)
            return "nothing";

        var cut = found.Length > Longest;
        Span<char> shown = stackalloc char[int.Min(found.Length, Longest)];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = char.IsControl(found[i]) ? ' ' : found[i];
        }

        return $"'{shown}{(cut ? "…" : "")}'";
    }
}
