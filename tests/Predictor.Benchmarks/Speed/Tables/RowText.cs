using System.Text;

namespace Predictor.Benchmarks.Speed.Tables;

/// <summary>Writes drawn rows as lines of CSV into a buffer of its own.</summary>
internal sealed class RowText
{
    /// <summary>Most bytes of a line, with room to spare: 30 cells of at most 12.</summary>
    private const int LongestLine = 512;

    private readonly SimulatedRows _source;
    private readonly byte[][][] _levelNames;
    private readonly double[] _values = new double[SimulatedColumn.All.Count];
    private readonly byte[] _bytes;
    private int _length;

    public RowText(SimulatedRows source, int rows)
    {
        _source = source;
        _bytes = new byte[rows * LongestLine];
        _levelNames = [.. SimulatedColumn.All.Select(column =>
            Enumerable.Range(0, column.Levels).Select(level => Encoding.ASCII.GetBytes(FormattableString.Invariant($"{column.Name}_{level:000}"))).ToArray())];
    }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public static string Header => string.Join(',', [.. SimulatedColumn.All.Select(column => column.Name), SimulatedColumn.Label]) + "\n";

    /// <summary>Writes these rows in place of what was written before.</summary>
    public void Write(long firstRow, int rows)
    {
        _length = 0;
        for (var row = firstRow; row < firstRow + rows; row++)
        {
            var label = _source.Draw(row, _values);
            for (var column = 0; column < _values.Length; column++)
            {
                if (!double.IsNaN(_values[column]))
                    WriteCell(column, _values[column]);
                Write((byte)',');
            }

            Write(label ? (byte)'1' : (byte)'0');
            Write((byte)'\n');
        }
    }

    private void WriteCell(int column, double value)
    {
        // A bell is within 3.5 of 0, two of them added within 4.9.
        var share = (value + 5) / 10;
        switch (SimulatedColumn.All[column].Form)
        {
            case CellForm.Count:
                WriteWhole((int)(share * share * share * 24));
                break;
            case CellForm.Seconds:
                WriteWhole((int)(share * share * share * 7200));
                break;
            case CellForm.Amount:
                WriteFixed((int)(share * share * 50_000), 100);
                break;
            case CellForm.Score:
                if (value < 0)
                    Write((byte)'-');
                WriteFixed((int)(Math.Abs(value) * 1000), 1000);
                break;
            default:
                var name = _levelNames[column][(int)value];
                name.CopyTo(_bytes, _length);
                _length += name.Length;
                break;
        }
    }

    /// <summary>A number of hundredths or thousandths, its decimals written out.</summary>
    private void WriteFixed(int parts, int scale)
    {
        WriteWhole(parts / scale);
        Write((byte)'.');
        for (var (rest, digit) = (parts % scale, scale / 10); digit > 0; digit /= 10)
        {
            Write((byte)('0' + (rest / digit % 10)));
        }
    }

    private void WriteWhole(int number)
    {
        var end = _length + 1;
        for (var rest = number / 10; rest > 0; rest /= 10)
        {
            end++;
        }

        _length = end;
        do
        {
            _bytes[--end] = (byte)('0' + (number % 10));
            number /= 10;
        }
        while (number > 0);
    }

    private void Write(byte letter) => _bytes[_length++] = letter;
}
