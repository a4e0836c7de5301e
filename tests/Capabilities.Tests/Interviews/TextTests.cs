using CsCheck;
using Wegmarke.Interviews;

namespace Wegmarke.Capabilities.Tests.Interviews;

/// <summary>Positions, paragraphs, stems and replacements: what everything else rests on.</summary>
public sealed class TextTests
{
    private static readonly string[] Parts = ["a", "ß", "😀", "א", "e\u0301", " ", "\n", "\r\n", ". ", "Wort"];

    private static readonly Gen<string> Texts = Gen.Int[0, 9].Array[0, 60].Select(all => string.Concat(all.Select(at => Parts[at])));

    [Fact]
    public void Positions_count_code_points_and_come_back() => Texts.Sample(text =>
    {
        var points = new CodePoints(text);
        Assert.Equal(text.EnumerateRunes().Count(), points.Length);
        int index = 0, position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Assert.Equal(index, points.Index(position));
            Assert.Equal(position, points.Position(index));
            index += rune.Utf16SequenceLength;
            position++;
        }

        Assert.Equal(text.Length, points.Index(points.Length));
    });

    [Fact]
    public void Paragraphs_and_sentences_point_at_their_own_words() => Texts.Sample(text =>
    {
        var points = new CodePoints(text);
        foreach (var paragraph in Paragraph.Of(points))
        {
            Assert.Equal(paragraph.Text, points.Between(paragraph.Start, paragraph.End));
            foreach (var (start, end, words) in paragraph.Sentences()) Assert.Equal(words, points.Between(start, end));
        }
    });

    [Fact]
    public void Pieces_of_overlapping_codings_are_the_whole_paragraph()
    {
        var paragraph = Assert.Single(Paragraph.Of(new("Ein 😀 Satz mit Wörtern.")));
        Coding At(int start, int end) => new(Guid.NewGuid(), Guid.Empty, Guid.Empty, start, end, Guid.Empty, "", "", default);
        var (first, second) = (At(0, 10), At(4, 15));
        var pieces = paragraph.Pieces([first, second]);
        Assert.Equal(paragraph.Text, string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Equal([1, 2, 1, 0], pieces.Select(piece => piece.Codings.Count));
        Assert.Equal("😀 Satz", pieces[1].Text);
    }

    [Theory]
    [InlineData("Verwaltungen", "Verwaltung")]
    [InlineData("Anträge", "Antrag")]
    [InlineData("Unterschriften", "unterschrift")]
    [InlineData("digitale", "digitalen")]
    [InlineData("Ämtern", "Ämter")]
    public void Forms_of_one_word_have_one_stem(string one, string other) => Assert.Equal(Stem.Of(one), Stem.Of(other));

    [Theory]
    [InlineData("Verwaltung", "Verantwortung")]
    [InlineData("Haus", "Hof")]
    public void Other_words_have_other_stems(string one, string other) => Assert.NotEqual(Stem.Of(one), Stem.Of(other));

    [Fact]
    public void Terms_hold_the_places_of_their_words()
    {
        var text = string.Concat(Enumerable.Repeat("😀 Das Haus. Die Häuser! ", 200));
        var term = SourceTerm.Of(Guid.Empty, text).Single(one => one.Stem == Stem.Of("Haus"));
        Assert.Equal(term.Count, term.Indices().Count());
        Assert.All(term.Indices(), at => Assert.StartsWith("H", text[at..], StringComparison.Ordinal));
    }

    [Fact]
    public void Names_places_offices_numbers_and_dates_are_proposed_and_ordinary_words_are_not()
    {
        const string Text = "I: Wer war dabei?\nB: Frau Lorenz und Sabine Kruse. Die Amtsleiterin rief 06123 45 67 890 an, am 12. März 2025, "
            + "oder schrieb an s.kruse@musterstadt.example. Das Bauamt in Mainz sah das Essen. Lorenz’ Vorschlag gefiel Kruse.";
        var found = ProposeNames.Run(Text, ["I", "B"], new("Musterstadt", ["Bauamt"], new HashSet<string> { "Mainz", "Essen" },
            new Dictionary<string, string>()));
        NameKind KindOf(string words) => found.Single(one => one.Words == words).Kind;
        Assert.Equal(NameKind.Person, KindOf("Lorenz"));
        Assert.Equal(NameKind.Person, KindOf("Sabine Kruse"));
        Assert.Equal(NameKind.Phone, KindOf("06123 45 67 890"));
        Assert.Equal(NameKind.Mail, KindOf("s.kruse@musterstadt.example"));
        Assert.Equal(NameKind.Date, KindOf("12. März 2025"));
        Assert.Equal(NameKind.Unit, KindOf("Bauamt"));
        Assert.Equal(NameKind.Office, KindOf("Amtsleiterin"));
        Assert.True(found.Single(one => one.Words == "Mainz").Sure);
        Assert.False(found.Single(one => one.Words == "Essen").Sure);
        Assert.DoesNotContain(found, one => one.Words is "Vorschlag" or "I" or "B");
        Assert.Equal(found.Single(one => one.Words == "Sabine Kruse").Replacement, found.Single(one => one.Words == "Kruse").Replacement);
    }

    [Fact]
    public void Replacing_moves_every_index_to_the_same_place_and_spares_parts_of_words()
    {
        const string Text = "Lorenz sprach. Lorenzstraße nicht; Lorenz’ Hut und Lorenzs Hund 😀 blieben.";
        var (made, moved, replaced) = ClearSource.Replace(Text, new Dictionary<string, string> { ["Lorenz"] = "[Person 1]" });
        Assert.Equal("[Person 1] sprach. Lorenzstraße nicht; [Person 1]’ Hut und [Person 1]s Hund 😀 blieben.", made);
        Assert.Equal(3, replaced);
        foreach (var word in new[] { "sprach", "Lorenzstraße", "Hut", "Hund", "😀", "blieben" })
        {
            Assert.Equal(made.IndexOf(word, StringComparison.Ordinal), moved(Text.IndexOf(word, StringComparison.Ordinal)));
        }

        Assert.Equal(made.Length, moved(Text.Length));
    }
}
