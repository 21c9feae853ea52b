namespace Predictor.Store.History.Export;

/// <summary>Times as epoch seconds.</summary>
internal sealed class TimeColumn(FieldSource source, TimeZoneInfo zone) : ExportColumn(source)
{
    private readonly TimeFormat _format = new(source.TimeFormat ?? TimeFormat.Iso, zone);

    /// <summary>By row; <see cref="ExportColumn.Missing"/> where empty.</summary>
    public List<long> Rows { get; } = [];

    public override string Expected => _format.ToString();

    public override bool TryAdd(ReadOnlySpan<char> text)
    {
        var seconds = Missing;
        if (!text.IsEmpty && !_format.TryRead(text, out seconds))
            return false;
        Rows.Add(seconds);
        return true;
    }
}
