using System.Text.RegularExpressions;

namespace Predictor.Store.Databases;

/// <summary>The words of the store's own texts that each database says otherwise.</summary>
internal static partial class StoreWords
{
    /// <param name="sql">With <c>{merged(old, new)}</c>.</param>
    /// <param name="replacement">With <c>$1</c> for the old and <c>$2</c> for the new.</param>
    public static string Merged(string sql, string replacement) => MergedWord().Replace(sql, replacement);

    [GeneratedRegex(@"\{merged\(([^,)]+), ([^,)]+)\)\}")]
    private static partial Regex MergedWord();
}
