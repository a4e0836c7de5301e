using Wegmarke.Reports.Composing;

namespace Wegmarke.Reports.Writing;

/// <summary>A slide: a title with lines, or with a chart or a table and what is said above and below it.</summary>
/// <param name="Lines">With a chart or a table: what stands below it.</param>
/// <param name="Lead">What is said above the chart or table, empty for nothing.</param>
internal sealed record Slide(string Title, IReadOnlyList<(string Text, bool Bold)> Lines, ReportChart? Chart, TablePart? Table,
    string Lead = "");

/// <summary>A report as slides: one matter each, tables only as far as one can read them from a distance.</summary>
internal sealed class Deck(ReportPaper paper)
{
    /// <summary>What a council sits through.</summary>
    public const int CouncilMost = 12;
    private const int RowsMost = 9, ColumnsMost = 6, LineLength = 280, LeadLength = 200;

    /// <summary>Letters in a row of text, and rows that a slide holds.</summary>
    private const double RowLength = 95, RowsOfText = 15, Between = 0.4;

    private readonly List<Slide> slides = [];
    private readonly List<(string Text, bool Bold)> lines = [];
    private string title = paper.Document.Title;

    public static IReadOnlyList<Slide> Of(ReportPaper paper)
    {
        var deck = new Deck(paper);
        foreach (var part in paper.Document.Parts) deck.Add(part);
        deck.Flush();
        deck.Tell();
        // The first slide is the title.
        return paper.Document.Kind == ReportKind.Council ? deck.Shortened(CouncilMost - 1) : deck.slides;
    }

    private void Add(ReportPart part)
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
                var said = Lead();
                slides.Add(new(title, chart.Caption.Length > 0 ? [(chart.Caption, false)] : [], chart.Chart, null, said));
                break;
            case TablePart table when table.Columns.Count <= ColumnsMost + 2:
                var before = Lead();
                slides.Add(new(title, [(NoteOf(table), false)], null, Narrow(table), before));
                break;
        }
    }

    /// <summary>A single sentence goes with the chart or table that it is about; more of them get slides of their own.</summary>
    private string Lead()
    {
        if (lines is [var (text, _)] && text.Length <= LeadLength)
        {
            lines.Clear();
            return text;
        }

        Flush();
        return "";
    }

    /// <summary>As many lines on a slide as it holds; a heading is never its last.</summary>
    private void Flush()
    {
        List<(string Text, bool Bold)> some = [];
        var rows = 0.0;
        foreach (var line in lines)
        {
            var more = Math.Ceiling(line.Text.Length / RowLength) + Between;
            if (some.Count > 0 && rows + more > RowsOfText)
            {
                List<(string, bool)> carried = some is [_, .., { Bold: true } last] ? [last] : [];
                slides.Add(new(title, [.. some.SkipLast(carried.Count)], null, null));
                (some, rows) = (carried, carried.Count * (1 + Between));
            }

            some.Add(line);
            rows += more;
        }

        if (some.Count > 0) slides.Add(new(title, some, null, null));
        lines.Clear();
    }

    /// <summary>Of several tables on one matter each says above itself which it is.</summary>
    private void Tell()
    {
        var several = slides.Where(one => one.Table is not null).GroupBy(one => one.Title).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet();
        for (var at = 0; at < slides.Count; at++)
        {
            if (slides[at] is { Table: { } table, Lead: "" } slide && several.Contains(slide.Title)) slides[at] = slide with
            {
                Lead = table.Caption,
            };
        }
    }

    /// <summary>Every matter keeps its first slide as long as there is room; where more is left out, that slide says so.</summary>
    private List<Slide> Shortened(int most)
    {
        List<Slide> kept = [.. slides];
        while (kept.Count > most)
        {
            var at = kept.FindLastIndex(slide => kept.First(one => one.Title == slide.Title) != slide);
            var gone = kept[at < 0 ? ^1 : at];
            kept.Remove(gone);
            var first = kept.FindIndex(one => one.Title == gone.Title);
            var more = paper.Say("Mehr dazu steht im Bericht.", "There is more on this in the report.");
            if (first < 0 || kept[first].Lines.Any(line => line.Text.EndsWith(more, StringComparison.Ordinal))) continue;
            var below = kept[first].Lines;
            kept[first] = kept[first] with
            {
                Lines = kept[first] is { Chart: null, Table: null } ? [.. below, (more, false)]
                    : [(string.Join(" · ", below.Select(line => line.Text).Append(more).Where(one => one.Length > 0)), false)],
            };
        }

        return kept;
    }

    /// <summary>Which table it is, where the title does not say so, and how much of it.</summary>
    private string NoteOf(TablePart table) => string.Join(" · ", new[]
    {
        table.Caption == title ? "" : table.Caption,
        table.Rows.Count <= RowsMost ? "" : paper.Say($"Die ersten {RowsMost} von {table.Rows.Count}; alle stehen im Bericht.",
            $"The first {RowsMost} of {table.Rows.Count}; all of them stand in the report."),
    }.Where(one => one.Length > 0));

    private static TablePart Narrow(TablePart table) => new(table.Caption, [.. table.Columns.Take(ColumnsMost)],
        [.. table.Rows.Take(RowsMost).Select(row => (IReadOnlyList<ReportCell>)[.. row.Take(ColumnsMost)])]);

    private static string Short(string text) => text.Length <= LineLength ? text : text[..text.LastIndexOf(' ', LineLength)] + " …";
}
