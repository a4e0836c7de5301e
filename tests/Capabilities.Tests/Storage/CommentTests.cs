using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Comments: own consent, parted from their sheets, reviewed before anybody else reads them.</summary>
public sealed class CommentTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    [Fact]
    public void A_sheet_says_from_outside_neither_whether_nor_how_much_was_written()
    {
        var sheet = new PackedSheet(3, 7, [1, 2, 3]) { Attributes = [1, 255], Comment = SheetComment.Empty };
        var written = sheet with { Comment = new(9, new string('ü', SheetComment.TextMax)) };
        Assert.Equal(sheet.ToBytes().Length, written.ToBytes().Length);
        var read = PackedSheet.Of(written.ToBytes());
        Assert.Equal((3, 7, written.Comment), (read.Perspective, read.Unit, read.Comment));
        Assert.Equal([1, 255], read.Attributes);
        Assert.Equal([1, 2, 3], read.Codes);
        Assert.Null(PackedSheet.Of((sheet with { Comment = null }).ToBytes()).Comment);
    }

    [Fact]
    public void What_was_typed_is_kept_plain_and_never_cut()
    {
        Assert.Equal(new SheetComment(2, "eins\nzwei"), SheetComment.Read(2, " eins\r\nzwei\u0007 "));
        Assert.Equal(SheetComment.Empty, SheetComment.Read(2, "  "));
        Assert.Null(SheetComment.Read(2, new string('a', SheetComment.TextMax + 1)));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Sealing_parts_comments_from_sheets_and_too_few_are_never_read(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var (many, few) = (Guid.NewGuid(), Guid.NewGuid());
        for (var number = 0; number < 12; number++)
        {
            await stores.Answers.Submit(many, ResumeSecret.Fresh().Ballot, Sheet(number, number % 2 == 0 ? $"Wort {number}" : ""));
            if (number < 9) await stores.Answers.Submit(few, ResumeSecret.Fresh().Ballot, Sheet(number, $"Geheim {number}"));
        }

        Assert.Empty(stores.Answers.ReadComments(many));
        await stores.Answers.Seal(many, 10);
        await stores.Answers.Seal(few, 10);
        Assert.Equal(["Wort 0", "Wort 10", "Wort 2", "Wort 4", "Wort 6", "Wort 8"],
            stores.Answers.ReadComments(many).Select(one => one.Text).Order(StringComparer.Ordinal));
        Assert.All(stores.Answers.ReadSealed(many), sheet => Assert.Null(sheet.Comment));
        Assert.Equal(12, stores.Answers.ReadSealed(many).Count);
        Assert.Empty(stores.Answers.ReadComments(few));
        Assert.Equal(9, stores.Answers.ReadSealed(few).Count);
        await stores.Answers.DeleteComments(many);
        Assert.Empty(stores.Answers.ReadComments(many));
        if (engine == "SQLite") Assert.False(stores.Hold(Encoding.UTF8.GetBytes("Wort 4")));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Comments_need_their_own_consent_and_are_released_only_after_every_one_was_reviewed(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Plan(db);
        await RecordConsent.Run(db, Consents.Council, state, new(ConsentAct.Consented, state.Campaign.AdministrationId,
            SettingsHash.Of(state.Campaign), new(2026, 11, 25)), Now);
        Assert.Equal(OpenCampaign.Outcome.NotPermitted, await OpenCampaign.Run(db, Actor.System, state, Now));
        state = await Consents.Open(db, state.Campaign.Id, Now);
        for (var number = 0; number < 10; number++)
        {
            await stores.Answers.Submit(state.Campaign.Id, ResumeSecret.Fresh().Ballot, Whole(number, number < 2
                ? "Herr Muster bremst, Tel. 0551 1234567" : number == 2 ? "Mehr Zeit zum Lernen" : ""));
        }

        await CloseCampaign.Run(db, Actor.System, state.Campaign, Now);
        state = (await CampaignState.Find(db, state.Campaign.Id))!;
        await FinishClosure.Run(db, stores.Answers, stores.Invitations, Actor.System, state, Now);
        var comments = stores.Answers.ReadComments(state.Campaign.Id);
        Assert.Equal(3, comments.Count);
        var learning = comments.ToList().FindIndex(one => one.Text.StartsWith("Mehr", StringComparison.Ordinal));

        async Task<ReviewComments.Outcome> Review(int place, string? text)
        {
            db.ChangeTracker.Clear();
            return await ReviewComments.Run(db, stores.Answers, Actor.System, state, place, text, Now);
        }

        Assert.Equal(3, Assert.IsType<ReviewComments.NotAllReviewed>(
            await ReviewComments.Finish(db, stores.Answers, Actor.System, state, Now)).Open);
        var others = Enumerable.Range(0, 3).Where(place => place != learning).ToList();
        Assert.Equal("0551 1234567", Assert.IsType<ReviewComments.TellsOfSomebody>(
            await Review(others[0], comments[others[0]].Text)).What);
        Assert.IsType<ReviewComments.Done>(await Review(others[0], "Manches bremst."));
        Assert.IsType<ReviewComments.Done>(await Review(others[0], "Eine Leitung bremst."));
        Assert.IsType<ReviewComments.Done>(await Review(others[1], null));
        Assert.IsType<ReviewComments.Done>(await Review(learning, comments[learning].Text));
        Assert.IsType<ReviewComments.NotThere>(await Review(3, "x"));
        db.ChangeTracker.Clear();
        Assert.IsType<ReviewComments.Done>(await ReviewComments.Finish(db, stores.Answers, Actor.System, state, Now));
        Assert.IsType<ReviewComments.Done>(await ReviewComments.Finish(db, stores.Answers, Actor.System, state, Now));
        var released = (await CommentRelease.Latest(db, state.Campaign.Id))!;
        Assert.Equal([new("commitment", "Eine Leitung bremst."), new("steering", "Mehr Zeit zum Lernen")],
            released.Comments.OrderBy(one => one.Text, StringComparer.Ordinal));
        Assert.Empty(stores.Answers.ReadComments(state.Campaign.Id));
        Assert.Empty(await db.Set<CommentReview>().ToListAsync(TestContext.Current.CancellationToken));

        db.ChangeTracker.Clear();
        var number2 = released.Comments.ToList().FindIndex(one => one.Area == "commitment");
        Assert.IsType<ReviewComments.NotThere>(await ReviewComments.Withdraw(db, Actor.System, state, number2, " ", Now));
        Assert.IsType<ReviewComments.Done>(await ReviewComments.Withdraw(db, Actor.System, state, number2, "zeigt auf jemanden", Now));
        Assert.Equal(["Mehr Zeit zum Lernen"], (await CommentRelease.Latest(db, state.Campaign.Id))!.Comments.Select(one => one.Text));
        Assert.Single(await db.Set<CommentRelease>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
    }

    private static PackedSheet Sheet(int number, string text) => new(0, number, [1, 2, 3]) { Comment = SheetComment.Read(0, text) };

    private static PackedSheet Whole(int number, string text)
    {
        var asked = Model.Asked(Model.Forms[0], "staff").ToHashSet();
        return new PackedSheet(0, -1, [.. Model.Items.Select((item, at) => asked.Contains(item.Key)
            ? (byte)(1 + (number + at) % 6) : Statistics.AnswerCode.NotAsked)])
        {
            Comment = SheetComment.Read(number < 2 ? 0 : 1, text),
        };
    }

    private static async Task<CampaignState> Plan(Database db)
    {
        var created = (CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Musterstadt", 60, 6, Now);
        var town = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == created.Id);
        var planned = (PlanCampaign.Planned)await PlanCampaign.Run(db, Actor.System, town, Model,
            new CampaignSettings("Befragung", Model.Forms[0].Key, false, 5) { Comments = true, CommentThreshold = 10 }, Now);
        return (await CampaignState.Find(db, planned.Id))!;
    }
}
