using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>
/// One outcome's labels from the text of its column. Empty is no label. The outcome's positive text (case aside), or a number equal to it, is positive.
/// Where the positive text is a word for yes or for no (1, true, yes, y; 0, false, no, n), the other words of these are read by their sense.
/// Any further text is negative as long as it is the column's only other one: of a third text nobody knows what it means.
/// </summary>
internal sealed class LabelReader(CsvTable table, int column, string positive)
{
    private readonly bool? _positiveFlag = NumberCell.TryParseFlag(positive, out var flag) ? flag : null;
    private readonly double? _positiveNumber = NumberCell.TryParse(positive, out var number) ? number : null;

    /// <summary>The other text, once one was met, and whether it is plainly the opposite of the positive one.</summary>
    public (string Text, bool IsPlain)? Negative { get; set; }

    /// <summary>1, 0 or -1 of the current row.</summary>
    /// <exception cref="DataException">A third text.</exception>
    public sbyte Read()
    {
        var text = table[column];
        if (text.IsEmpty)
            return -1;

        return TryRead(text, out var value)
            ? value
            : throw table.Error(column, $"'{positive}', or {Quoted.Excerpt(Negative?.Text)} as before: a label has two texts");
    }

    /// <summary>1 or 0 of a text that is not empty; false where it is a third text.</summary>
    public bool TryRead(ReadOnlySpan<char> text, out sbyte value)
    {
        value = 1;
        var isNumber = NumberCell.TryParse(text, out var number);
        if (text.Equals(positive, StringComparison.OrdinalIgnoreCase) || (isNumber && number == _positiveNumber))
            return true;

        // Plainly the opposite: a word for no where the positive text is one for yes, or the other way round.
        var isPlain = false;
        if (_positiveFlag is { } yes)
        {
            var isFlag = NumberCell.TryParseFlag(text, out var flag);
            if (isFlag && flag == yes)
                return true;
            isPlain = isFlag || (isNumber && number == (yes ? 0 : 1));
        }

        value = 0;
        var negative = Negative ??= (text.ToString(), isPlain);
        return isPlain ? negative.IsPlain : !negative.IsPlain && text.Equals(negative.Text, StringComparison.OrdinalIgnoreCase);
    }
}
