using Microsoft.AspNetCore.Http;

namespace Predictor.Desk.Cases;

/// <summary>What of a case is asked for, as the address has it; what an address says that is none of the words is left out.</summary>
public sealed record CaseAsk
{
    private const int Longest = 200;

    /// <summary>Of moved values.</summary>
    private const int Most = 100;

    /// <summary>Name of the outcome that is accounted for; null: the value outcome.</summary>
    public string? Outcome { get; init; }

    /// <summary>Which of the customer's cases; null: the one that the line stands for.</summary>
    public string? CaseId { get; init; }

    /// <summary>The view of the queue that one comes from, as an address: "?band=high". Empty: all that are open.</summary>
    public string View { get; init; } = "";

    /// <summary>By column: to what a value is moved.</summary>
    public IReadOnlyDictionary<string, string> Moved { get; init; } = new Dictionary<string, string>();

    public static CaseAsk Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new CaseAsk
        {
            Outcome = Text("outcome"),
            CaseId = Text("case"),
            View = query["view"].ToString() is ['?', ..] view && view.Length <= 10 * Longest ? view : "",
            Moved = query.Where(pair => pair.Key.StartsWith(WhatIf.Prefix, StringComparison.Ordinal)).Take(Most)
                .ToDictionary(pair => pair.Key[WhatIf.Prefix.Length..], pair => pair.Value.ToString(), StringComparer.Ordinal),
        };

        string? Text(string name) => query[name].ToString() is { Length: > 0 and <= Longest } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
    }

    /// <summary>The address of a line's page with this asked for, without the moved values.</summary>
    public string Address(string lineId) => AddressAt(CaseSubject.PathOfLine(lineId));

    /// <summary>The same of any case's page.</summary>
    /// <param name="path">As <see cref="CaseSubject.Path"/> has it.</param>
    public string AddressAt(string path)
    {
        (string Name, string? Value)[] pairs = [("outcome", Outcome), ("case", CaseId), ("view", View.Length == 0 ? null : View)];
        var query = string.Join('&', pairs.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
        return $"{path}{(query.Length == 0 ? "" : "?")}{query}";
    }
}
