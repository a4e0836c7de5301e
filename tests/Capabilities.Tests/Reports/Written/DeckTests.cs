using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;

namespace Wegmarke.Capabilities.Tests.Reports.Written;

/// <summary>What becomes of a report on slides: every matter has its place, and nothing goes without a word.</summary>
public sealed class DeckTests
{
    private static readonly TablePart Table = new("Liste", ["Was", "Zahl"], [["eins", new ReportCell("1", 1, 0)]]);

    [Fact]
    public void A_single_sentence_stands_above_the_table_that_it_is_about()
    {
        var slide = Assert.Single(Of(ReportKind.Result, new HeadingPart(2, "Wie es läuft"),
            new FindingPart("Zwei", " sind im Plan.", ""), Table));
        Assert.Equal(("Wie es läuft", "Zwei sind im Plan.", true), (slide.Title, slide.Lead, slide.Table is not null));
    }

    [Fact]
    public void Of_a_deck_that_is_too_long_every_matter_keeps_its_first_slide_and_says_that_there_is_more()
    {
        var parts = Enumerable.Range(1, 10).SelectMany(at => new ReportPart[] { new HeadingPart(2, $"Sache {at}"), Table, Table });
        var slides = Of(ReportKind.Council, [.. parts]);
        Assert.Equal(Deck.CouncilMost - 1, slides.Count);
        Assert.Equal(Enumerable.Range(1, 10).Select(at => $"Sache {at}"), slides.Select(one => one.Title).Distinct());
        Assert.Equal(9, slides.Count(one => one.Lines.Any(line => line.Text.EndsWith("Mehr dazu steht im Bericht.",
            StringComparison.Ordinal))));
    }

    [Fact]
    public void Long_findings_are_spread_over_slides_and_not_cut_and_a_heading_is_never_the_last()
    {
        var words = string.Join(' ', Enumerable.Repeat("Meinung und Zahl passen nicht zusammen.", 6));
        List<ReportPart> parts = [new HeadingPart(2, "Befunde")];
        for (var at = 0; at < 9; at++) parts.AddRange([new HeadingPart(3, $"Teil {at}"), new FindingPart(words, "", "")]);
        var slides = Of(ReportKind.Result, [.. parts]);
        Assert.True(slides.Count > 1);
        Assert.Equal(9, slides.Sum(one => one.Lines.Count(line => line.Text == words)));
        Assert.DoesNotContain(slides, one => one.Lines[^1].Bold);
    }

    [Fact]
    public void No_word_of_a_table_is_torn_where_there_is_room()
    {
        var words = string.Join(' ', Enumerable.Repeat("Wort", 40));
        TablePart table = new("", ["Amt", "Stand", "Weg"], [["Verwaltungsspitze", "geschützt", words]]);
        var widths = ColumnWidths.Of(table, 9400, 94, 216);
        Assert.True(widths[0] >= "Verwaltungsspitze".Length * 94 + 216 && widths[1] >= "geschützt".Length * 94 + 216);
        Assert.InRange(widths.Sum(), 9390, 9400);
        TablePart wide = new("", [.. Enumerable.Repeat("geschützt", 20)], []);
        Assert.False(ColumnWidths.Fit(wide, 9400, 94, 216));
        Assert.InRange(ColumnWidths.Of(wide, 9400, 94, 216).Sum(), 9300, 9400);
    }

    private static IReadOnlyList<Slide> Of(ReportKind kind, params ReportPart[] parts) => Deck.Of(new(new(ReportDocument.CurrentSchema,
        kind, Language.German.Key, "Titel", "", "Musterstadt", "", new(2026, 1, 1), [], parts), new Dictionary<Guid, string>(), "", ""));
}
