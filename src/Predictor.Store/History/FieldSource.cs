namespace Predictor.Store.History;

/// <summary>One column of one table, and how to read it.</summary>
/// <param name="Table">File name; joined by case id or, for a table of customers, by customer id.</param>
/// <param name="Column">As in the table's header.</param>
/// <param name="TimeFormat">"iso" or a .NET format such as "dd/MM/yyyy HH:mm"; null for what is no time.</param>
/// <param name="Scale">Multiplies numbers: 60 where the export holds minutes and the view seconds.</param>
/// <param name="Values">Text to text: {"Yes": "1", "No": "0"}; null: as it stands.</param>
/// <param name="Review">What a person should look at, as `init` noted it.</param>
public sealed record FieldSource(string Table, string Column, string? TimeFormat = null, double Scale = 1, IReadOnlyDictionary<string, string>? Values = null, string? Review = null);
