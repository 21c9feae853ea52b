using Predictor.Store.History;
using Predictor.Store.History.Events;

namespace Predictor.Store.Tests.History;

public sealed class FeatureBatchesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Batches_of_customers_give_the_same_rows_as_all_at_once(int batchRows)
    {
        var log = SmallLog.Read(SmallCentre.Draw(7, 400));
        var rows = EventRows.Probes(log);
        var whole = FeatureBatches.Compute(log, rows, SmallSchema.FeaturesSql, TestContext.Current.CancellationToken);
        var batched = FeatureBatches.Compute(log, rows, SmallSchema.FeaturesSql, TestContext.Current.CancellationToken, batchRows);

        Assert.Equal(whole.Keys.Order(), batched.Keys.Order());
        Assert.All(whole, column => Assert.Equal(column.Value, batched[column.Key]));
    }

    [Fact]
    public void The_program_carries_the_features_file_byte_for_byte() => Assert.Equal(SmallSchema.FeaturesSql, StandardFeatures.Sql);
}
