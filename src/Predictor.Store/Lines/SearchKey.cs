using System.Collections.Frozen;
using System.Text;

namespace Predictor.Store.Lines;

/// <summary>Text as it is searched: small letters without the accents of Latin ones, the same on every database and whatever the system knows of languages.</summary>
public static class SearchKey
{
    /// <summary>A letter, then those that are read as it.</summary>
    private static readonly string[] Alike =
    [
        "aàáâãäåāăąḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓđð",
        "eèéêëēĕėęěḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģḡ",
        "hĥḣḥḧḩḫẖħ",
        "iìíîïĩīĭįḭḯỉịı",
        "jĵ",
        "kķḱḳḵ",
        "lĺļľḷḹḻḽł",
        "mḿṁṃ",
        "nñńņňṅṇṉṋ",
        "oòóôõöōŏőṍṏṑṓọỏốồổỗộớờởỡợø",
        "pṕṗ",
        "rŕŗřṙṛṝṟ",
        "sśŝşšṡṣṥṧṩ",
        "tţťṫṭṯṱẗŧ",
        "uùúûüũūŭůűųṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
    ];

    private static readonly FrozenDictionary<char, char> Plain = Alike.SelectMany(letters => letters.Skip(1).Select(letter => KeyValuePair.Create(letter, letters[0]))).ToFrozenDictionary();

    /// <param name="parts">Null and empty ones are left out.</param>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var key = new StringBuilder();
        foreach (var part in parts)
        {
            if (string.IsNullOrEmpty(part))
                continue;
            if (key.Length > 0)
                key.Append(' ');
            foreach (var letter in part)
            {
                var small = char.ToLowerInvariant(letter);
                if (small is < '\u0300' or > '\u036f')
                    key.Append(small < 128 ? small : Plain.GetValueOrDefault(small, small));
            }
        }

        return key.ToString();
    }

    /// <summary>As a pattern of LIKE with the escape <c>\</c> that finds it anywhere.</summary>
    public static string Pattern(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var pattern = new StringBuilder("%");
        foreach (var letter in Of(words.Trim()))
        {
            if (letter is '%' or '_' or '\\')
                pattern.Append('\\');
            pattern.Append(letter);
        }

        return pattern.Append('%').ToString();
    }
}
