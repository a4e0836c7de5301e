using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Interviews;

namespace Wegmarke.Capabilities.Tests.Interviews;

/// <summary>From a text to a released quote and to its deletion, on both engines.</summary>
public sealed class SourceTests(PostgresServer postgres)
{
    private const string Spoken = "I: Wie geht es?\nB: Frau Lorenz entscheidet alles selbst. 😀 Das dauert.\nB: Wir warten auf Unterschriften.";

    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_text_lies_locked_until_it_is_cleared_and_then_holds_no_name(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var source = await room.Keep(Spoken);
        Assert.False(stores.Hold(Encoding.UTF8.GetBytes("Frau Lorenz")));
        Assert.Null(await FindSources.Open(db, room.Second, room.Town, source.Id));
        Assert.Empty(await FindSources.Readable(db, room.First, room.Town));
        await room.Clear(source);
        var text = await db.Set<SourceText>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal("I: Wie geht es?\nB: Frau [Person 1] entscheidet alles selbst. 😀 Das dauert.\nB: Wir warten auf Unterschriften.", text.Text);
        Assert.Equal(text.Text.EnumerateRunes().Count(), text.Length);
        Assert.Equal(["I", "B", "B"], SourceTurn.Read(text.Turns).Select(turn => turn.Sign));
        Assert.Equal("B", new CodePoints(text.Text).Between(SourceTurn.Read(text.Turns)[1].Start, SourceTurn.Read(text.Turns)[1].Start + 1));
        Assert.False(stores.Hold(Encoding.UTF8.GetBytes("Lorenz")));
        Assert.Equal("[Person 1]", (await NameEntry.Read(db, room.Keys, room.Town))["Lorenz"]);
        await DeleteSource.DestroyNames(db, room.Keys, room.First, room.Town, Now);
        Assert.Empty(await NameEntry.Read(db, room.Keys, room.Town));
        Assert.IsType<ClearSource.ClearedAlready>(await ClearSource.Run(db, room.Keys, room.First, room.Town, source.Id,
            new Dictionary<string, string>(), [], Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Search_finds_other_forms_only_in_what_may_be_opened(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        await room.Clear(await room.Keep(Spoken));
        var (hits, sources, places) = await SearchSources.Run(db, await FindSources.Readable(db, room.First, room.Town), "unterschrift",
            0, 10);
        Assert.Equal((1, 1), (sources, places));
        Assert.Equal("Unterschriften", Assert.Single(Assert.Single(hits).Places).Word);
        Assert.Equal(0, (await SearchSources.Run(db, await FindSources.Readable(db, room.Second, room.Town), "unterschrift", 0, 10))
            .Sources);
        Assert.Equal(0, (await SearchSources.Run(db, await FindSources.Readable(db, room.First, room.Town), "Lorenz", 0, 10)).Sources);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Two_who_code_blind_see_each_other_when_both_are_done_and_what_falls_no_longer_counts(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var source = await room.Share(await room.Clear(await room.Keep(Spoken)));
        var trust = ((AddCode.Added)await AddCode.Run(db, room.First, room.Town, null, "Vertrauen", "", Now)).Id;
        var wait = ((AddCode.Added)await AddCode.Run(db, room.First, room.Town, null, "Warten", "", Now)).Id;
        Assert.Equal(CodeBlind.Outcome.SamePerson, await CodeBlind.Pair(db, room.First, source, room.First.Id, room.First.Id, Now));
        Assert.Equal(CodeBlind.Outcome.Done, await CodeBlind.Pair(db, room.First, source, room.First.Id, room.Second.Id, Now));
        await RecordCoding.Run(db, room.First, source, trust, 20, 40, "", Now);
        var single = (RecordCoding.Recorded)await RecordCoding.Run(db, room.First, source, wait, 85, 95, "", Now);
        await RecordCoding.Run(db, room.Second, source, trust, 22, 44, "", Now);
        Assert.Equal(2, (await FindCodings.Of(db, room.First, source.Id)).Count);
        Assert.Single(await FindCodings.Of(db, room.Second, source.Id));
        await CodeBlind.Finish(db, room.First, source, Now);
        Assert.IsType<RecordCoding.Closed>(await RecordCoding.Run(db, room.First, source, wait, 1, 2, "", Now));
        Assert.Equal(CodeBlind.Outcome.NotReady, await CodeBlind.Decide(db, room.First, source, single.Id, false, "nein", Now));
        Assert.Null(await CoderComparison.Of(db, source));
        await CodeBlind.Finish(db, room.Second, source, Now);
        Assert.Equal(3, (await FindCodings.Of(db, room.Second, source.Id)).Count);
        var compared = (await CoderComparison.Of(db, source))!;
        Assert.Equal(1, compared.Open);
        // Three paragraphs, two codes: once both, once the first alone, four times neither.
        Assert.Equal((1, 1, 0, 4), (compared.Agreement.Overall.Both, compared.Agreement.Overall.First,
            compared.Agreement.Overall.Second, compared.Agreement.Overall.Neither));
        Assert.Equal(0.5714285714, compared.Agreement.Overall.Kappa.Value, 9);
        Assert.Equal(1 - 11.0 * 1 / 27, compared.Agreement.Overall.Alpha.Value, 9);
        Assert.Equal(CodeBlind.Outcome.WhyMissing, await CodeBlind.Decide(db, room.First, source, single.Id, false, " ", Now));
        Assert.Equal(CodeBlind.Outcome.Done, await CodeBlind.Decide(db, room.First, source, single.Id, false, "gehört nicht dazu", Now));
        Assert.Equal(2, (await FindCodings.Of(db, room.First, source.Id)).Count);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_coding_lies_in_the_text_and_can_be_taken_back_and_brought_back(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var source = await room.Share(await room.Clear(await room.Keep(Spoken)));
        var code = ((AddCode.Added)await AddCode.Run(db, room.First, room.Town, null, "Warten", "", Now)).Id;
        foreach (var (start, end) in new[] { (-1, 4), (4, 4), (5, 2), (0, 100_000), (int.MaxValue - 1, int.MaxValue) })
        {
            Assert.IsType<RecordCoding.OutsideText>(await RecordCoding.Run(db, room.First, source, code, start, end, "", Now));
        }

        Assert.IsType<RecordCoding.CodeUnknown>(await RecordCoding.Run(db, room.First, source, Guid.NewGuid(), 0, 3, "", Now));
        var coding = ((RecordCoding.Recorded)await RecordCoding.Run(db, room.First, source, code, 0, 3, "", Now)).Id;
        Assert.Equal(coding, ((RecordCoding.Recorded)await RecordCoding.Run(db, room.First, source, code, 0, 3, "", Now)).Id);
        Assert.IsType<RecordCoding.NotYours>(await RecordCoding.Undo(db, room.Second, source, coding, Now));
        await RecordCoding.Undo(db, room.First, source, coding, Now);
        Assert.Empty(await FindCodings.Of(db, room.First, source.Id));
        await RecordCoding.Redo(db, room.First, source, coding, Now);
        Assert.Single(await FindCodings.Of(db, room.First, source.Id));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_quote_goes_through_two_hands_within_consent_and_expires(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var (source, coding) = await room.Coded(Spoken);
        Task<GovernQuote.Outcome> Step(Guid quote, QuoteState state, DateOnly? until, string note = "geprüft", Actor? by = null,
            string text = "") =>
            GovernQuote.Step(db, room.Keys, by ?? room.Second, room.Town, quote, state, until, note, text, Now);
        Assert.Equal("Lorenz", Assert.IsType<GovernQuote.StillNamed>(await GovernQuote.Take(db, room.Keys, room.First, source, coding, "Lorenz entscheidet", QuoteSide.For, "x.y", Now)).Words);
        var quote = ((GovernQuote.Done)await GovernQuote.Take(db, room.Keys, room.First, source, coding, "Sie entscheidet alles selbst",
            QuoteSide.For, "x.y", Now)).Id;
        var until = new DateOnly(2026, 8, 1);
        Assert.IsType<GovernQuote.StepLeftOut>(await Step(quote, QuoteState.House, until));
        Assert.IsType<GovernQuote.OwnQuote>(await Step(quote, QuoteState.Checked, null, by: room.First));
        Assert.IsType<GovernQuote.NoteMissing>(await Step(quote, QuoteState.Checked, null, note: " "));
        Assert.IsType<GovernQuote.Done>(await Step(quote, QuoteState.Checked, null));
        Assert.IsType<GovernQuote.DayOutside>(await Step(quote, QuoteState.House, new DateOnly(2026, 5, 4)));
        Assert.IsType<GovernQuote.DayOutside>(await Step(quote, QuoteState.House, null));
        Assert.Equal(QuoteState.House, Assert.IsType<GovernQuote.BeyondConsent>(await Step(quote, QuoteState.Public, until)).Reach);
        Assert.IsType<GovernQuote.Done>(await Step(quote, QuoteState.House, until));
        var sight = Assert.Single(await FindQuotes.Run(db, room.Town, Now, "x.y"));
        Assert.True(sight.ReleasedFor(QuoteState.House));
        Assert.False(sight.ReleasedFor(QuoteState.Council));
        Assert.False(Assert.Single(await FindQuotes.Run(db, room.Town, Now.AddMonths(6))).ReleasedFor(QuoteState.House));
        db.Add(new QuoteUse(quote, "card", "Karte", "/karte"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await ChangeSource.WithdrawConsent(db, room.First, source, Now);
        Assert.Empty(await FindQuotes.Run(db, room.Town, Now));
        Assert.False(await db.Set<QuoteUse>().AnyAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(9, "staff", "staff", "")]
    [InlineData(10, "staff", "staff", "Kleines Amt")]
    [InlineData(9, "top", "", "")]
    [InlineData(9, "unit-heads", "unit-heads", "")]
    [InlineData(10, "unit-heads", "", "Kleines Amt")]
    public async Task Role_and_part_of_the_house_are_told_only_where_many_have_them(int people, string group, string told, string part)
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        await ChangeSource.AddClass(db, room.First, room.Town, "Kleines Amt", people, Now);
        var (source, coding) = await room.Coded(Spoken, group);
        await GovernQuote.Take(db, room.Keys, room.First, source, coding, "Das dauert", QuoteSide.Against, "x.y", Now);
        var sight = Assert.Single(await FindQuotes.Run(db, room.Town, Now));
        Assert.Equal((told, part), (sight.Group, sight.Part));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Deletion_leaves_a_proof_and_nothing_else(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var (source, coding) = await room.Coded(Spoken);
        await GovernQuote.Take(db, room.Keys, room.First, source, coding, "Das dauert", QuoteSide.For, "x.y", Now);
        Assert.True(room.Keys.Has(source.Id));
        var proof = await DeleteSource.Run(db, room.Keys, room.First, source, "auf Wunsch", Now);
        Assert.Equal((1, 1, 1), (proof.Number, proof.Codings, proof.Quotes));
        Assert.False(room.Keys.Has(source.Id));
        foreach (var left in new[]
        {
            await db.Set<Source>().CountAsync(TestContext.Current.CancellationToken), await db.Set<SourceText>()
                .CountAsync(TestContext.Current.CancellationToken),
            await db.Set<SourceTerm>().CountAsync(TestContext.Current.CancellationToken), await db.Set<Coding>()
                .CountAsync(TestContext.Current.CancellationToken),
            await db.Set<Quote>().CountAsync(TestContext.Current.CancellationToken), await db.Set<Speaker>()
                .CountAsync(TestContext.Current.CancellationToken),
        }) Assert.Equal(0, left);
        Assert.Equal(2, (await room.Keep("I: Neu.")).Number);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_with_its_reason()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        Task<KeepSource.Outcome> Keep(string title, string text) =>
            KeepSource.Run(db, room.Keys, room.First, room.Town, title, SourceKind.Interview, new("text", text, []), Now);
        Assert.IsType<KeepSource.TitleMissing>(await Keep(" ", "Text"));
        Assert.IsType<KeepSource.TextMissing>(await Keep("Titel", " \n"));
        Assert.IsType<KeepSource.TextTooLong>(await Keep("Titel", new string('a', KeepSource.CharactersMax + 1)));
        Assert.IsType<KeepSource.Kept>(await Keep("Titel", "Halbes Zeichen \uD83D und mehr"));
        Assert.IsType<KeepSource.KnownAlready>(await Keep("Titel", "Halbes Zeichen \uFFFD und mehr"));
    }
}
