using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Interviews;

namespace Wegmarke.Capabilities.Tests.Interviews;

/// <summary>Own codes change their words and their place; nothing that hangs on them is lost.</summary>
public sealed class CodeTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_own_code_is_renamed_moved_and_taken_out_only_when_nothing_hangs_on_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var (source, coding) = await room.Coded("B: Ich warte seit drei Wochen auf eine Antwort aus der IT.");
        var waiting = (await CodeBook.Of(db, room.Town)).Named("Warten")!.Id;
        var other = ((AddCode.Added)await AddCode.Run(db, room.First, room.Town, null, "Papier", "", Now)).Id;
        var below = ((AddCode.Added)await AddCode.Run(db, room.First, room.Town, waiting, "Auf die IT", "", Now)).Id;
        Task<ChangeCode.Outcome> Change(Guid code, int seen, Guid? parent, string name) => ChangeCode.Run(db, room.Second, room.Town, code,
            seen, parent, name, "", Now.AddMinutes(1));
        Assert.IsType<ChangeCode.NameMissing>(await Change(waiting, 0, null, " "));
        Assert.IsType<ChangeCode.NameTaken>(await Change(waiting, 0, null, "papier"));
        Assert.IsType<ChangeCode.WrongParent>(await Change(waiting, 0, below, "Warten"));
        Assert.IsType<ChangeCode.WrongParent>(await Change(waiting, 0, Guid.NewGuid(), "Warten"));
        Assert.IsType<ChangeCode.Changed>(await Change(waiting, 0, other, "Warten auf Antwort"));
        Assert.Equal("Warten auf Antwort", Assert.IsType<ChangeCode.Overtaken>(await Change(waiting, 0, null, "Anders")).Theirs.Name);
        var book = await CodeBook.Of(db, room.Town);
        Assert.Equal([("Papier", 0), ("Warten auf Antwort", 1), ("Auf die IT", 2)], book.Tree().Select(one => (one.Code.Name, one.Depth)));
        Assert.Equal(waiting, Assert.Single(await FindCodings.Of(db, room.First, source.Id)).CodeId);
        Assert.Equal(new ChangeCode.StillUsed(1, 1), await ChangeCode.End(db, room.First, room.Town, waiting, Now));
        Assert.IsType<ChangeCode.Changed>(await ChangeCode.End(db, room.First, room.Town, below, Now));
        Assert.IsType<ChangeCode.NotThere>(await ChangeCode.End(db, room.First, room.Town, below, Now));
        Assert.IsType<ChangeCode.NotThere>(await ChangeCode.End(db, room.First, Guid.NewGuid(), other, Now));
        // A coding that was taken back can still be brought back, so its code stays.
        await RecordCoding.Undo(db, room.First, source, coding, Now);
        Assert.Equal(new ChangeCode.StillUsed(1, 0), await ChangeCode.End(db, room.First, room.Town, waiting, Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_release_is_not_ended_by_checking_again(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var (source, coding) = await room.Coded("B: Ich warte seit drei Wochen auf eine Antwort aus der IT.");
        var quote = ((GovernQuote.Done)await GovernQuote.Take(db, room.Keys, room.First, source, coding, "Ich warte seit drei Wochen.",
            QuoteSide.For, "", Now)).Id;
        Task<GovernQuote.Outcome> Step(QuoteState state) => GovernQuote.Step(db, room.Keys, room.Second, room.Town, quote, state,
            new DateOnly(2026, 9, 1), "Nichts Einmaliges.", "", Now);
        Assert.IsType<GovernQuote.Done>(await Step(QuoteState.Checked));
        Assert.IsType<GovernQuote.Done>(await Step(QuoteState.House));
        Assert.IsType<GovernQuote.Released>(await Step(QuoteState.Checked));
        Assert.Equal(QuoteState.House, Assert.Single(await FindQuotes.Run(db, room.Town, Now)).State);
    }
}
