using System.Text;

namespace Predictor.Desk;

/// <summary>
/// Opens a customer in the company's own system, by the template of <see cref="DeskOptions.CustomerLink"/>: "https://crm.example/customers/{customerId}".
/// Values stand percent-encoded, and never in front of the path, so that no customer's id can say which host is opened.
/// </summary>
public sealed class CustomerLink
{
    private const string Start = "https://";

    private static readonly string[] Names = ["customerId", "caseId", "reference"];

    /// <summary>Texts and placeholders in turn: a text first and last.</summary>
    private readonly string[] _parts;

    private CustomerLink(string[] parts) => _parts = parts;

    /// <summary>There is no such system: nobody has a link.</summary>
    public static CustomerLink None { get; } = new([]);

    /// <param name="template">Empty: <see cref="None"/>.</param>
    /// <exception cref="FormatException">What is wrong with it, and what was expected.</exception>
    public static CustomerLink Of(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (template.Length == 0)
            return None;
        var parts = template.Split('{', '}');
        if (parts.Length % 2 == 0 || Joined("{", "}") != template || parts.Where((_, i) => i % 2 == 1).Any(name => !Names.Contains(name, StringComparer.Ordinal)))
            throw new FormatException($"found '{template}', expected no braces but those of {{{string.Join("}, {", Names)}}}.");
        if (parts.Length == 1)
            throw new FormatException($"found '{template}', expected {{customerId}}, {{caseId}} or {{reference}} in it: else it opens the same for everybody.");
        if (!template.StartsWith(Start, StringComparison.OrdinalIgnoreCase)
            || !Uri.TryCreate(Joined("", ""), UriKind.Absolute, out var address)
            || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
            throw new FormatException($"found '{template}', expected an address that begins with https:// and holds no name or password.");
        if (parts[0].IndexOfAny(['/', '?', '#'], Start.Length) < 0)
            throw new FormatException($"found '{template}', expected the host as it is: placeholders only after it.");
        return new CustomerLink(parts);

        string Joined(string before, string after) => string.Concat(parts.Select((part, i) => i % 2 == 1 ? before + part + after : part));
    }

    /// <returns>Null where there is no such system, or nothing is known that the template asks for.</returns>
    public string? To(string? customerId, string? caseId, string? reference)
    {
        if (_parts.Length == 0)
            return null;
        var address = new StringBuilder(_parts[0]);
        for (var i = 1; i < _parts.Length; i += 2)
        {
            var value = _parts[i] switch
            {
                "customerId" => customerId,
                "caseId" => caseId,
                _ => reference,
            };

            // A browser reads one or two dots as "here" and "above", encoded or not.
            if (string.IsNullOrEmpty(value) || value is "." or "..")
                return null;
            address.Append(Uri.EscapeDataString(value)).Append(_parts[i + 1]);
        }

        return address.ToString();
    }
}
