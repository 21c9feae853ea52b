using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Predictor.Store.Databases;

namespace Predictor.Store.Keeping;

/// <summary>All that the store holds of a customer: written out, or taken out.</summary>
internal sealed class CustomerFile(IStoreDatabase database)
{
    /// <summary>Columns that hold one JSON object; in any other, what begins like one is somebody's text.</summary>
    private static readonly HashSet<string> Json = ["given", "answer", "body"];

    private readonly Statement[] _erasures = [.. KeptTable.All.Select(table => new Statement($"DELETE FROM {table.Name} WHERE {table.OfCustomer}", [CellKind.Text]))];

    /// <summary>Rows of every table, as one statement each; dependent tables first.</summary>
    public Writing.StoreWrite Erasure(string customerId) => new([.. _erasures.Select(statement => (statement, new object?[] { customerId }))]);

    /// <summary>One object: by table a list of rows, each by column; JSON columns as JSON, bytes in base 64. Read from one snapshot.</summary>
    /// <returns>How many rows there are.</returns>
    public async Task<long> ExportAsync(string customerId, Utf8JsonWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var snapshot = await database.BeginSnapshotAsync(connection, cancellation);
        var rows = 0L;
        writer.WriteStartObject();
        foreach (var table in KeptTable.All.Reverse())
        {
            writer.WriteStartArray(table.Name);
            await using var command = connection.CreateCommand();
            command.Transaction = snapshot;
            command.CommandText = $"SELECT * FROM {table.Name} WHERE {table.OfCustomer}";
            database.Bind(command, [customerId]);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                rows++;
                Write(writer, reader);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        return rows;
    }

    private static void Write(Utf8JsonWriter writer, DbDataReader row)
    {
        writer.WriteStartObject();
        for (var column = 0; column < row.FieldCount; column++)
        {
            var name = row.GetName(column);
            writer.WritePropertyName(name);
            switch (row.GetValue(column))
            {
                case DBNull:
                    writer.WriteNullValue();
                    break;
                case byte[] bytes:
                    writer.WriteBase64StringValue(bytes);
                    break;
                case string json when Json.Contains(name):
                    writer.WriteRawValue(json);
                    break;
                case string text:
                    writer.WriteStringValue(text);
                    break;
                case double real:
                    writer.WriteNumberValue(real);
                    break;
                case var number:
                    writer.WriteNumberValue(Convert.ToInt64(number, CultureInfo.InvariantCulture));
                    break;
            }
        }

        writer.WriteEndObject();
    }
}
