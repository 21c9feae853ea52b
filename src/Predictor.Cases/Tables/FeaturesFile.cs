using System.Globalization;
using System.Text;
using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>
/// The file that `features` writes: case_id, customer_id, moment, at, opened_at, the feature columns under their schema names,
/// then each outcome's label and when it became known. <see cref="FlatTable.Read"/> reads it back bit by bit under a schema
/// that names a features file, or with <see cref="WithKeys"/>.
/// </summary>
public static class FeaturesFile
{
    public const string CaseId = "case_id";
    public const string CustomerId = "customer_id";
    public const string Moment = "moment";

    /// <summary>The moment's time, ISO in UTC.</summary>
    public const string At = "at";

    /// <summary>When the case opened, ISO in UTC.</summary>
    public const string OpenedAt = "opened_at";

    /// <summary>Column with the time at which an outcome's label became known, ISO in UTC.</summary>
    public static string Until(Outcome outcome) => $"{outcome.Label}_until";

    /// <summary>The names that no feature column and no label of a schema with a features file may have.</summary>
    internal static readonly string[] Reserved = [CaseId, CustomerId, Moment, At, OpenedAt];

    /// <summary>The schema with the keys under which this file names cases, customers, times and moments.</summary>
    public static Schema WithKeys(Schema schema) => schema with { CaseKey = CaseId, CustomerKey = CustomerId, TimeKey = At, MomentKey = Moment };

    /// <summary>Numbers as the shortest text that gives the same float32, missing cells empty, LF line ends. Customers and times are left out where the table has none.</summary>
    /// <exception cref="DataException">Two columns would have the same name.</exception>
    public static void Write(Stream stream, CaseTable table)
    {
        using var file = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        WriteHeader(file, table);
        for (var row = 0; row < table.Rows; row++)
        {
            WriteText(file, table.CaseIds[row]);
            if (table.CustomerIds is { } customers)
                WriteText(Next(file), customers[row]);
            Next(file).Write(table.Moments[row] == Cases.Moment.Arrival ? "arrival" : "closure");
            if (table.At is { } at)
                Next(file).Write(IsoTime.Format(at[row]));
            if (table.OpenedAt is { } openedAt)
                Next(file).Write(IsoTime.Format(openedAt[row]));
            foreach (var cells in table.Cells)
            {
                WriteCell(Next(file), cells, row);
            }

            for (var outcome = 0; outcome < table.Labels.Count; outcome++)
            {
                WriteLabel(file, table.Schema.Outcomes[outcome], table.Labels[outcome], row);
            }

            file.WriteLine();
        }
    }

    private static void WriteHeader(StreamWriter file, CaseTable table)
    {
        List<string> names = [CaseId, .. table.CustomerIds is null ? [] : (string[])[CustomerId], Moment, .. table.At is null ? [] : (string[])[At], .. table.OpenedAt is null ? [] : (string[])[OpenedAt]];
        names.AddRange(table.Schema.FeatureColumns.Select(column => column.Name));
        for (var outcome = 0; outcome < table.Labels.Count; outcome++)
        {
            names.Add(table.Schema.Outcomes[outcome].Label);
            if (table.Labels[outcome].Ends is not null)
                names.Add(Until(table.Schema.Outcomes[outcome]));
        }

        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DataException($"A features file would have two columns named '{twice.Key}': rename that column or label of the schema.");

        for (var i = 0; i < names.Count; i++)
        {
            WriteText(i == 0 ? file : Next(file), names[i]);
        }

        file.WriteLine();
    }

    private static void WriteCell(StreamWriter file, CellColumn cells, int row)
    {
        if (cells.Codes is { } codes)
        {
            if (codes[row] >= 0)
                WriteText(file, cells.Levels[codes[row]]);
            return;
        }

        var number = cells.Numbers![row];
        if (float.IsNaN(number))
            return;

        Span<char> text = stackalloc char[CaseEncoder.LongestNumber];
        number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        file.Write(text[..length]);
    }

    private static void WriteLabel(StreamWriter file, Outcome outcome, LabelColumn labels, int row)
    {
        Next(file);
        if (labels.Values[row] >= 0)
            WriteText(file, labels.Values[row] == 1 ? outcome.Positive : Negative(outcome));
        if (labels.Ends is not { } ends)
            return;

        Next(file);
        if (labels.Values[row] >= 0)
            file.Write(IsoTime.Format(ends[row]));
    }

    /// <summary>A text that the label's reader takes as negative: 0, or 1 where the positive text is a word for no, or zero.</summary>
    private static string Negative(Outcome outcome)
    {
        var isNo = NumberCell.TryParseFlag(outcome.Positive, out var flag) && !flag;
        var isZero = NumberCell.TryParse(outcome.Positive, out var number) && number == 0;
        return isNo || isZero ? "1" : "0";
    }

    private static StreamWriter Next(StreamWriter file)
    {
        file.Write(',');
        return file;
    }

    private static void WriteText(StreamWriter file, string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            file.Write(text);
            return;
        }

        file.Write('"');
        file.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        file.Write('"');
    }
}
