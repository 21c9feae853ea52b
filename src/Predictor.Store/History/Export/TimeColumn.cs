using Predictor.Cases.Tables;

namespace Predictor.Store.History.Export;

/// <summary>Times as epoch seconds.</summary>
internal sealed class TimeColumn(FieldSource source, TimeZoneInfo zone) : ExportColumn(source)
{
    private readonly TimeFormat _format = new(source.TimeFormat ?? TimeFormat.Iso, zone);

    /// <summary>By row; <see cref="ExportColumn.Missing"/> where empty.</summary>
    public List<long> Rows { get; } = [];

    protected override void Add(ReadOnlySpan<char> text, CsvTable table, int position)
    {
        if (text.IsEmpty)
            Rows.Add(Missing);
        else if (_format.TryRead(text, out var seconds))
            Rows.Add(seconds);
        else
            throw table.Error(position, _format.ToString());
    }
}
