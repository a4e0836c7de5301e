using System.Text;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>Lines of tab-separated text with quoted fields that may hold tabs and line ends.</summary>
internal static class TabLines
{
    public static IEnumerable<(string[] Fields, int Line)> Of(string text, char separator = '\t')
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        int line = 1, start = 1, at = 0;
        while (at < text.Length)
        {
            if (text[at] == '"' && field.Length == 0) at = Quoted(text, at, field, ref line);
            else if (text[at] == separator) (at, _) = (at + 1, Close(fields, field));
            else if (text[at] is '\n' or '\r')
            {
                at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
                Close(fields, field);
                yield return ([.. fields], start);
                fields.Clear();
                start = ++line;
            }
            else field.Append(text[at++]);
        }

        if (fields.Count == 0 && field.Length == 0) yield break;
        Close(fields, field);
        yield return ([.. fields], start);
    }

    private static int Quoted(string text, int at, StringBuilder field, ref int line)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"') return at + 1;
                at++;
            }
            else if (text[at] == '\n') line++;
            field.Append(text[at]);
        }

        return at;
    }

    private static bool Close(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        field.Clear();
        return true;
    }
}
