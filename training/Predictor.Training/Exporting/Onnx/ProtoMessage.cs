using Google.Protobuf;

namespace Predictor.Training.Exporting.Onnx;

/// <summary>One protobuf message being written. Field numbers are those of the public onnx.proto; a message within one is finished first.</summary>
internal sealed class ProtoMessage : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly CodedOutputStream _output;

    public ProtoMessage() => _output = new CodedOutputStream(_bytes, leaveOpen: true);

    public ProtoMessage Number(int field, long value)
    {
        _output.WriteTag(field, WireFormat.WireType.Varint);
        _output.WriteInt64(value);
        return this;
    }

    public ProtoMessage Text(int field, string text)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteString(text);
        return this;
    }

    public ProtoMessage Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteBytes(ByteString.CopyFrom(bytes));
        return this;
    }

    public ProtoMessage Message(int field, ProtoMessage message)
    {
        using (message)
        {
            return Bytes(field, message.ToArray());
        }
    }

    /// <summary>Float32s one after another without tags between them ("packed").</summary>
    public ProtoMessage Floats(int field, IReadOnlyList<float> values)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteLength(sizeof(float) * values.Count);
        foreach (var value in values)
            _output.WriteFloat(value);
        return this;
    }

    /// <summary>Whole numbers, packed.</summary>
    public ProtoMessage Numbers(int field, IReadOnlyList<long> values)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteLength(values.Sum(CodedOutputStream.ComputeInt64Size));
        foreach (var value in values)
            _output.WriteInt64(value);
        return this;
    }

    public byte[] ToArray()
    {
        _output.Flush();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _output.Dispose();
        _bytes.Dispose();
    }
}
