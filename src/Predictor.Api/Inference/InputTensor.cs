using System.Globalization;
using System.Text.Json;
using Predictor.Api.Scoring;
using Predictor.Cases;

namespace Predictor.Api.Inference;

/// <summary>One column's cells as they were sent: data of the tensor's own type, one a row; null is missing.</summary>
/// <param name="Column">Position among the feature columns.</param>
/// <param name="Name">The same by name.</param>
/// <param name="Data">Flat, or each row in a list of its own.</param>
/// <param name="Rows">How many.</param>
internal sealed record InputTensor(int Column, string Name, JsonElement Data, int Rows)
{
    /// <summary>Cells that an answer names at most.</summary>
    private const int MostNamed = 10;

    /// <returns>Null: the mistake is told.</returns>
    public static InputTensor? Read(JsonElement input, CaseEncoder encoder, Action<string> mistake)
    {
        var name = Text(input, "name");
        var column = name is null ? -1 : encoder.Find(name);
        var type = Text(input, "datatype");
        if (column < 0)
            mistake($"found '{JsonText.Cut(name)}', expected a column of the model as name");
        else if (type is null || !TensorType.IsKnown(type))
            mistake($"{name}: found datatype '{JsonText.Cut(type)}', expected {TensorType.Expected}");
        else if (Shape(input) is not { } rows)
            mistake($"{name}: expected shape [n] or [n, 1] with n from 1 to {InferRequestReader.MostRows}");
        else if (!input.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array || data.GetArrayLength() != rows)
            mistake($"{name}: expected data as a list of {rows} (binary tensors are not taken)");
        else if (FirstWrong(data, type) is { } wrong)
            mistake(string.Create(CultureInfo.InvariantCulture, $"{name}: data[{wrong}] is no {type}"));
        else
            return new InputTensor(column, name!, data, rows);
        return null;
    }

    /// <summary>Into the rows, as a case's features go in.</summary>
    public void Fill(InferRequest request, CaseEncoder encoder)
    {
        var row = 0;
        foreach (var element in Data.EnumerateArray())
        {
            var cells = request.Cells.AsSpan(row * encoder.Width, encoder.Width);
            var problem = Set(cells, encoder, request.Moment, Cell(element));
            if (problem is not (CellProblem.None or CellProblem.UnseenLevel or CellProblem.NotYetKnown))
            {
                request.UnusableCount++;
                if (request.Unusable.Count < MostNamed)
                    request.Unusable.Add(string.Create(CultureInfo.InvariantCulture, $"{Name}[{row}] {WarningCode.Of(problem)}"));
            }

            row++;
        }
    }

    private CellProblem Set(Span<float> cells, CaseEncoder encoder, Moment moment, JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Number => encoder.Set(cells, Column, moment, cell.GetDouble()),
        JsonValueKind.String => string.IsNullOrWhiteSpace(cell.GetString()) ? CellProblem.None : encoder.Set(cells, Column, moment, cell.GetString()),
        JsonValueKind.True => encoder.Set(cells, Column, moment, "true"),
        JsonValueKind.False => encoder.Set(cells, Column, moment, "false"),
        _ => CellProblem.None,
    };

    private static int? FirstWrong(JsonElement data, string type)
    {
        var row = 0;
        foreach (var element in data.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Array ? element.GetArrayLength() != 1 || !TensorType.Holds(type, element[0]) : !TensorType.Holds(type, element))
                return row;
            row++;
        }

        return null;
    }

    private static JsonElement Cell(JsonElement element) => element.ValueKind == JsonValueKind.Array ? element[0] : element;

    private static int? Shape(JsonElement input)
    {
        if (!input.TryGetProperty("shape", out var shape) || shape.ValueKind != JsonValueKind.Array || shape.GetArrayLength() is not (1 or 2))
            return null;
        var isFlat = shape.GetArrayLength() == 1 || (shape[1].ValueKind == JsonValueKind.Number && shape[1].TryGetInt32(out var width) && width == 1);
        return isFlat && shape[0].ValueKind == JsonValueKind.Number && shape[0].TryGetInt32(out var rows) && rows is >= 1 and <= InferRequestReader.MostRows ? rows : null;
    }

    private static string? Text(JsonElement input, string property) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
