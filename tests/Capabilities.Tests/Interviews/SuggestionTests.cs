using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Suggestions;

namespace Wegmarke.Capabilities.Tests.Interviews;

/// <summary>Suggestions of codes: what is learned, how it is measured, and what they must never carry.</summary>
public sealed class SuggestionTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Waiting = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Paper = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void Odds_are_those_that_can_be_counted_by_hand()
    {
        // Five paragraphs with the code, of which four hold the word; five without, of which one holds it.
        var learned = LearnedCodes.Of([.. Enumerable.Range(0, 10).Select(at => new CodedParagraph(Guid.Empty,
            at is < 4 or 9 ? ["antrag"] : ["sonst" + at], [at < 5 ? Waiting : Paper]))]);
        var suggestion = learned.Suggest(["antrag"], 3);
        Assert.Equal(Waiting, Assert.Single(suggestion).Code);
        Assert.Equal(Math.Log(4.5 / 6) - Math.Log(1.5 / 6), suggestion[0].Odds, 1e-12);
        Assert.Equal(["antrag"], suggestion[0].Because);
        Assert.Empty(learned.Suggest(["unbekannt"], 3));
    }

    [Fact]
    public void A_code_with_too_few_paragraphs_is_not_suggested() => Assert.Equal(0, LearnedCodes.Of([.. Enumerable.Range(0, 8).Select(at =>
        new CodedParagraph(Guid.Empty, ["papier"], at < 4 ? [Waiting] : []))]).Codes);

    [Fact]
    public void Planted_words_are_found_and_noise_is_told_to_be_no_better_than_guessing()
    {
        var random = new Random(7);
        Guid[] codes = [.. Enumerable.Range(1, 6).Select(at => new Guid(at, 0, 0, new byte[8]))];
        IReadOnlyList<CodedParagraph> Draw(bool planted) => [.. Enumerable.Range(0, 600).Select(at =>
        {
            var code = random.Next(codes.Length);
            var word = planted ? $"wort{code}" : $"wort{random.Next(codes.Length)}";
            return new CodedParagraph(new Guid(at % 12 + 1, 0, 0, new byte[8]), [word, $"fuell{random.Next(40)}"], [codes[code]]);
        })];
        var found = MeasureSuggestions.Run(Draw(planted: true))!;
        Assert.Equal((12, 600), (found.Sources, found.Paragraphs));
        Assert.True(found.First > 0.99, $"{found}");
        var noise = MeasureSuggestions.Run(Draw(planted: false))!;
        // Six codes of the same frequency: one in six by chance; 0.06 is four standard errors.
        Assert.InRange(noise.First, 1 / 6.0 - 0.06, 1 / 6.0 + 0.06);
        Assert.Null(MeasureSuggestions.Run([.. Draw(planted: true).Take(29)]));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Words_of_a_closed_room_never_come_out_and_blind_coding_stays_blind(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        // Only the first coder may open the coded source; both may open the second.
        var closed = await room.Clear(await room.Keep(string.Join('\n', Enumerable.Range(0, 6).Select(at =>
            $"B: Der Antrag liegt auf Papier im Keller, Nummer {at}.")) + "\nB: Mittags ist Pause für alle im Haus.\nB: Der Bus kommt selten bei uns."));
        var code = ((AddCode.Added)await AddCode.Run(db, room.First, room.Town, null, "Papier", "", Now)).Id;
        var other = ((AddCode.Added)await AddCode.Run(db, room.First, room.Town, null, "Alltag", "", Now)).Id;
        var text = await db.Set<SourceText>().FindAsync([closed.Id], TestContext.Current.CancellationToken);
        foreach (var paragraph in Paragraph.Of(new(text!.Text)))
        {
            Assert.IsType<RecordCoding.Recorded>(await RecordCoding.Run(db, room.First, closed, paragraph.Number <= 6 ? code : other,
                paragraph.Start, paragraph.End, "", Now));
        }

        var open = await room.Share(await room.Clear(await room.Keep("B: Bei uns ist jeder Antrag auf Papier.\nB: Sonst nichts weiter.")));
        var book = await CodeBook.Of(db, room.Town);
        var asked = Paragraph.Of(new((await db.Set<SourceText>().FindAsync([open.Id], TestContext.Current.CancellationToken))!.Text))[0];
        Task<IReadOnlyList<SuggestedCode>> Suggest(Wegmarke.Accounts.Actor who) => FindSuggestions.Run(db, who, open, book, asked);
        Assert.Empty(await Suggest(room.First));
        await TurnSuggestions.Run(db, room.First, room.Town, true, Now);
        await TurnSuggestions.Run(db, room.Second, room.Town, true, Now);
        var mine = Assert.Single(await Suggest(room.First));
        Assert.Equal("Papier", mine.Code.Name);
        Assert.Subset(new HashSet<string> { "Antrag", "Papier", "auf", "Der" }, mine.Because.ToHashSet());
        Assert.Empty(await Suggest(room.Second));
        await CodeBlind.Pair(db, room.First, open, room.First.Id, room.Second.Id, Now);
        Assert.Empty(await Suggest(room.First));
    }
}
