using Microsoft.ML;
using Microsoft.ML.Data;
using Predictor.Boosting;
using Predictor.MLNet.Folding;

namespace Predictor.MLNet.Packages;

/// <summary>A row as Microsoft.ML reads it; its trainers look for columns of these names.</summary>
internal sealed class LaidRow
{
    public bool Label { get; set; }

    public float Weight { get; set; }

    public VBuffer<float> Features { get; set; }

    /// <summary>A table's rows, none left out.</summary>
    public static IDataView Load(MLContext ml, TrainingTable rows, FeatureLayout layout)
    {
        var schema = SchemaDefinition.Create(typeof(LaidRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, layout.Features.Count);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows.Rows).Select(row =>
        {
            var (positions, values) = layout.Row(rows, row);
            return new LaidRow
            {
                Label = rows.Labels[row] > 0,
                Weight = rows.Weights?[row] ?? 1,
                Features = new VBuffer<float>(layout.Features.Count, values.Length, values, positions),
            };
        }).ToArray(), schema);
    }
}
