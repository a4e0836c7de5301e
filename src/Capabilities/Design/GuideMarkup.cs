using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wegmarke.Design;

/// <summary>What the help of an instance and the site of the documentation have in common when they make pages of Markdown
/// files.</summary>
public static class GuideMarkup
{
    /// <summary>HTML inside a file is shown as text: what is published is what was written down.</summary>
    private static readonly MarkdownPipeline Rules = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).DisableHtml().Build();

    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Rules);

    /// <summary>A file that is named in the running text becomes a link.</summary>
    /// <param name="addressOf">Where what stands as code leads to; null where it is no file that has a page.</param>
    public static void LinkFiles(MarkdownDocument parsed, Func<string, string?> addressOf)
    {
        foreach (var code in parsed.Descendants<CodeInline>().Where(one => one.Parent is not LinkInline).ToList())
        {
            if (addressOf(code.Content) is not { } address) continue;
            var link = new LinkInline { Url = address };
            code.ReplaceBy(link);
            link.AppendChild(code);
        }
    }

    /// <summary>HTML in which tables and examples that are wider than the screen are reached by the keyboard.</summary>
    public static string Html(MarkdownDocument parsed, Language language)
    {
        var table = language.Say("Tabelle, seitlich zu bewegen", "Table, moves sideways");
        var example = language.Say("Beispiel", "Example");
        return parsed.ToHtml(Rules)
            .Replace("<table>", $"<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{table}\"><table>",
                StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal)
            .Replace("<pre>", $"<pre tabindex=\"0\" role=\"group\" aria-label=\"{example}\">", StringComparison.Ordinal);
    }

    /// <summary>What stands in a heading, a paragraph or an example, without its marks.</summary>
    public static string Words(LeafBlock leaf)
    {
        if (leaf.Inline is null) return leaf.Lines.ToString();
        return string.Concat(leaf.Inline.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            _ => "",
        }));
    }
}
