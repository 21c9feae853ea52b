using System.Text.RegularExpressions;

namespace Predictor.Desk.Tests.Words;

/// <summary>Words that stand in a component's markup itself: text between tags, and attributes that people read or hear, without what is worked out.</summary>
internal static partial class PageWords
{
    public static IEnumerable<string> Of(string component)
    {
        var markup = Markup(component);
        foreach (Match attribute in Spoken().Matches(markup))
        {
            if (Words().IsMatch(attribute.Groups[1].Value))
                yield return attribute.Groups[1].Value;
        }

        foreach (var line in Tag().Replace(Command().Replace(markup, "\n"), "\n").Split('\n').Select(line => line.Trim()))
        {
            if (!Code().IsMatch(line) && Words().IsMatch(line))
                yield return line;
        }
    }

    /// <summary>Without comments, code, and expressions.</summary>
    private static string Markup(string component)
    {
        var text = Comment().Replace(component, "");
        text = text[..(CodeBlock().Match(text) is { Success: true } block ? block.Index : text.Length)];
        var (kept, at) = (new System.Text.StringBuilder(), 0);
        while (at < text.Length)
        {
            if (text[at] != '@')
            {
                kept.Append(text[at++]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '@')
            {
                at += 2;
            }
            else
            {
                at = AfterExpression(text, at + 1);
            }
        }

        return kept.ToString();
    }

    /// <summary>Where an expression ends that begins there: names with their dots, and brackets that close.</summary>
    private static int AfterExpression(string text, int at)
    {
        var begin = at;
        while (at < text.Length)
        {
            if (text[at] is '(' or '[')
                at = AfterBracket(text, at);
            else if (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '!' || (text[at] is '.' or '?' && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] == '.')))
                at++;
            else if (text[at] == ' ' && text[begin..at] is "if" or "foreach" or "switch" or "using")
                at = text[begin..at] == "using" ? text.IndexOf('\n', at) : at + 1;
            else
                break;
        }

        return at;
    }

    private static int AfterBracket(string text, int at)
    {
        var (depth, inText) = (0, false);
        for (; at < text.Length; at++)
        {
            inText ^= text[at] == '"' && text[at - 1] != '\\';
            if (!inText && text[at] is '(' or '[')
                depth++;
            if (!inText && text[at] is ')' or ']' && --depth == 0)
                return at + 1;
        }

        return at;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@code\b", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    /// <summary>What is typed into a terminal or pressed on a keyboard is in no language.</summary>
    [GeneratedRegex(@"<(code|kbd)>.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>|<!DOCTYPE html>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("\\b(?:title|alt|placeholder|aria-label|Title|Heading|Label|Words|One|Many)=\"([^\"]*)\"")]
    private static partial Regex Spoken();

    /// <summary>A line of C# among the markup.</summary>
    [GeneratedRegex(@"^(?:[{}(].*|.*;|(?:else|case|default|if|foreach|switch|var|break)\b.*|.*=>.*)$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();
}
