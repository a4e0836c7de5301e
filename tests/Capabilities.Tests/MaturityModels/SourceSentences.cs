using System.Text;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>The texts that stand between quotation marks in C# source, with a star for each value that is put in.</summary>
internal static class SourceSentences
{
    public static IEnumerable<string> Of(string source)
    {
        for (var at = 0; at < source.Length;)
        {
            if (Begins(source, at, "//")) at = End(source, at, "\n");
            else if (source[at] == '\'') at = source[at + 1] == '\\' ? End(source, at + 3, "'") : at + 3;
            else if (source[at] != '"') at++;
            else
            {
                var (text, end) = Begins(source, at, "\"\"\"")
                    ? (source[(at + 3)..(End(source, at + 3, "\"\"\"") - 3)], End(source, at + 3, "\"\"\""))
                    : Literal(source, at + 1, Marked(source, at, '$'), Marked(source, at, '@'));
                yield return text;
                at = end;
            }
        }
    }

    private static (string Text, int End) Literal(string source, int at, bool interpolated, bool verbatim)
    {
        var text = new StringBuilder();
        while (source[at] != '"' || (verbatim && source[at + 1] == '"'))
        {
            if (interpolated && source[at] == '{' && source[at + 1] != '{')
            {
                text.Append('*');
                at = Hole(source, at + 1);
                continue;
            }

            if ((!verbatim && source[at] == '\\') || (verbatim && source[at] == '"') || (interpolated && source[at] is '{' or '}')) at++;
            text.Append(source[at++]);
        }

        return (text.ToString(), at + 1);
    }

    /// <summary>The place behind a value that is put in; it may hold texts and values of its own.</summary>
    private static int Hole(string source, int at)
    {
        for (var depth = 1; depth > 0;)
        {
            if (source[at] == '"') (_, at) = Literal(source, at + 1, Marked(source, at, '$'), Marked(source, at, '@'));
            else depth += source[at++] switch { '{' => 1, '}' => -1, _ => 0 };
        }

        return at;
    }

    private static bool Marked(string source, int quote, char mark) =>
        source[quote - 1] == mark || (source[quote - 1] is '$' or '@' && source[quote - 2] == mark);

    private static bool Begins(string source, int at, string word) => string.CompareOrdinal(source, at, word, 0, word.Length) == 0;

    private static int End(string source, int at, string word)
    {
        var end = source.IndexOf(word, at, StringComparison.Ordinal);
        return end < 0 ? source.Length : end + word.Length;
    }
}
