using System.Text;

namespace Predictor.Models;

/// <summary>What a model may be called: its name is a folder's name and a part of a URL.</summary>
public static class ModelName
{
    public const int MostCharacters = 64;

    /// <summary>For error messages.</summary>
    public const string Expected = "1 to 64 of a-z, 0-9, '-' and '_', starting with a letter or digit";

    public static bool IsValid(string? name)
    {
        if (name is not { Length: > 0 and <= MostCharacters } || !IsLetterOrDigit(name[0]))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!IsLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A valid name out of words: "Service desk" gives "service-desk"; "model" where nothing is left.</summary>
    public static string From(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var name = new StringBuilder();
        foreach (var c in words.ToLowerInvariant())
        {
            if (IsLetterOrDigit(c) || (c == '_' && name.Length > 0))
            {
                name.Append(c);
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var made = name.ToString(0, Math.Min(name.Length, MostCharacters)).Trim('-');
        return made.Length > 0 ? made : "model";
    }

    /// <exception cref="Bundles.BundleException">Naming what was found and what is expected.</exception>
    internal static void Check(string? name)
    {
        if (!IsValid(name))
        {
            throw new Bundles.BundleException($"Model name '{name}': expected {Expected}.");
        }
    }

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
