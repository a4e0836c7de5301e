using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Capabilities.Tests.Reports.Written;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Reports on both engines: a frozen version never changes, and nothing that somebody wrote is lost.</summary>
public sealed class ReportTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task From_the_first_wording_to_the_signature_of_the_second_version(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = (await CreateAdministration(db)).Id;
        Actor Of(Role role) => new(Guid.NewGuid(), $"{role}", [new(role, town)]);
        var (jana, mayor, council) = (Of(Role.Coordinator), Of(Role.Executive), Of(Role.Council));
        var plan = ReportPlan.Begin(ReportKind.Council, "Musterstadt", "", Language.German);
        var id = Assert.IsType<WriteReport.Written>(await WriteReport.Run(db, jana, town, null, ReportKind.Council, 0, plan, Now)).Id;
        async Task<ReportState> State() => (await ReportState.Find(db, town, id))!;
        Assert.False((await State()).MayRead(council, new HashSet<string>()));
        Assert.IsType<PutReportAway.Done>(await PutReportAway.Run(db, jana, town, id, true, Now));
        Assert.IsType<WriteReport.NotThere>(await WriteReport.Run(db, jana, town, id, default, 1, plan with { Title = "Neu" }, Now));
        Assert.IsType<PutReportAway.Done>(await PutReportAway.Run(db, jana, town, id, false, Now));

        Task<FreezeReport.Outcome> Freeze(int seen, string title) => FreezeReport.Run(db, jana, town, id, seen,
            _ => Task.FromResult(SamplePaper.Document with { Title = title }), Now);
        var first = Assert.IsType<FreezeReport.Frozen>(await Freeze(1, "Eins"));
        Assert.IsType<PutReportAway.FrozenAlready>(await PutReportAway.Run(db, jana, town, id, true, Now));
        Assert.IsType<WriteReport.Written>(await WriteReport.Run(db, jana, town, id, default, 1, plan with { Title = "Neu" }, Now));
        Assert.IsType<WriteReport.Overtaken>(await WriteReport.Run(db, mayor, town, id, default, 1, plan with { Title = "Anders" }, Now));
        Assert.IsType<FreezeReport.Overtaken>(await Freeze(1, "Zwei"));
        var second = Assert.IsType<FreezeReport.Frozen>(await Freeze(2, "Zwei"));
        Assert.Equal((1, 2), (first.Version, second.Version));
        var stored = await db.Set<ReportFreeze>().AsNoTracking().SingleAsync(one => one.Version == 1,
            TestContext.Current.CancellationToken);
        Assert.Equal((first.Hash, "Eins"), (ReportDocument.HashOf(stored.Json), stored.Document.Title));

        Assert.IsType<SignReport.Refused>(await SignReport.Run(db, mayor, town, id, 2, first.Hash, "", Now));
        Assert.IsType<SignReport.Done>(await SignReport.Run(db, mayor, town, id, 2, second.Hash, "Gelesen", Now));
        Assert.Equal(mayor.Name, Assert.IsType<SignReport.SignedAlready>(await SignReport.Run(db, jana, town, id, 2, second.Hash, "", Now))
            .Standing.By);
        Assert.True((await State()).MayRead(council, new HashSet<string>()));
        Assert.Equal(["begin-report", "freeze-report", "freeze-report", "put-report-away",
            "sign-report", "take-report-back", "write-report"],
            await db.Set<AuditLine>().AsNoTracking().Where(one => one.AdministrationId == town).Select(one => one.Deed).Order()
                .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_template_is_replaced_by_the_next_and_one_that_cannot_be_used_leaves_the_old(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = (await CreateAdministration(db)).Id;
        var jana = new Actor(Guid.NewGuid(), "Jana Brandt", [new(Role.Coordinator, town)]);
        var good = Wegmarke.Reports.Writing.WriteDocx.Run(SamplePaper.Paper with { Document = SamplePaper.Document with { Parts = [] } });
        Assert.IsType<KeepTemplate.Kept>(await KeepTemplate.Run(db, jana, town, TemplateKind.Document, "a.docx", good, Now));
        Assert.IsType<KeepTemplate.Refused>(await KeepTemplate.Run(db, jana, town, TemplateKind.Document, "b.docx", [1, 2], Now));
        Assert.IsType<KeepTemplate.Refused>(await KeepTemplate.Run(db, jana, town, TemplateKind.Slides, "a.docx", good, Now));
        Assert.IsType<KeepTemplate.Kept>(await KeepTemplate.Run(db, jana, town, TemplateKind.Slides, "m.pptx",
            Wegmarke.Reports.Writing.WritePptx.Run(Reports.Written.SamplePaper.Paper), Now));
        Assert.Equal("a.docx", (await KeepTemplate.Names(db, town))[TemplateKind.Document]);
        Assert.Equal("m.pptx", (await KeepTemplate.Names(db, town))[TemplateKind.Slides]);
        Assert.IsType<KeepTemplate.Kept>(await KeepTemplate.Run(db, jana, town, TemplateKind.Document, "", [], Now));
        Assert.Null((await KeepTemplate.Latest(db, town)).Document);
        Assert.NotNull((await KeepTemplate.Latest(db, town)).Slides);
    }

    private static async Task<Administration> CreateAdministration(Database db)
    {
        var town = new Administration(Guid.NewGuid(), "Musterstadt", 100, 10, Now);
        db.Add(town);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.ChangeTracker.Clear();
        return town;
    }
}
