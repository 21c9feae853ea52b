using System.Globalization;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Training.Output;

namespace Predictor.Training.Exporting.Onnx;

/// <summary>
/// One outcome's model as an ONNX graph (opset 13, ai.onnx.ml 3): input <c>cells</c>, float32, rows x columns as the metadata lists them, NaN where missing,
/// a category as its code; outputs <c>margin</c> and <c>probability</c>, doubles, rows x 1.
/// </summary>
internal sealed class OnnxExport(Model model, OutcomeModel outcome)
{
    private const int FormatVersion = 8;
    private const int Operations = 13;
    private const int TreeOperations = 3;

    public byte[] Write()
    {
        var graph = new OnnxGraph();
        var forest = outcome.Forest;
        var margin = graph.Constant(forest.BaseMargin);
        var sides = new CategorySides(forest, model.Encoder.Vocabularies);
        var rows = forest.Trees.Count > 0
            ? graph.Cast(new TreeNodes(forest, sides).Add(graph, sides.Add(graph, "cells")), OnnxGraph.Element.Double)
            : NoTrees(graph);
        var sum = graph.Apply("ReduceSum", [rows, graph.Constant(1L, 1)], [OnnxGraph.Attribute("keepdims", 1)]);
        margin = graph.Apply("Add", [sum, margin], [], "margin");
        var probability = OnnxCalibration.Add(graph, margin, outcome.Calibrator, "probability");

        using var file = new ProtoMessage()
            .Number(1, FormatVersion)
            .Text(2, "Predictor")
            .Number(5, model.Version)
            .Message(7, graph.Write(model.Name, ("cells", forest.FeatureCount), margin, probability))
            .Message(8, Opset("", Operations))
            .Message(8, Opset("ai.onnx.ml", TreeOperations));
        foreach (var (name, value) in Metadata())
            file.Message(14, new ProtoMessage().Text(1, name).Text(2, value));
        return file.ToArray();
    }

    /// <summary>Nothing for every row: as many zeros.</summary>
    private static string NoTrees(OnnxGraph graph)
    {
        var cells = graph.Cast("cells", OnnxGraph.Element.Double);
        return graph.Apply("Where", graph.Apply("Equal", cells, cells), graph.Constant(0.0), graph.Constant(0.0));
    }

    private static ProtoMessage Opset(string domain, int version) => new ProtoMessage().Text(1, domain).Number(2, version);

    private (string Name, string Value)[] Metadata()
    {
        var columns = model.Schema.FeatureColumns;
        return
        [
            ("model", model.Name),
            ("version", model.Version.ToString(CultureInfo.InvariantCulture)),
            ("outcome", outcome.Outcome.Name),
            ("moment", outcome.Moment == Moment.Arrival ? "arrival" : "closure"),
            ("columns", Json(columns.Select(column => new { column.Name, column.Kind, column.Unit, column.KnownAt }))),
            ("vocabularies", Json(columns.Zip(model.Encoder.Vocabularies).Where(each => each.Second is not null).ToDictionary(each => each.First.Name, each => each.Second!.Levels))),
        ];
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, CommandJson.Options);
}
