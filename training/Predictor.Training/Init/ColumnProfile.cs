using System.Buffers;
using System.Globalization;
using Predictor.Cases;

namespace Predictor.Training.Init;

/// <summary>What the cells of one column show.</summary>
internal sealed class ColumnProfile(string name)
{
    /// <summary>Rows whose texts are kept, for comparing columns with one another.</summary>
    public const int SampleRows = 20_000;

    /// <summary>Distinct texts that are kept.</summary>
    public const int MostLevels = 40;

    private const int LongText = 40;

    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789,.-");

    private readonly HashSet<ulong> _hashes = [];
    private readonly TimeGuess _times = new();
    private readonly HashSet<string> _levels = new(StringComparer.Ordinal);
    private readonly List<string> _sample = [];
    private bool _numbers = true;
    private bool _whole = true;
    private bool _decimalCommas = true;
    private long _length;

    public string Name { get; } = name;

    public NameWords Words { get; } = new(name);

    public int Rows { get; private set; }

    public int Filled { get; private set; }

    public int Distinct => _hashes.Count;

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Texts of the first rows, empty ones too.</summary>
    public IReadOnlyList<string> Sample => _sample;

    /// <summary>Distinct texts in order of appearance, at most <see cref="MostLevels"/>.</summary>
    public IReadOnlyCollection<string> Levels => _levels;

    /// <summary>All filled cells are numbers.</summary>
    public bool IsNumber => Filled > 0 && _numbers;

    public bool IsWhole => IsNumber && _whole;

    /// <summary>Numbers written 3,5.</summary>
    public bool HasDecimalCommas => Filled > 0 && !_numbers && _decimalCommas;

    /// <summary>Every row has a text of its own.</summary>
    public bool IsUnique => Filled == Rows && Distinct == Rows;

    public IReadOnlyList<string> TimeFormats => _times.Candidates;

    /// <summary>A time, and no number that happens to look like one without its name saying so.</summary>
    public bool IsTime => TimeFormats.Count > 0;

    public bool IsFlag => Filled > 0 && _levels.Count is 1 or 2 && Distinct <= 2 && _levels.All(level => Is(Hints.Yes, level) || Is(Hints.No, level)) && _levels.Any(level => level.Length > 0)
        && (Distinct == 2 || Filled < Rows || !IsNumber);

    /// <summary>Sentences, by the name or by their length.</summary>
    public bool IsFreeText => Words.HasAny(Hints.FreeText) || (!IsNumber && MeanLength > LongText);

    public double MeanLength => Filled == 0 ? 0 : (double)_length / Filled;

    public static bool Is(string[] words, string level) => words.Contains(level.ToLowerInvariant());

    public void Add(ReadOnlySpan<char> text)
    {
        Rows++;
        if (_sample.Count < SampleRows)
            _sample.Add(text.ToString());
        if (text.IsEmpty)
            return;

        Filled++;
        _length += text.Length;
        _hashes.Add(Hash(text));
        if (_levels.Count < MostLevels)
            _levels.Add(text.ToString());
        _times.Add(text);
        AddNumber(text);
    }

    /// <summary>Share of this column's distinct texts that are among another's.</summary>
    public double ContainedIn(ColumnProfile other) => Distinct == 0 ? 0 : (double)_hashes.Count(other._hashes.Contains) / Distinct;

    /// <summary>Numbers of the sample, NaN where there is none.</summary>
    public double[] SampleNumbers() =>
        [.. _sample.Select(text => NumberCell.TryParse(text, out var value) ? value : double.NaN)];

    private void AddNumber(ReadOnlySpan<char> text)
    {
        if (_decimalCommas)
            _decimalCommas = text.IndexOfAnyExcept(NumberLetters) < 0 && text.Contains(',');
        if (!_numbers)
            return;
        _numbers = NumberCell.TryParse(text, out var value);
        if (!_numbers)
            return;
        _whole &= value == Math.Floor(value);
        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
    }

    /// <summary>FNV-1a in 64 bits: among a million texts two share a hash once in 37 million tables.</summary>
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({Filled} of {Rows} filled, {Distinct} distinct)");
}
