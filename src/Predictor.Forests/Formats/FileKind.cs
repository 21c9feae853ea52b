namespace Predictor.Forests.Formats;

/// <summary>Which library wrote a file, told by how it begins; else what is in its place, in words.</summary>
internal static class FileKind
{
    public const string XGBoostJson = "XGBoost's JSON";

    public const string LightGBMText = "LightGBM's text";

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
            return "an empty file";
        if (start.StartsWith("{"u8))
        {
            // UBJSON begins with a brace too, and goes on with the marker of a key's length.
            return start.Length > 1 && start[1] is (byte)'L' or (byte)'i' or (byte)'U' or (byte)'I' or (byte)'l' or (byte)'$' or (byte)'#'
                ? "XGBoost's binary JSON (UBJSON)"
                : XGBoostJson;
        }

        var line = start[..(start.IndexOf((byte)'\n') is >= 0 and var end ? end : start.Length)].TrimEnd((byte)'\r');
        return line.SequenceEqual("tree"u8) ? LightGBMText
            : start.StartsWith("binf"u8) ? "XGBoost's old binary format"
            : "not a model file that is known here";
    }
}
