using System.Globalization;

namespace Predictor.Api.Scoring;

/// <summary>What the query says about an answer.</summary>
/// <param name="Strict">Refuse whatever would be a warning.</param>
/// <param name="Reasons">How many an outcome at most.</param>
/// <param name="Record">Keep the answer.</param>
internal sealed record ScoreQuery(bool Strict, int Reasons, bool Record)
{
    public const int DefaultReasons = 3;

    /// <param name="query">Of the request.</param>
    /// <param name="mistakes">Takes what is no answer to the question.</param>
    public static ScoreQuery Read(IQueryCollection query, Dictionary<string, string[]> mistakes) => new(ReadStrict(query, mistakes), ReadReasons(query, mistakes), ReadRecord(query, mistakes));

    private static bool ReadStrict(IQueryCollection query, Dictionary<string, string[]> mistakes)
    {
        switch (query["strict"].ToString())
        {
            case "" or "false" or "0":
                return false;
            case "true" or "1":
                return true;
            case var found:
                mistakes["strict"] = [$"found '{JsonText.Cut(found)}', expected true or false"];
                return false;
        }
    }

    private static bool ReadRecord(IQueryCollection query, Dictionary<string, string[]> mistakes)
    {
        switch (query["record"].ToString())
        {
            case "" or "all":
                return true;
            case "none":
                return false;
            case var found:
                mistakes["record"] = [$"found '{JsonText.Cut(found)}', expected all or none"];
                return false;
        }
    }

    private static int ReadReasons(IQueryCollection query, Dictionary<string, string[]> mistakes)
    {
        var found = query["reasons"].ToString();
        if (found.Length == 0)
        {
            return DefaultReasons;
        }

        if (found == "all")
        {
            return int.MaxValue;
        }

        if (int.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out var reasons))
        {
            return reasons;
        }

        mistakes["reasons"] = [$"found '{JsonText.Cut(found)}', expected a whole number, 0 or more, or all"];
        return 0;
    }
}
