using System.Runtime.InteropServices;

namespace Predictor.Training.Exporting.Onnx;

/// <summary>A graph of ONNX being written: each operation gives the name of its result, which later ones take.</summary>
internal sealed class OnnxGraph
{
    private const int Single = 1;
    private const int Byte = 2;
    private const int Long = 7;
    private const int Double = 11;

    private readonly List<ProtoMessage> _nodes = [];
    private readonly List<ProtoMessage> _tensors = [];
    private int _count;

    /// <summary>To what <see cref="Cast"/> casts.</summary>
    public enum Element
    {
        Single = OnnxGraph.Single,
        Long = OnnxGraph.Long,
        Double = OnnxGraph.Double,
    }

    public string Constant(double value) => Tensor([value], []);

    public string Constant(float value) => Tensor(Single, MemoryMarshal.AsBytes((ReadOnlySpan<float>)[value]), []);

    public string Constant(long value, params long[] dimensions) => Tensor(Long, MemoryMarshal.AsBytes((ReadOnlySpan<long>)[value]), dimensions);

    public string Tensor(double[] values, long[] dimensions) => Tensor(Double, MemoryMarshal.AsBytes<double>(values), dimensions);

    public string Tensor(byte[] values, long[] dimensions) => Tensor(Byte, values, dimensions);

    public string Apply(string operation, params string[] inputs) => Apply(operation, inputs, []);

    public string Cast(string input, Element element) => Apply("Cast", [input], [Attribute("to", (long)element)]);

    /// <param name="operation">Its name in ONNX.</param>
    /// <param name="inputs">Results of others, tensors, or inputs of the graph.</param>
    /// <param name="attributes">From <see cref="Attribute(string, long)"/> and its like.</param>
    /// <param name="result">Null: a name of its own.</param>
    /// <param name="domain">Empty: ONNX's own operations.</param>
    public string Apply(string operation, string[] inputs, ProtoMessage[] attributes, string? result = null, string domain = "")
    {
        result ??= FormattableString.Invariant($"r{_count++}");
        var node = new ProtoMessage();
        foreach (var input in inputs)
            node.Text(1, input);
        node.Text(2, result).Text(4, operation);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        if (domain.Length > 0)
            node.Text(7, domain);
        _nodes.Add(node);
        return result;
    }

    public static ProtoMessage Attribute(string name, long value) => new ProtoMessage().Text(1, name).Number(3, value).Number(20, 2);

    public static ProtoMessage Attribute(string name, string value) => new ProtoMessage().Text(1, name).Text(4, value).Number(20, 3);

    public static ProtoMessage Attribute(string name, IReadOnlyList<float> values) => new ProtoMessage().Text(1, name).Floats(7, values).Number(20, 6);

    public static ProtoMessage Attribute(string name, IReadOnlyList<long> values) => new ProtoMessage().Text(1, name).Numbers(8, values).Number(20, 7);

    public static ProtoMessage Attribute(string name, IReadOnlyList<string> values)
    {
        var attribute = new ProtoMessage().Text(1, name);
        foreach (var value in values)
            attribute.Text(9, value);
        return attribute.Number(20, 8);
    }

    /// <summary>The graph's message, with one input of float32 and outputs of doubles, a row each.</summary>
    public ProtoMessage Write(string name, (string Name, int Width) input, params string[] outputs)
    {
        var graph = new ProtoMessage();
        foreach (var node in _nodes)
            graph.Message(1, node);
        graph.Text(2, name);
        foreach (var tensor in _tensors)
            graph.Message(5, tensor);
        graph.Message(11, Value(input.Name, Single, input.Width));
        foreach (var output in outputs)
            graph.Message(12, Value(output, Double, 1));
        return graph;
    }

    /// <summary>rows x width; how many rows is open.</summary>
    private static ProtoMessage Value(string name, int element, int width)
    {
        var shape = new ProtoMessage().Message(1, new ProtoMessage().Text(2, "rows")).Message(1, new ProtoMessage().Number(1, width));
        return new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, new ProtoMessage().Number(1, element).Message(2, shape)));
    }

    /// <summary>Little-endian, as raw_data is.</summary>
    private string Tensor(int element, ReadOnlySpan<byte> bytes, long[] dimensions)
    {
        var name = FormattableString.Invariant($"t{_tensors.Count}");
        _tensors.Add(new ProtoMessage().Numbers(1, dimensions).Number(2, element).Text(8, name).Bytes(9, bytes));
        return name;
    }
}
