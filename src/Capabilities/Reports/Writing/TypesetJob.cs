using System.Text.Json;
using System.Text.Json.Serialization;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Reports.Writing;

/// <summary>A report as the typesetter wants it: words and numbers only, see report.typ.</summary>
internal static class TypesetJob
{
    private const int WideTable = 40;
    private const int NarrowTable = 6;

    /// <summary>A column of figures is as wide as they are; one of words takes a share of the rest.</summary>
    private const int ShortWords = 9;

    /// <summary>Drawings that are drawn for half a page.</summary>
    private const int HalfWidth = 70;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task<string> Run(string id, ReportPaper paper, Action<WritingStep>? told = null,
        CancellationToken cancellation = default)
    {
        var document = paper.Document;
        List<object> parts = [];
        foreach (var part in document.Parts)
        {
            cancellation.ThrowIfCancellationRequested();
            told?.Invoke(new(new("Zeichnungen und Tabellen werden zusammengestellt.", "Drawings and tables are put together."), parts.Count,
                document.Parts.Count));
            parts.Add(await Part(paper, part));
        }

        return JsonSerializer.Serialize(new
        {
            id,
            moment = new DateTimeOffset(document.Day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds(),
            report = new
            {
                document.Title, document.Administration, document.Line, paper.Mark, paper.Footer, lang = paper.Language.Tag,
                region = paper.Say("DE", "GB"), document.Day.Year, document.Day.Month, document.Day.Day, contents = paper.HasContents,
                // What promises one page is set closer.
                compact = document.Kind is ReportKind.Summary or ReportKind.Press,
                words = new
                {
                    table = paper.Say("Tabelle", "Table"), figure = paper.Say("Abbildung", "Figure"),
                    contents = paper.Say("Inhalt", "Contents"), sources = paper.SourcesName,
                },
                paper.Sources, parts,
            },
        }, Format);
    }

    private static async Task<object> Part(ReportPaper paper, ReportPart part) => part switch
    {
        HeadingPart heading => new { kind = "heading", heading.Level, heading.Text },
        TextPart text => new { kind = "text", text.Text, text.Small },
        FindingPart finding => new { kind = "finding", finding.Bold, finding.Rest, finding.Certainty },
        ListPart list => new { kind = "list", list.Numbered, list.Items },
        TablePart table => Table(table),
        QuotePart quote => new { kind = "quote", text = paper.WordsOf(quote), quote.About },
        ChartPart chart => new
        {
            kind = "chart", alt = chart.Chart.Describe(paper.Language), chart.Chart.Title, chart.Caption,
            svg = await RenderReport.Drawing(chart.Chart, paper.Language),
            width = chart.Chart is ProfileFigure or PositionFigure ? 100 : HalfWidth, twin = Table(chart.Twin),
        },
        _ => throw new InvalidOperationException($"A part of the kind {part.GetType().Name} cannot be set."),
    };

    private static object Table(TablePart table)
    {
        bool[] numbers = [.. table.Columns.Select((_, at) => at > 0 && table.Rows.Any(row => row[at].Number is not null)
            && table.Rows.All(row => row[at].Number is not null || row[at].Text.Length <= ShortWords + 2))];
        return new
        {
            kind = "table", table.Caption,
            widths = table.Columns.Select((name, at) => numbers[at] && name.Length <= ShortWords + 4 ? 0 : Width(table, at)),
            columns = table.Columns.Select((name, at) => new { text = name, number = numbers[at] }),
            rows = table.Rows.Select(row => row.Select((cell, at) => new { text = cell.Text, number = numbers[at] })),
        };
    }

    /// <summary>The head of a column may take two rows, but its words stay whole.</summary>
    private static int Width(TablePart table, int column) => Math.Clamp(table.Rows.Select(row => row[column].Text.Length)
        .Append((table.Columns[column].Length + 1) / 2).Append(table.Columns[column].Split(' ').Max(word => word.Length) + 3).Max(),
        NarrowTable, WideTable);
}
