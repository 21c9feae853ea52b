using Predictor.Boosting.Checks;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Tests.Checks;

public sealed class CheckTests
{
    private static readonly float[] Labels = [0, 1, 1];

    [Fact]
    public void The_defaults_are_within_range() => OptionChecks.Check(new BoostingOptions());

    [Fact]
    public void All_options_out_of_range_are_named_at_once()
    {
        var options = new BoostingOptions
        {
            Trees = 0,
            Leaves = 1,
            LearningRate = double.NaN,
            MinimumLeafRows = 0,
            MinimumLeafHessian = -1,
            L1 = -1,
            L2 = double.PositiveInfinity,
            MinimumGain = -0.5,
            Bins = 256,
            RowSampling = 0,
            ColumnSampling = 1.5,
            CategorySmoothing = -1,
            CategoryL2 = -1,
            CategoryLevels = 0,
            MinimumLevelRows = 0,
            MinimumLevelRowsAtNode = 0,
            Statistics = (StatisticOrder)9,
            StatisticLevels = 1,
            StatisticScore = double.NaN,
            SubsetLevels = -1,
            Patience = -1,
            Threads = -2,
        };
        var message = Assert.Throws<TrainingException>(() => OptionChecks.Check(options)).Message;
        foreach (var option in typeof(BoostingOptions).GetProperties().Where(option => option.CanWrite && option.Name != nameof(BoostingOptions.Seed)))
        {
            Assert.Contains($"{option.Name} is ", message, StringComparison.Ordinal);
        }

        Assert.Contains("Trees is 0, expected 1 to 10000", message, StringComparison.Ordinal);
        Assert.Contains("MinimumGain is -0.5, expected 0 or more", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_or_columns_is_refused()
    {
        Refused("The training table has no rows", new TrainingTable { Columns = [], Labels = [] });
        Refused("The training table has no columns", new TrainingTable { Columns = [], Labels = Labels });
    }

    [Fact]
    public void A_label_with_one_class_is_refused() =>
        Refused("All 3 training labels are 1", Table([1, 1, 1], new TrainingColumn("a", [1, 2, 3])));

    [Fact]
    public void Labels_and_weights_at_fault_are_named_by_row()
    {
        Refused("label of row 1 is 2, expected 0 or 1", Table([0, 2, 1], new TrainingColumn("a", [1, 2, 3])));
        Refused("label of row 0 is NaN, expected 0 or 1", Table([float.NaN, 0, 1], new TrainingColumn("a", [1, 2, 3])));
        Refused("weight of row 2 is NaN", new TrainingTable { Columns = [new TrainingColumn("a", [1, 2, 3])], Labels = Labels, Weights = [1, 1, float.NaN] });
        Refused("weight of row 0 is 0", new TrainingTable { Columns = [new TrainingColumn("a", [1, 2, 3])], Labels = Labels, Weights = [0, 1, 1] });
        Refused("there are 2 weights", new TrainingTable { Columns = [new TrainingColumn("a", [1, 2, 3])], Labels = Labels, Weights = [1, 1] });
    }

    [Fact]
    public void All_columns_at_fault_are_named_at_once()
    {
        var table = Table(
            Labels,
            new TrainingColumn("short", [1, 2]),
            new TrainingColumn("infinite", [1, float.PositiveInfinity, 2]),
            new TrainingColumn("code", [0, 1, 4], Categories: 4),
            new TrainingColumn("fraction", [0, 1.5f, 1], Categories: 4),
            new TrainingColumn("direction", [0, 1, 1], Categories: 4, Monotone: 1),
            new TrainingColumn("steep", [0, 1, 1], Monotone: 2));
        Refused("column 'short' has 2 cells, expected one for each of 3 labels", table);
        Refused("column 'infinite', row 1: Infinity, expected a finite number", table);
        Refused("column 'code', row 2: 4, expected a category code 0 to 3", table);
        Refused("column 'fraction', row 1: 1.5, expected a category code", table);
        Refused("category column 'direction' has monotone direction 1, expected 0", table);
        Refused("column 'steep' has monotone direction 2, expected -1, 0 or 1", table);
    }

    [Fact]
    public void A_validation_table_of_other_columns_is_refused()
    {
        var fit = Table(Labels, new TrainingColumn("a", [1, 2, 3]), new TrainingColumn("b", [0, 1, 0], Categories: 3));
        Check("The validation table has 1 columns, the training table 2", Table(Labels, new TrainingColumn("a", [1, 2, 3])));
        Check("'c' with 3 category codes where training has 'a' with 0", Table(Labels, new TrainingColumn("c", [0, 0, 0], Categories: 3), fit.Columns[1]));
        Check("The validation table has no rows", new TrainingTable { Columns = fit.Columns, Labels = [] });
        CheckTables(fit, Table([1, 1, 1], [.. fit.Columns]));

        void Check(string expected, TrainingTable validation) =>
            Assert.Contains(expected, Assert.Throws<TrainingException>(() => CheckTables(fit, validation)).Message, StringComparison.Ordinal);
    }

    private static TrainingTable Table(float[] labels, params TrainingColumn[] columns) => new() { Labels = labels, Columns = columns };

    private static void Refused(string expected, TrainingTable table) =>
        Assert.Contains(expected, Assert.Throws<TrainingException>(() => CheckTables(table, null)).Message, StringComparison.Ordinal);

    private static void CheckTables(TrainingTable fit, TrainingTable? validation)
    {
        using var crew = new Crew(2);
        TableChecks.Check(fit, validation, crew);
    }
}
