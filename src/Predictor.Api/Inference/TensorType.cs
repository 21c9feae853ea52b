using System.Text.Json;

namespace Predictor.Api.Inference;

/// <summary>The protocol's datatypes. A column takes any of them that can say its value: a number may come as text.</summary>
internal static class TensorType
{
    public const string Expected = "BOOL, INT8 to INT64, UINT8 to UINT64, FP16, FP32, FP64 or BYTES";

    public static bool IsKnown(string type) =>
        type is "BOOL" or "UINT8" or "UINT16" or "UINT32" or "UINT64" or "INT8" or "INT16" or "INT32" or "INT64" or "FP16" or "FP32" or "FP64" or "BYTES";

    /// <summary>Whether an element of data is of a type; null is of each, and missing.</summary>
    public static bool Holds(string type, JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.True or JsonValueKind.False => type == "BOOL",
        JsonValueKind.String => type == "BYTES",
        JsonValueKind.Number => type[0] == 'F' || ((type[0] is 'I' or 'U') && cell.GetDouble() is var number && number == Math.Floor(number)),
        _ => false,
    };
}
