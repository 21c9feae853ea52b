namespace Predictor.Forests.Formats.XGBoost;

/// <summary>XGBoost writes NaN and Infinity, which are no JSON: they become texts of the same length, so that places in the file stay what they are.</summary>
internal static class JsonTokens
{
    /// <summary>In place of NaN.</summary>
    public const string NotANumber = "";

    /// <summary>O(bytes), in place; text between quotes is left as it is.</summary>
    public static void MakeJson(Span<byte> json)
    {
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            var letter = json[i];
            if (inText)
            {
                if (letter == '\\')
                    i++;
                else
                    inText = letter != '"';
            }
            else if (letter == '"')
            {
                inText = true;
            }
            else if (letter == 'N' && json[i..].StartsWith("NaN"u8))
            {
                "\"\" "u8.CopyTo(json[i..]);
                i += 2;
            }
            else if (letter == 'I' && json[i..].StartsWith("Infinity"u8))
            {
                var isNegative = i > 0 && json[i - 1] == '-';
                (isNegative ? "\"-inf\"  "u8 : "\"inf\"   "u8).CopyTo(json[i..]);
                if (isNegative)
                    json[i - 1] = (byte)' ';
                i += 7;
            }
        }
    }
}
