using System.Text;
using Predictor.Cases.Text;

namespace Predictor.Cases.Tables.Blocks;

/// <summary>What names and times the rows of a block, as <see cref="RowKeys"/> reads it row by row.</summary>
internal sealed class KeyChunk(FlatLayout layout, TimeZoneInfo zone)
{
    private readonly int _case = layout.Position(layout.CaseKey);
    private readonly int _customer = layout.Position(layout.CustomerKey);
    private readonly int _time = layout.Position(layout.TimeKey);
    private readonly int _moment = layout.Position(layout.MomentKey);
    private char[] _room = new char[64];

    public bool HasTimes => _time >= 0;

    /// <summary>One a row, as all that follow.</summary>
    public Moment[] Moments { get; private set; } = [];

    /// <summary>Where the file names cases.</summary>
    public string[] CaseIds { get; private set; } = [];

    /// <summary>Epoch seconds, where the file has times.</summary>
    public long[] At { get; private set; } = [];

    public long[] OpenedAt { get; private set; } = [];

    /// <summary>In the zone of the schema, for what is read off the clock.</summary>
    public DateTimeOffset[] Local { get; private set; } = [];

    /// <returns>False where a key is not what it has to be.</returns>
    public bool TryRead(BlockCells cells)
    {
        if (Moments.Length < cells.Rows)
        {
            Moments = new Moment[cells.Rows];
            Array.Fill(Moments, layout.OnlyMoment ?? Moment.Arrival);
            CaseIds = new string[_case < 0 ? 0 : cells.Rows];
            At = new long[HasTimes ? cells.Rows : 0];
            OpenedAt = new long[At.Length];
            Local = new DateTimeOffset[At.Length];
        }

        return (_case < 0 || TryReadCaseIds(cells)) && (_moment < 0 || TryReadMoments(cells)) && (_time < 0 || TryReadTimes(cells));
    }

    /// <summary>The text that names a row's customer, until the next call.</summary>
    public ReadOnlySpan<char> Customer(BlockCells cells, int row) => CellText.Decode(CellText.Trim(cells[row, _customer]), ref _room);

    private bool TryReadCaseIds(BlockCells cells)
    {
        for (var row = 0; row < cells.Rows; row++)
        {
            CaseIds[row] = Encoding.UTF8.GetString(CellText.Trim(cells[row, _case]));
            if (CaseIds[row].Length == 0)
                return false;
        }

        return true;
    }

    private bool TryReadMoments(BlockCells cells)
    {
        for (var row = 0; row < cells.Rows; row++)
        {
            if (!RowKeys.TryParseMoment(CellText.Decode(CellText.Trim(cells[row, _moment]), ref _room), out Moments[row]))
                return false;
        }

        return true;
    }

    private bool TryReadTimes(BlockCells cells)
    {
        for (var row = 0; row < cells.Rows; row++)
        {
            if (!TryReadTime(cells[row, _time], out var at))
                return false;

            var opened = at;
            if (layout.OpenedAt >= 0 && !TryReadTime(cells[row, layout.OpenedAt], out opened))
                return false;

            At[row] = at.ToUnixTimeSeconds();
            OpenedAt[row] = opened.ToUnixTimeSeconds();
            Local[row] = TimeZoneInfo.ConvertTime(at, zone);
        }

        return true;
    }

    private bool TryReadTime(ReadOnlySpan<byte> cell, out DateTimeOffset time) =>
        IsoTime.TryParse(CellText.Decode(CellText.Trim(cell), ref _room), zone, out time);
}
