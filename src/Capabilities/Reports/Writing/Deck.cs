using Wegmarke.Reports.Composing;

namespace Wegmarke.Reports.Writing;

/// <summary>A slide: a title with lines, a chart or a table.</summary>
internal sealed record Slide(string Title, IReadOnlyList<(string Text, bool Bold)> Lines, ReportChart? Chart, TablePart? Table);

/// <summary>A report as slides: one matter each, tables only as far as one can read them from a distance.</summary>
internal static class Deck
{
    /// <summary>What a council sits through.</summary>
    public const int CouncilMost = 12;
    private const int LinesMost = 6, RowsMost = 9, ColumnsMost = 6, LineLength = 190;

    public static IReadOnlyList<Slide> Of(ReportPaper paper)
    {
        List<Slide> slides = [];
        var (title, lines) = (paper.Document.Title, new List<(string, bool)>());
        void Flush()
        {
            foreach (var some in lines.Chunk(LinesMost)) slides.Add(new(title, some, null, null));
            lines.Clear();
        }

        foreach (var part in paper.Document.Parts)
        {
            switch (part)
            {
                case HeadingPart { Level: 2 } heading:
                    Flush();
                    title = heading.Text;
                    break;
                case HeadingPart heading: lines.Add((heading.Text, true)); break;
                case TextPart { Small: false } text: lines.Add((Short(text.Text), false)); break;
                case FindingPart finding: lines.Add((Short(finding.Bold + finding.Rest), false)); break;
                case ListPart list: lines.AddRange(list.Items.Select((item, at) =>
                    (Short((list.Numbered ? $"{at + 1}. " : "") + item), false))); break;
                case QuotePart quote: lines.Add((Short(paper.WordsOf(quote)), false)); break;
                case ChartPart chart:
                    Flush();
                    slides.Add(new(title, chart.Caption.Length > 0 ? [(chart.Caption, false)] : [], chart.Chart, null));
                    break;
                case TablePart table when table.Columns.Count <= ColumnsMost + 2:
                    Flush();
                    slides.Add(new(title, [(NoteOf(paper, title, table), false)], null, Narrow(table)));
                    break;
            }
        }

        Flush();
        // The first slide is the title.
        return paper.Document.Kind == ReportKind.Council ? [.. slides.Take(CouncilMost - 1)] : slides;
    }

    /// <summary>Which table it is, where the title does not say so, and how much of it.</summary>
    private static string NoteOf(ReportPaper paper, string title, TablePart table) => string.Join(" · ", new[]
    {
        table.Caption == title ? "" : table.Caption,
        table.Rows.Count <= RowsMost ? "" : paper.Say($"Die ersten {RowsMost} von {table.Rows.Count}; alle stehen im Bericht.",
            $"The first {RowsMost} of {table.Rows.Count}; all of them stand in the report."),
    }.Where(one => one.Length > 0));

    private static TablePart Narrow(TablePart table) => new(table.Caption, [.. table.Columns.Take(ColumnsMost)],
        [.. table.Rows.Take(RowsMost).Select(row => (IReadOnlyList<ReportCell>)[.. row.Take(ColumnsMost)])]);

    private static string Short(string text) => text.Length <= LineLength ? text : text[..text.LastIndexOf(' ', LineLength)] + " …";
}
