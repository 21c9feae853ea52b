using System.Text;

namespace Predictor.Training.Init;

/// <summary>The words in a name of a table or column, as hints: "Vorgang_Nr", "closedAt" and "Eröffnet am" are vorgang nr, closed at, eroffnet am.</summary>
internal sealed class NameWords
{
    private readonly string[] _words;

    public NameWords(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var before = ' ';
        foreach (var letter in Plain(name))
        {
            if (!char.IsLetterOrDigit(letter) || (char.IsUpper(letter) && char.IsLower(before)) || (char.IsDigit(letter) != char.IsDigit(before) && char.IsLetterOrDigit(before)))
                End();
            if (char.IsLetterOrDigit(letter))
                word.Append(char.ToLowerInvariant(letter));
            before = letter;
        }

        End();
        _words = [.. words];

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>How many of the hints are in the name. A hint of up to four letters is a word of its own; a longer one may be a part of a word (German compounds, plurals).</summary>
    public int Count(IReadOnlyList<string> hints) => hints.Count(Has);

    public bool HasAny(IReadOnlyList<string> hints) => hints.Any(Has);

    private bool Has(string hint) => hint.Length <= 4 ? _words.Contains(hint) : _words.Any(word => word.Contains(hint, StringComparison.Ordinal));

    /// <summary>Without accents; ß as ss. A column of an export is seldom written as a dictionary would. (Normalization needs ICU, which the program does without.)</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name)
        {
            var at = Accented.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (letter == 'ß')
                plain.Append("ss");
            else if (at < 0)
                plain.Append(letter);
            else
                plain.Append(char.IsUpper(letter) ? char.ToUpperInvariant(Unaccented[at]) : Unaccented[at]);
        }

        return plain.ToString();
    }

    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    private const string Unaccented = "aaaaaaceeeeiiiinoooooouuuuyy";
}
