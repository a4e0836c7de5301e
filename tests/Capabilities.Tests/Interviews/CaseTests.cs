using Microsoft.EntityFrameworkCore;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Interviews;
using Wegmarke.Interviews.Cases;

namespace Wegmarke.Capabilities.Tests.Interviews;

/// <summary>Cases are seen by who may open one of their sources, name nobody, and go with their sources.</summary>
public sealed class CaseTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_case_is_kept_changed_and_forgotten_with_its_sources(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var (shared, hidden) = (await room.Share(await room.Clear(await room.Keep("I: Wie lange?\nB: Lange genug."))),
            await room.Clear(await room.Keep("I: Und Sie?\nB: Ich bin neu hier im Haus.")));
        async Task<IReadOnlyList<Source>> Readable(bool first) => await FindSources.Readable(db, first ? room.First : room.Second,
            room.Town);
        async Task<KeepCase.Outcome> Keep(Guid? known, int seen, string name, string features, IReadOnlyList<Guid> sources,
            bool first = true) =>
            await KeepCase.Run(db, first ? room.First : room.Second, room.Town, known, seen, new(name, KeepCase.ReadFeatures(features),
                sources),
                await Readable(first), Now);

        foreach (var (name, features) in new[] { ("", "a: b"), ("F1", "ohne Wert"), ("F1", "a: b\nA: c"), ("Frau Krause", "a: b"),
            ("F1", "Chef: Herr Müller"), ("F1", string.Join('\n', Enumerable.Range(0, 31).Select(at => $"a{at}: b"))) })
        {
            Assert.IsType<KeepCase.Refused>(await Keep(null, 0, name, features, [shared.Id]));
        }

        Assert.IsType<KeepCase.Refused>(await Keep(null, 0, "F1", "", []));
        Assert.IsType<KeepCase.Refused>(await Keep(null, 0, "F1", "", [hidden.Id], first: false));
        var id = Assert.IsType<KeepCase.Kept>(await Keep(null, 0, "F1", "Jahre: viele", [shared.Id, hidden.Id])).Id;
        var alone = Assert.IsType<KeepCase.Kept>(await Keep(null, 0, "F2", "", [hidden.Id])).Id;

        // The second coder sees only the source that is open to them, and keeps the other one in the case without knowing of it.
        Assert.Equal([shared.Id], Assert.Single(await FindCases.For(db, room.Town, await Readable(false))).Sources.Select(one => one.Id));
        Assert.IsType<KeepCase.NotThere>(await Keep(alone, 1, "F2", "a: b", [shared.Id], first: false));
        Assert.IsType<KeepCase.Overtaken>(await Keep(id, 0, "F1", "", [shared.Id], first: false));
        Assert.IsType<KeepCase.Kept>(await Keep(id, 1, "F1", "Jahre: wenige", [shared.Id], first: false));
        var changed = (await FindCases.For(db, room.Town, await Readable(true))).Single(one => one.Case.Id == id);
        Assert.Equal((2, 2, "Jahre: wenige"), (changed.Case.Number, changed.Sources.Count, changed.Case.Content.Features[0].Line));

        await DeleteSource.Run(db, room.Keys, room.First, hidden, "Widerruf", Now);
        Assert.Equal([id], (await FindCases.Of(db, room.Town)).Select(one => one.Id));
        Assert.DoesNotContain(await db.Set<SourceCase>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken),
            one => one.Id == alone || one.Json.Contains(hidden.Id.ToString(), StringComparison.Ordinal));
        Assert.True(await KeepCase.End(db, room.Second, room.Town, id, await Readable(false), Now));
        Assert.False(await KeepCase.End(db, room.Second, room.Town, id, await Readable(false), Now));
        Assert.Empty(await FindCases.Of(db, room.Town));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_speaks_in_two_sources_counts_once_as_soon_as_somebody_says_so(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var room = await Room.Open(db, stores, Now);
        var (first, coding) = await room.Coded("I: Wie lange?\nB1: Wir warten seit Wochen auf Antwort.");
        var second = await room.Clear(await room.Keep("I: Und heute?\nB2: Immer noch nichts gehört."));
        var quote = Assert.IsType<GovernQuote.Done>(await GovernQuote.Take(db, room.Keys, room.First, first, coding, "warten",
            QuoteSide.For, "processes", Now)).Id;
        async Task<Guid> Person(Source source, string sign) => (await db.Set<Speaker>().AsNoTracking().SingleAsync(one =>
            one.SourceId == source.Id && one.Sign == sign, TestContext.Current.CancellationToken)).Person;
        async Task<Guid> Said() => (await db.Set<Quote>().AsNoTracking().SingleAsync(one => one.Id == quote,
            TestContext.Current.CancellationToken)).Person;

        Assert.Equal("B2", Assert.Single(await JoinSpeakers.Others(db, room.First, first)).Speaker.Sign);
        Assert.Empty(await JoinSpeakers.Others(db, room.Second, first));
        Assert.False(await JoinSpeakers.Run(db, room.Second, first, "B1", (second.Id, "B2"), Now));
        Assert.False(await JoinSpeakers.Run(db, room.First, first, "I", (second.Id, "B2"), Now));
        Assert.False(await JoinSpeakers.Run(db, room.First, first, "B1", (second.Id, "I"), Now));
        Assert.True(await JoinSpeakers.Run(db, room.First, first, "B1", (second.Id, "B2"), Now));
        Assert.Equal(await Person(second, "B2"), await Person(first, "B1"));
        Assert.Equal(await Person(second, "B2"), await Said());
        Assert.True(await JoinSpeakers.Run(db, room.First, first, "B1", null, Now));
        Assert.NotEqual(await Person(second, "B2"), await Person(first, "B1"));
        Assert.Equal(await Person(first, "B1"), await Said());
    }
}
