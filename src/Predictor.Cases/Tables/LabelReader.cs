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
    private string? _negative;
    private bool _negativeIsPlain;

    /// <summary>1, 0 or -1 of the current row.</summary>
    /// <exception cref="DataException">A third text.</exception>
    public sbyte Read()
    {
        var text = table[column];
        if (text.IsEmpty)
            return -1;

        var isNumber = NumberCell.TryParse(text, out var value);
        if (text.Equals(positive, StringComparison.OrdinalIgnoreCase) || (isNumber && value == _positiveNumber))
            return 1;

        // Plainly the opposite: a word for no where the positive text is one for yes, or the other way round.
        var isPlain = false;
        if (_positiveFlag is { } yes)
        {
            var isFlag = NumberCell.TryParseFlag(text, out var flag);
            if (isFlag && flag == yes)
                return 1;
            isPlain = isFlag || (isNumber && value == (yes ? 0 : 1));
        }

        if (_negative is null)
        {
            _negative = text.ToString();
            _negativeIsPlain = isPlain;
        }

        return isPlain ? ReadAs(_negativeIsPlain) : ReadAs(!_negativeIsPlain && text.Equals(_negative, StringComparison.OrdinalIgnoreCase));
    }

    private sbyte ReadAs(bool known) => known
        ? (sbyte)0
        : throw table.Error(column, $"'{positive}', or {Quoted.Excerpt(_negative)} as before: a label has two texts");
}
