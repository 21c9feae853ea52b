using System.Globalization;
using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>What <c>--model</c> takes: NAME, NAME@VERSION, or a path, which has a separator or starts with a dot.</summary>
internal readonly record struct ModelReference(string? Path, string Name, int? Version)
{
    /// <exception cref="BundleException">None of the three.</exception>
    public static ModelReference Parse(string reference)
    {
        if (reference.AsSpan().IndexOfAny('/', '\\') >= 0 || reference.StartsWith('.'))
        {
            return new ModelReference(reference, "", null);
        }

        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? reference : reference[..at];
        if (!ModelName.IsValid(name))
        {
            throw new BundleException($"Model '{reference}': expected NAME, NAME@VERSION or a path (./folder), where NAME is {ModelName.Expected}.");
        }

        return new ModelReference(null, name, at < 0 ? null : ParseVersion(reference[(at + 1)..])
            ?? throw new BundleException($"Model '{reference}': expected a version counted from 1 after the @, such as {name}@3."));
    }

    /// <summary>Null for what is no version as a folder's name has it: no sign, no leading zero.</summary>
    public static int? ParseVersion(string text) =>
        text.Length > 0 && text[0] is >= '1' and <= '9' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
