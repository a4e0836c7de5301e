using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Decisions;
using Wegmarke.Initiatives;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Proposals;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Proposals on both engines: nothing leads back to who wrote, every one gets its answer, and nobody writes over
/// anybody.</summary>
public sealed class ProposalTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 17, 43, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly Actor Jana = new(Guid.NewGuid(), "Jana Brandt", []);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_is_stored_leads_to_nobody_and_the_code_is_stored_as_a_keyed_hash_only(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, keys, secret) = (await Town(db), Keys(stores), ResumeSecret.Fresh());
        var lines = await db.Set<AuditLine>().CountAsync(TestContext.Current.CancellationToken);
        await ReceiveProposal.Run(db, keys, town, secret, "Weniger Papier", "", Now);
        await ReceiveProposal.Run(db, keys, town, secret, "Weniger Papier", "", Now);
        var code = ReceiveProposal.CodeOf(secret);
        var state = (await ReceiveProposal.Open(db, keys, town, code))!;
        await ReceiveProposal.WriteBack(db, state, Guid.NewGuid(), "Noch etwas", Now);

        var proposal = await db.Set<Proposal>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("", Today), (proposal.Name, proposal.Day));
        Assert.Equal(code.HashWith(keys.Of(town)), proposal.CodeHash);
        Assert.Equal(lines, await db.Set<AuditLine>().CountAsync(TestContext.Current.CancellationToken));
        // An id of version 7 would begin with the time.
        var first = Convert.ToInt64(proposal.Id.ToString("N")[..12], 16);
        Assert.True(Math.Abs(first - Now.ToUnixTimeMilliseconds()) > TimeSpan.MillisecondsPerDay);
        var plain = code.ToString().Replace("-", "", StringComparison.Ordinal);
        foreach (var trace in new[] { code.ToString(), plain, secret.ToString(), $"{Now.UtcTicks}", $"{Now.ToUnixTimeMilliseconds()}" })
        {
            Assert.False(stores.Hold(Encoding.ASCII.GetBytes(trace)), trace);
        }

        // Whoever holds the table but not the key cannot try codes out; another house has another key.
        Assert.NotEqual(code.HashWith(keys.Of(Guid.NewGuid())), proposal.CodeHash);
        Assert.Null(await ReceiveProposal.Open(db, keys, await Town(db, "Anderswo"), code));
        Assert.Null(await ReceiveProposal.Open(db, keys, town, AccessCode.Fresh()));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task From_the_box_over_the_check_to_the_answer(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, keys) = (await Town(db), Keys(stores));
        var id = await Propose(db, keys, town, "Herr Krause bremst. Eine Vertretung wäre gut.");
        Task<AnswerProposal.Outcome> Do(int seen, ProposalDeed deed, string words, string told = "", DateOnly? until = null,
            bool reviewed = true) => AnswerProposal.Run(db, Jana, town, id, seen, deed, words, told, until, reviewed, Now.AddDays(4));

        Assert.Equal(ProposalStand.Unread, await Stand(db, town, id));
        Assert.IsType<AnswerProposal.Refused>(await Do(0, ProposalDeed.Refuse, "Nein."));
        Assert.IsType<AnswerProposal.Refused>(await Do(0, ProposalDeed.Show, "", "Eine Vertretung wäre gut.", reviewed: false));
        Assert.IsType<AnswerProposal.Refused>(await Do(0, ProposalDeed.Show, "", "Bitte an post@stadt.example"));
        Assert.IsType<AnswerProposal.Done>(await Do(0, ProposalDeed.Show, "", "Eine Vertretung wäre gut."));
        db.ChangeTracker.Clear();
        Assert.Equal("", (await ProposalState.Find(db, town, id))!.Proposal.Text);
        Assert.Equal(ProposalStand.WithoutOwner, await Stand(db, town, id));
        Assert.IsType<AnswerProposal.Overtaken>(await Do(0, ProposalDeed.Take, "Hauptamt"));
        Assert.IsType<AnswerProposal.Done>(await Do(1, ProposalDeed.Take, "Hauptamt"));
        Assert.IsType<AnswerProposal.Refused>(await Do(2, ProposalDeed.Later, "Im Herbst.", until: Today));
        Assert.IsType<AnswerProposal.Done>(await Do(2, ProposalDeed.Later, "Im Herbst.", until: Today.AddDays(200)));
        Assert.Equal(ProposalStand.Later, await Stand(db, town, id));
        var state = (await ProposalState.Find(db, town, id))!;
        Assert.False(state.IsAnswered(Today.AddDays(200)));
        Assert.Equal(4, state.Days(Today.AddDays(100)));
        Assert.Equal(new(1, 1, 0, 4.0, null, null), ProposalFigures.Of([state], Today.AddDays(10)));
        Assert.IsType<AnswerProposal.NotThere>(await AnswerProposal.Run(db, Jana, await Town(db, "Anderswo"), id, 3, ProposalDeed.Take,
            "Wir",
            "", null, true, Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Taken_up_it_becomes_an_initiative_or_a_question_or_nothing_happens_at_all(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, keys) = (await Town(db), Keys(stores));
        async Task<(Guid Id, AnswerProposal.Outcome Outcome)> TakeUp(TakeUpProposal.Fate fate, string title, string words, int seen = 1)
        {
            var id = await Propose(db, keys, town, "Weniger Papier");
            await AnswerProposal.Run(db, Jana, town, id, 0, ProposalDeed.Show, "", "Weniger Papier", null, true, Now);
            db.ChangeTracker.Clear();
            return (id, await TakeUpProposal.Run(db, Jana, town, Model, id, seen, fate, title, "steering", DecisionLevel.Executive, words,
                Now));
        }

        Assert.IsType<AnswerProposal.Refused>((await TakeUp(TakeUpProposal.Fate.Initiative, "", "Ja.")).Outcome);
        Assert.IsType<AnswerProposal.Refused>((await TakeUp(TakeUpProposal.Fate.Question, "Soll es?", "")).Outcome);
        Assert.IsType<AnswerProposal.Overtaken>((await TakeUp(TakeUpProposal.Fate.Initiative, "Papier", "Ja.", 0)).Outcome);
        db.ChangeTracker.Clear();
        Assert.Empty((await Portfolio.Of(db, town)).Sheets);
        Assert.Empty((await Register.Of(db, town)).Open);
        var (first, done) = await TakeUp(TakeUpProposal.Fate.Initiative, "Weniger Papier im Bauamt", "Ja, wir beginnen.");
        Assert.IsType<AnswerProposal.Done>(done);
        var sheet = Assert.Single((await Portfolio.Of(db, town)).Sheets);
        Assert.Equal($"initiatives/{sheet.Id}", (await ProposalState.Find(db, town, first))!.Answer!.Link);
        Assert.IsType<AnswerProposal.Done>((await TakeUp(TakeUpProposal.Fate.Question, "Verzichten wir auf Papier?",
            "Das entscheidet die Spitze.")).Outcome);
        Assert.Single((await Register.Of(db, town)).Open);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_two_who_answer_at_once_one_is_told_and_letters_of_the_same_moment_all_stay(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, keys) = (await Town(db), Keys(stores));
        var id = await Propose(db, keys, town, "Weniger Papier");
        var state = (await ProposalState.Find(db, town, id))!;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(async number =>
        {
            await using var own = stores.House();
            return await AnswerProposal.Run(own, Jana, town, id, 0, ProposalDeed.Take, $"Amt {number}", "", null, true, Now);
        }));
        Assert.Single(outcomes.OfType<AnswerProposal.Done>());
        Assert.Equal(4, outcomes.OfType<AnswerProposal.Overtaken>().Count());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            await using var own = stores.House();
            await ReceiveProposal.WriteBack(own, state, Guid.NewGuid(), $"Brief {number}", Now);
        }));
        Assert.Equal(4, (await ProposalState.Find(db, town, id))!.Messages.Count);

        Assert.IsType<AnswerProposal.Done>(await AnswerProposal.Run(db, Jana, town, id, 1, ProposalDeed.PutAway, "Beleidigung", "", null,
            true,
            Now));
        var gone = (await ProposalState.Find(db, town, id))!;
        Assert.Equal(("", 0, null), (gone.Proposal.Text, gone.Messages.Count, gone.Told));
    }

    private static ProposalKeys Keys(Stores stores) => new(stores.Settings.PathOf(ProposalKeys.Folder));

    private static async Task<ProposalStand> Stand(Database db, Guid town, Guid id) =>
        (await ProposalState.Find(db, town, id))!.Stand(Today.AddDays(5));

    private static async Task<Guid> Propose(Database db, ProposalKeys keys, Guid town, string text)
    {
        var secret = ResumeSecret.Fresh();
        Assert.IsType<ReceiveProposal.Kept>(await ReceiveProposal.Run(db, keys, town, secret, text, "", Now));
        return new(secret.SpendingToken);
    }

    private static async Task<Guid> Town(Database db, string name = "Probedorf") => ((CreateAdministration.Created)
        await CreateAdministration.Run(db, Actor.System, name, 40, 4, Now)).Id;
}
