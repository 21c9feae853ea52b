using System.Globalization;

namespace Predictor.Boosting.Checks;

/// <summary>Holds options to their documented ranges and names all that are out of them at once.</summary>
internal static class OptionChecks
{
    /// <exception cref="TrainingException">One or more options are out of range.</exception>
    public static void Check(BoostingOptions options)
    {
        var mistakes = new List<string>();
        Within(nameof(options.Trees), options.Trees, 1, 10_000);
        Within(nameof(options.Leaves), options.Leaves, 2, 4_096);
        Share(nameof(options.LearningRate), options.LearningRate);
        Within(nameof(options.MinimumLeafRows), options.MinimumLeafRows, 1, int.MaxValue);
        NotNegative(nameof(options.MinimumLeafHessian), options.MinimumLeafHessian);
        NotNegative(nameof(options.L1), options.L1);
        NotNegative(nameof(options.L2), options.L2);
        NotNegative(nameof(options.MinimumGain), options.MinimumGain);
        Within(nameof(options.Bins), options.Bins, 2, 255);
        Share(nameof(options.RowSampling), options.RowSampling);
        Share(nameof(options.ColumnSampling), options.ColumnSampling);
        NotNegative(nameof(options.CategorySmoothing), options.CategorySmoothing);
        NotNegative(nameof(options.CategoryL2), options.CategoryL2);
        Within(nameof(options.CategoryLevels), options.CategoryLevels, 1, int.MaxValue);
        Within(nameof(options.MinimumLevelRows), options.MinimumLevelRows, 1, int.MaxValue);
        Within(nameof(options.MinimumLevelRowsAtNode), options.MinimumLevelRowsAtNode, 1, int.MaxValue);
        Within(nameof(options.StatisticLevels), options.StatisticLevels, 2, int.MaxValue);
        Within(nameof(options.SubsetLevels), options.SubsetLevels ?? 0, 0, int.MaxValue);
        if (!Enum.IsDefined(options.Statistics))
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(options.Statistics)} is {(int)options.Statistics}, expected one of {string.Join(", ", Enum.GetNames<StatisticOrder>())}"));
        }

        if (!double.IsFinite(options.StatisticScore))
        {
            mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(options.StatisticScore)} is {options.StatisticScore}, expected a finite number"));
        }

        Within(nameof(options.Patience), options.Patience, 0, int.MaxValue);
        Within(nameof(options.Threads), options.Threads, 0, 1_024);
        if (mistakes.Count > 0)
        {
            throw new TrainingException("Options out of range: " + string.Join("; ", mistakes) + ".");
        }

        void Within(string name, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                var expected = most == int.MaxValue ? $"at least {least}" : $"{least} to {most}";
                mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, expected {expected}"));
            }
        }

        void Share(string name, double value)
        {
            if (!(value > 0 && value <= 1))
            {
                mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, expected above 0 to 1"));
            }
        }

        void NotNegative(string name, double value)
        {
            if (!(value >= 0 && double.IsFinite(value)))
            {
                mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, expected 0 or more"));
            }
        }
    }
}
