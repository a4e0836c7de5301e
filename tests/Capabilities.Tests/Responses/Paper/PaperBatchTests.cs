using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Responses;
using Wegmarke.Responses.Paper;
using Wegmarke.Responses.Paper.Scanning;
using Wegmarke.Scans;
using Wegmarke.Statistics;

namespace Wegmarke.Capabilities.Tests.Responses.Paper;

public sealed class PaperBatchTests(PostgresServer postgres)
{
    private static readonly Actor First = new(Guid.NewGuid(), "Erste", []);
    private static readonly Actor Second = new(Guid.NewGuid(), "Zweite", []);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_scanned_sheet_becomes_an_answer_like_any_other_and_leaves_nothing_behind(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await PaperCampaign.Stored(db);
        var paper = stores.Answers.Paper;
        var pages = PaperCampaign.Sheet(state).Pages.Select((page, at) => new FirstGenerator(at) { Spoiling = 0.1 }.Run(page)).ToList();
        var file = PdfOfPictures.Of([.. pages.Select(page => page.Picture)]);
        var begun = Assert.IsType<BeginBatch.Begun>(await BeginBatch.ByScan(db, paper, First, state, file, PaperCampaign.Now));
        Assert.IsType<BeginBatch.SameScan>(await BeginBatch.ByScan(db, paper, First, state, file, PaperCampaign.Now));
        var batch = await db.Set<PaperBatch>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.IsType<EndBatch.StillReading>(await EndBatch.TakeOver(db, stores.Answers, First, state, batch, PaperCampaign.Now));
        // Stopped before the last page: it goes on with the page that was not read.
        using (var stop = new CancellationTokenSource())
        {
            var (place, picture) = paper.NextPicture(state.Campaign.Id, begun.Id)!.Value;
            await paper.Turn(state.Campaign.Id, begun.Id, ReadScan.Looking(state, PaperCampaign.Town)(OpenScan.Decode(picture), place));
            await stop.CancelAsync();
            await Assert.ThrowsAsync<OperationCanceledException>(() => ReadBatch.Run(paper, state, PaperCampaign.Town, begun.Id,
                stop.Token));
        }

        Assert.Equal(new ScanProgress(1, pages.Count), paper.Progress(state.Campaign.Id, begun.Id));
        Assert.Equal([(state.Campaign.Id, begun.Id)], paper.Unread());
        Assert.Equal(1, await ReadBatch.Run(paper, state, PaperCampaign.Town, begun.Id, CancellationToken.None));
        Assert.Null(paper.Progress(state.Campaign.Id, begun.Id));
        Assert.Empty(paper.Unread());
        var sheet = Assert.Single(paper.Sheets(state.Campaign.Id, begun.Id));
        if (sheet.Doubts.Count > 0)
        {
            Assert.IsType<EndBatch.StillOpen>(await EndBatch.TakeOver(db, stores.Answers, First, state, batch, PaperCampaign.Now));
            await DecideSheet.Decide(paper, state, batch, sheet, sheet.Doubts.ToDictionary(doubt => doubt.Field,
                doubt => doubt.Field == PrintedRow.UnitField ? -1 : AnswerCode.Skipped));
        }

        Assert.Equal(new EndBatch.Done(1), await EndBatch.TakeOver(db, stores.Answers, First, state, batch, PaperCampaign.Now));
        Assert.Equal(new EndBatch.Done(1), await EndBatch.TakeOver(db, stores.Answers, First, state, batch, PaperCampaign.Now));
        Assert.Equal(1, await stores.Answers.Count(state.Campaign.Id));
        Assert.Empty(paper.Sheets(state.Campaign.Id, begun.Id));
        await stores.Answers.Seal(state.Campaign.Id);
        var stored = Assert.Single(stores.Answers.ReadSealed(state.Campaign.Id));
        var plain = pages.SelectMany(page => page.Rows).Where(row => row.Row.Number > 0
            && sheet.Doubts.All(doubt => doubt.Field != row.Row.Field));
        Assert.All(plain, row => Assert.Equal(row.Code ?? AnswerCode.Skipped, stored.Codes[row.Row.Field]));
        Assert.Equal(["begin-paper-batch", "take-over-paper-batch"], await db.Set<AuditLine>().Select(line => line.Deed)
            .Where(deed => deed.Contains("paper")).Order().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Two_people_type_a_sheet_and_what_differs_is_decided(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await PaperCampaign.Stored(db);
        var paper = stores.Answers.Paper;
        var begun = Assert.IsType<BeginBatch.Begun>(await BeginBatch.Typed(db, First, state, new(0, 0, 0), PaperCampaign.Now));
        var batch = await db.Set<PaperBatch>().SingleAsync(TestContext.Current.CancellationToken);
        var fields = PaperCampaign.Sheet(state).Pages.SelectMany(page => page.Rows).Where(row => row.Number > 0).Select(row =>
            row.Field).ToList();
        var answers = fields.ToDictionary(field => field, _ => (byte)4);
        Task<DecideSheet.Outcome> Type(Actor who, Dictionary<int, byte> typed, int unit) =>
            DecideSheet.Type(paper, who, state, batch, 1, unit, typed, Guid.NewGuid().ToByteArray());
        Task<EndBatch.Outcome> TakeOver() => EndBatch.TakeOver(db, stores.Answers, First, state, batch, PaperCampaign.Now);
        Assert.IsType<EndBatch.Empty>(await TakeOver());
        Assert.Equal(DecideSheet.Outcome.AnswerDoesNotFit, await Type(First, new(answers) { [fields[0]] = 7 }, 1));
        Assert.Equal(DecideSheet.Outcome.Kept, await Type(First, answers, 1));
        Assert.Equal(new EndBatch.StillOpen(1), await TakeOver());
        Assert.Equal(DecideSheet.Outcome.Mended, await Type(First, answers, 2));
        Assert.Equal(DecideSheet.Outcome.Kept, await Type(Second, new(answers) { [fields[3]] = 5, [fields[8]] = AnswerCode.DoNotKnow }, 1));
        Assert.Equal(DecideSheet.Outcome.AlreadyTypedTwice, await Type(Second, answers, 1));
        var sheet = Assert.Single(paper.Sheets(state.Campaign.Id, begun.Id));
        Assert.Equal([PrintedRow.UnitField, .. new[] { fields[3], fields[8] }.Order()], sheet.Differences);
        Assert.Equal(new EndBatch.StillOpen(3), await TakeOver());
        Assert.Equal(DecideSheet.Outcome.Kept, await DecideSheet.Decide(paper, state, batch, sheet, new Dictionary<int,
            int> { [PrintedRow.UnitField] = 1,
            [fields[3]] = 5, [fields[8]] = AnswerCode.Skipped, [fields[0]] = 1 }));
        Assert.Equal(new EndBatch.Done(1), await TakeOver());
        await stores.Answers.Seal(state.Campaign.Id);
        var stored = Assert.Single(stores.Answers.ReadSealed(state.Campaign.Id));
        Assert.Equal((1, 4, 5, AnswerCode.Skipped), (stored.Unit, stored.Codes[fields[0]], stored.Codes[fields[3]],
            stored.Codes[fields[8]]));
    }

    [Fact]
    public async Task Attributes_and_own_words_are_typed_twice_and_become_part_of_the_sheet()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var state = await PaperCampaign.Stored(db, more: true);
        var paper = stores.Answers.Paper;
        var begun = Assert.IsType<BeginBatch.Begun>(await BeginBatch.Typed(db, First, state, new(0, 0, 0), PaperCampaign.Now));
        var batch = await db.Set<PaperBatch>().SingleAsync(TestContext.Current.CancellationToken);
        Task<DecideSheet.Outcome> Type(Actor who, byte[] said, string words) => DecideSheet.Type(paper, who, state, batch, 1, -1,
            new Dictionary<int, byte>(), new byte[16], said, words);
        Assert.Equal(DecideSheet.Outcome.AnswerDoesNotFit, await Type(First, [9, 255, 255], ""));
        Assert.Equal(DecideSheet.Outcome.CommentTooLong, await Type(First, [2, 255, 1], new string('x', SheetComment.TextMax + 1)));
        Assert.Equal(DecideSheet.Outcome.Kept, await Type(First, [2, 255, 1], "Mehr Zeit\nfür Neues."));
        Assert.Equal(DecideSheet.Outcome.Kept, await Type(Second, [1, 255, 1], "Mehr  Zeit für Altes."));
        var sheet = Assert.Single(paper.Sheets(state.Campaign.Id, begun.Id));
        Assert.Equal([PrintedRow.AttributeField(0), PrintedRow.CommentField], sheet.Differences);
        Assert.Equal(DecideSheet.Outcome.AnswerDoesNotFit, await DecideSheet.Decide(paper, state, batch, sheet,
            new Dictionary<int, int> { [PrintedRow.AttributeField(0)] = 3 }));
        await DecideSheet.Decide(paper, state, batch, sheet, new Dictionary<int, int> { [PrintedRow.AttributeField(0)] = 1 },
            "Mehr Zeit für Neues.");
        Assert.Equal(new EndBatch.Done(1), await EndBatch.TakeOver(db, stores.Answers, First, state, batch, PaperCampaign.Now));
        await stores.Answers.Seal(state.Campaign.Id);
        Assert.Equal([1, 255, 1], Assert.Single(stores.Answers.ReadSealed(state.Campaign.Id)).Attributes);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_waits_is_locked_and_goes_with_the_sealing_or_when_it_is_discarded(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await PaperCampaign.Stored(db);
        var (paper, campaign) = (stores.Answers.Paper, state.Campaign.Id);
        var sheet = new PaperSheet(1, new(0, 0, 0), new byte[16], new(First.Id, -1, new byte[state.Model.Items.Count]), null, []);
        var scan = Guid.NewGuid();
        await paper.Lay(campaign, scan, ["GEHEIMNIS"u8.ToArray()]);
        await paper.Turn(campaign, scan, new(1, null, [], [], [], new(1, PageTrouble.NotFound, "", "GEHEIMNIS"u8.ToArray()), Blank: false));
        Assert.Equal(2, await paper.Add(campaign, scan, [sheet], paper.Pages(campaign, scan).Select(page => page.Trouble!).ToList()));
        Assert.Equal(0, await paper.Add(campaign, scan, [sheet], []));
        if (engine == "SQLite")
        {
            var bytes = File.ReadAllBytes(stores.Settings.PathOf("drafts.db")).Concat(File.ReadAllBytes(stores.Settings.PathOf("drafts.db-wal"))).ToArray();
            Assert.Equal(-1, bytes.AsSpan().IndexOf("GEHEIMNIS"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String("GEHEIMNIS"u8))));
        }

        var begun = Assert.IsType<BeginBatch.Begun>(await BeginBatch.Typed(db, First, state, new(0, 0, 0), PaperCampaign.Now));
        var batch = await db.Set<PaperBatch>().SingleAsync(TestContext.Current.CancellationToken);
        await paper.Keep(campaign, begun.Id, sheet);
        await EndBatch.Discard(db, stores.Answers, First, state, batch, PaperCampaign.Now);
        Assert.Empty(paper.Sheets(campaign, begun.Id));
        await paper.Keep(campaign, begun.Id, sheet);
        await stores.Answers.Seal(campaign);
        Assert.Empty(paper.Sheets(campaign, begun.Id));
    }
}
