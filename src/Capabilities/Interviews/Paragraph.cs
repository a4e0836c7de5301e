using System.Text.RegularExpressions;

namespace Wegmarke.Interviews;

/// <summary>A line of a text that holds words, in code points.</summary>
public sealed partial record Paragraph(int Number, int Start, int End, string Text)
{
    public static IReadOnlyList<Paragraph> Of(CodePoints points)
    {
        var text = points.Text;
        List<Paragraph> all = [];
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] is not ('\n' or '\r')) continue;
            if (!text.AsSpan(start, at - start).IsWhiteSpace())
            {
                all.Add(new(all.Count + 1, points.Position(start), points.Position(at), text[start..at]));
            }

            start = at + 1;
        }

        return all;
    }

    /// <summary>Its sentences, which together are the whole paragraph.</summary>
    public IReadOnlyList<(int Start, int End, string Text)> Sentences()
    {
        var points = new CodePoints(Text);
        List<(int, int, string)> all = [];
        var from = 0;
        foreach (Match end in SentenceEnd().Matches(Text))
        {
            all.Add((Start + points.Position(from), Start + points.Position(end.Index), Text[from..end.Index]));
            from = end.Index + end.Length;
        }

        if (from < Text.Length) all.Add((Start + points.Position(from), End, Text[from..]));
        return all;
    }

    /// <summary>The paragraph cut where codings begin and end, each piece with those that cover it.</summary>
    public IReadOnlyList<(int Start, string Text, IReadOnlyList<Coding> Codings)> Pieces(IReadOnlyList<Coding> codings)
    {
        var here = codings.Where(one => one.Start < End && one.End > Start).ToList();
        if (here.Count == 0) return [(Start, Text, [])];
        var points = new CodePoints(Text);
        var cuts = new SortedSet<int> { 0, points.Length };
        foreach (var one in here)
        {
            cuts.Add(Math.Max(0, one.Start - Start));
            cuts.Add(Math.Min(points.Length, one.End - Start));
        }

        return [.. cuts.Zip(cuts.Skip(1), (from, to) => (Start + from, points.Between(from, to),
            (IReadOnlyList<Coding>)[.. here.Where(one => one.Start <= Start + from && one.End >= Start + to)]))];
    }

    [GeneratedRegex(@"(?<=[.!?…][“”""')\]]?)\s+(?=[\p{Lu}„""(\[])")]
    private static partial Regex SentenceEnd();
}
