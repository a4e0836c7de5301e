using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Causes;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.Interviews;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Causes in the house: put forward, supported, reviewed by somebody else, given up and taken up again.</summary>
public sealed class CauseTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly Actor Other = new(Guid.NewGuid(), "Lena Vogt", []);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_cause_lives_from_conjecture_to_verdict(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        var board = await Board(db, town);
        var id = Assert.IsType<RecordCause.Recorded>(await RecordCause.Run(db, Actor.System, board, new("structure.silos"), Now)).Id;
        board = await Board(db, town);
        Assert.Equal(id, Assert.IsType<RecordCause.TakenBefore>(
            await RecordCause.Run(db, Actor.System, board, new("structure.silos"), Now)).Id);
        Assert.Equal([id], board.WithoutEvidence.Select(card => card.Id));

        foreach (var (kind, source) in new[] { ("Quote", "P1"), ("Quote", "P2"), ("Document", "Protokoll") })
        {
            Assert.Equal(RecordEvidence.Outcome.Recorded, await RecordEvidence.Run(db, Actor.System, board.Cards[0],
                new(kind, "for", source, "Bauamt", "Es geht über zwei Leitungen."), Now));
        }

        var card = (await Board(db, town)).Cards[0];
        Assert.Equal((VerdictWord.Supported, 2, 1), (card.Verdict.Word, card.Verdict.People, card.Verdict.Units));
        Assert.Equal(RecordEvidence.Outcome.ReasonMissing, await RecordEvidence.TakeBack(db, Actor.System, card, card.Evidence[2].Id,
            " ", Now));
        await RecordEvidence.TakeBack(db, Other, card, card.Evidence[2].Id, "Das Protokoll betrifft ein anderes Haus.", Now);
        card = (await Board(db, town)).Cards[0];
        Assert.Equal(VerdictWord.Plausible, card.Verdict.Word);
        Assert.Equal("Lena Vogt", Assert.Single(card.Ended).End.By);

        Assert.Equal(JudgeCause.Outcome.OwnWording, await JudgeCause.Run(db, Actor.System, card, CauseDeed.Reviewed, "", Now));
        Assert.Equal(JudgeCause.Outcome.Recorded, await JudgeCause.Run(db, Other, card, CauseDeed.Reviewed, "", Now.AddHours(1)));
        Assert.Equal("Lena Vogt", (await Board(db, town)).Cards[0].Review!.By);
        Assert.IsType<RecordCause.ReasonMissing>(await RecordCause.Reword(db, Other, board, card, new("", "structure", "Neu", "", "Land"),
            Now.AddHours(2)));
        board = await Board(db, town);
        await RecordCause.Reword(db, Other, board, card, new("", "structure", "Neu", "", "Land", "genauer"), Now.AddHours(2));
        card = (await Board(db, town)).Cards[0];
        // A review holds for the wording that was read.
        Assert.Equal((null, "Neu", CauseLevel.Land, 2), (card.Review, card.Wording.Name, card.Wording.Level, card.Wordings.Count));
        // What only others can remove asks for no initiative of the house.
        Assert.Empty((await Board(db, town)).WithoutInitiative);

        Assert.Equal(JudgeCause.Outcome.NotNow, await JudgeCause.Run(db, Other, card, CauseDeed.Restored, "", Now));
        Assert.Equal(JudgeCause.Outcome.ReasonMissing, await JudgeCause.Run(db, Other, card, CauseDeed.Discarded, "", Now));
        await JudgeCause.Run(db, Other, card, CauseDeed.Discarded, "Gilt nicht mehr.", Now.AddHours(3));
        board = await Board(db, town);
        Assert.Empty(board.Cards);
        await JudgeCause.Run(db, Other, board.Discarded[0], CauseDeed.Restored, "", Now.AddHours(4));
        Assert.Single((await Board(db, town)).Cards);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Readings_speak_by_the_signs_of_the_model_and_few_people_are_spared(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        var board = await Board(db, town);
        await RecordCause.Run(db, Actor.System, board, new("commitment.no-pressure"), Now);
        await RecordCause.Run(db, Actor.System, board, new("steering.everything-begun"), Now);
        var indicator = Model.Indicators.First(one => one.Key == "steering.parallel");
        double Value(bool worst) => (worst ? indicator.Bands.MinBy(band => band.Stage) : indicator.Bands.MaxBy(band => band.Stage))!.From;
        foreach (var (worst, speaks) in new[] { (true, true), (false, false) })
        {
            await RecordReading.Run(db, Actor.System, town, Model, indicator.Key, Value(worst), new(2026, worst ? 1 : 2, 1), "Liste", Now);
            var card = (await Board(db, town)).Cards.Single(one => one.Cause.Known == "steering.everything-begun");
            Assert.Equal((EvidenceKind.Indicator, speaks, indicator.Key), (card.Evidence[0].Kind, card.Evidence[0].Speaks,
                card.Evidence[0].Source));
        }

        var head = new Actor(Guid.NewGuid(), "Ralf Petersen", [new(Role.UnitHead, town)]);
        var seen = (await FindCauses.Run(db, head, town, Model, [], Language.German, Now))!;
        Assert.Equal(["steering.everything-begun"], seen.Cards.Select(card => card.Cause.Known));
        Assert.DoesNotContain(seen.NotTaken(), known => known.Areas.Contains("commitment"));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_quote_counts_while_it_is_released_and_a_voice_by_hand_waits_for_a_second_reader(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        await RecordCause.Run(db, Actor.System, await Board(db, town), new("structure.silos"), Now);
        var (source, code, coding, quote) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        db.Add(new Source(source, town, 1, "Gespräch", SourceKind.Interview, "staff", null, null, "Lena Vogt", Now));
        db.Add(new Code(code, town, "silos", null, "Silos", "", "structure", "structure.silos", null, "Lena Vogt", Now));
        db.Add(new Coding(coding, source, code, 0, 10, Other.Id, "Lena Vogt", "", Now));
        db.Add(new Quote(quote, town, source, coding, "Es geht über zwei Leitungen.", "structure", "structure.silos", QuoteSide.For,
            Guid.NewGuid(), "Lena Vogt", Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Empty((await Board(db, town)).Cards[0].Evidence);
        db.Add(new QuoteStep(Guid.NewGuid(), quote, QuoteState.House, new(2026, 12, 31), "", Other.Id, "Lena Vogt", Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var card = (await Board(db, town)).Cards[0];
        Assert.Equal("Es geht über zwei Leitungen.", Assert.Single(card.Evidence).Text);
        Assert.True(card.Released(card.Evidence[0]));
        Assert.Empty((await FindCauses.Run(db, Actor.System, town, Model, [], Language.German, Now.AddDays(60)))!.Cards[0].Evidence);
        db.Add(new QuoteWithdrawal(quote, "zu genau", "Lena Vogt", Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Empty((await Board(db, town)).Cards[0].Evidence);

        await RecordEvidence.Run(db, Other, card, new("Quote", "for", "P1", "", "Wir warten lange."), Now);
        card = (await Board(db, town)).Cards[0];
        Assert.False(card.Released(card.Evidence[0]));
        await JudgeCause.Run(db, Other, card, CauseDeed.Reviewed, "", Now.AddHours(1));
        card = (await Board(db, town)).Cards[0];
        Assert.False(card.Released(card.Evidence[0]));
        await JudgeCause.Run(db, new Actor(Guid.NewGuid(), "Ralf Petersen", []), card, CauseDeed.Reviewed, "", Now.AddHours(2));
        card = (await Board(db, town)).Cards[0];
        Assert.True(card.Released(card.Evidence[0]));
    }

    private static async Task<Guid> Town(Wegmarke.Storage.Database db) =>
        ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Probedorf", 400, 40, Now)).Id;

    private static async Task<CauseBoard> Board(Wegmarke.Storage.Database db, Guid town) =>
        (await FindCauses.Run(db, Actor.System, town, Model, [], Language.German, Now.AddDays(1)))!;
}
