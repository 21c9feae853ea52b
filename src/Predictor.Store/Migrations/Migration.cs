using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Predictor.Store.Migrations;

/// <summary>One numbered step of the store's tables. A step that has been released never changes; another follows it.</summary>
/// <param name="Number">Counted from 1 without gaps.</param>
/// <param name="Name">In words, from the file's name.</param>
/// <param name="Sql">Statements, with {whole}, {real} and {bytes} for the kinds that databases call differently.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Read();

    /// <summary>SHA-256 of the text, hex: what is remembered of a step that was taken.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    private static Migration[] Read()
    {
        var assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith("migration.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                // migration.0001_events.sql
                var parts = name.Split('.')[1].Split('_', 2);
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new Migration(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], reader.ReadToEnd().ReplaceLineEndings("\n"));
            }),
        ];
    }
}
