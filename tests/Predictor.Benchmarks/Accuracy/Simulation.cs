using System.Globalization;
using System.Text;

namespace Predictor.Benchmarks.Accuracy;

/// <summary>
/// Draws a set's rows and writes train.csv, test.csv and truth.csv (the true probability of each test row). The label is the first column,
/// empty is missing, a category is its level's number, as in the real sets.
/// </summary>
internal sealed class Simulation
{
    private readonly SimulatedSet _set;
    private readonly Draws _draws;
    private readonly SimulatedLevels[] _levels;
    private readonly (double Wave, double Phase, double Line)[] _curves;
    private readonly double[] _products;
    private readonly double _intercept;

    public Simulation(SimulatedSet set)
    {
        _set = set;
        _draws = new Draws(set.Seed);
        _levels = [.. set.Categories.Select(category => new SimulatedLevels(category, End, _draws))];
        _curves = [.. Enumerable.Range(0, set.Numbers).Select(_ => (set.NumberEffect * _draws.Normal(), 6 * _draws.Unit(), set.NumberEffect * _draws.Normal()))];
        _products = [.. Enumerable.Range(0, set.Interactions).Select(_ => set.NumberEffect * _draws.Normal())];
        _intercept = Intercept();
    }

    private double End => (double)(_set.TrainRows + _set.TestRows) / _set.TrainRows;

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var truth = new StringBuilder("probability\n");
        Write(Path.Combine(folder, "train.csv"), 0, _set.TrainRows, null);
        Write(Path.Combine(folder, "test.csv"), _set.TrainRows, _set.TestRows, truth);
        File.WriteAllText(Path.Combine(folder, "truth.csv"), truth.ToString());
    }

    private void Write(string path, int first, int rows, StringBuilder? truth)
    {
        using var writer = new StreamWriter(path);
        writer.NewLine = "\n";
        string[] names =
        [
            "label",
            .. Enumerable.Range(0, _set.Numbers).Select(i => $"number{i}"),
            .. Enumerable.Range(0, _set.Noise).Select(i => $"noise{i}"),
            .. _set.Categories.Select(category => category.Name),
        ];
        writer.WriteLine(string.Join(',', names));
        for (var row = first; row < first + rows; row++)
        {
            var (cells, margin) = Draw((double)row / _set.TrainRows);
            var probability = 1 / (1 + Math.Exp(-(margin + _intercept)));
            writer.WriteLine($"{(_draws.Coin(probability) ? 1 : 0)},{string.Join(',', cells)}");
            truth?.Append(CultureInfo.InvariantCulture, $"{probability:0.######}\n");
        }
    }

    private (string[] Cells, double Margin) Draw(double time)
    {
        var margin = _set.Drift * (time - 0.5);
        var numbers = new double[_set.Numbers];
        var cells = new List<string>(_set.Numbers + _set.Noise + _levels.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = _draws.Normal();
            var (wave, phase, line) = _curves[i];
            margin += (wave * Math.Sin((2 * numbers[i]) + phase)) + (line * numbers[i]);

            // A long tail, as durations have; trees do not mind.
            var missing = _draws.Coin(i % 2 == 0 ? _set.Missing : _set.Missing * (numbers[i] > 0 ? 1.6 : 0.4));
            cells.Add(missing ? "" : Math.Exp(numbers[i]).ToString("0.####", CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < _products.Length && numbers.Length > 1; i++)
        {
            margin += _products[i] * numbers[i % numbers.Length] * numbers[(i + 1) % numbers.Length];
        }

        for (var i = 0; i < _set.Noise; i++)
        {
            cells.Add(_draws.Coin(_set.Missing) ? "" : _draws.Normal().ToString("0.####", CultureInfo.InvariantCulture));
        }

        foreach (var category in _levels)
        {
            var level = category.Draw(time, _draws);
            margin += level < 0 ? 0 : category.Effects[level] + (numbers.Length > 0 ? category.Slopes[level] * numbers[0] : 0);
            cells.Add(level < 0 ? "" : level.ToString(CultureInfo.InvariantCulture));
        }

        return ([.. cells], margin);
    }

    /// <summary>What is added to each margin so that the mean probability over the training time is the base rate, by halving.</summary>
    private double Intercept()
    {
        double[] margins = [.. Enumerable.Range(0, 4000).Select(i => Draw(i / 4000.0).Margin)];
        var (low, high) = (-20.0, 20.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (margins.Average(margin => 1 / (1 + Math.Exp(-(margin + middle)))) < _set.BaseRate)
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
