using System.IO.Compression;
using System.Text;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Exchange.Foreign;
using Wegmarke.Capabilities.Tests.House;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Design;
using Wegmarke.Exchange.Ddi;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Sheets;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Releases.Research;
using Wegmarke.Responses;
using Wegmarke.Statistics;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Releases;

/// <summary>The file for research: only of those who agreed, told of before anybody answers, made once, and safe beside the
/// release.</summary>
public sealed class ResearchFileTests(PostgresServer postgres)
{
    private const int People = 180;
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Only_sheets_of_those_who_agreed_are_in_it_and_it_is_made_once(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Closed(db, stores, "Institut in Beispielstadt", 0.7);
        var agreed = stores.Answers.ReadSealed(state.Campaign.Id).Where(sheet => sheet.ForResearch).ToList();
        Assert.InRange(agreed.Count, 60, 160);
        Assert.IsType<MakeFile.NothingToTake>(await MakeFile.Run(db, stores.Answers, Actor.System, state, Now.AddDays(1)));
        Assert.NotNull(await FinishClosure.Run(db, stores.Answers, stores.Invitations, Actor.System, state, Now.AddDays(1)));

        var made = Assert.IsType<MakeFile.Made>(await MakeFile.Run(db, stores.Answers, Actor.System, state, Now.AddDays(2))).File;
        Assert.Equal(made, Assert.IsType<MakeFile.Made>(await MakeFile.Run(db, stores.Answers, Actor.System, state, Now.AddDays(3))).File);
        var sheets = stores.Answers.ReadResearch(state.Campaign.Id);
        Assert.Equal(made.Sheets, sheets.Count);
        Assert.InRange(sheets.Count, FormSheets.SheetsMin, (int)(agreed.Count * 0.9));
        Assert.All(sheets, sheet => Assert.True(sheet is { Unit: -1, Comment: null }));
        Assert.True(FormSheets.SmallestGroup(sheets) >= 10);
        Assert.Contains(sheets, sheet => sheet.Attributes[0] != PackedSheet.NotSaid);

        // Whoever is in it agreed: every row is one of theirs, and none is there twice.
        var theirs = agreed.Select(sheet => Convert.ToHexString(sheet.Codes)).ToList();
        Assert.All(sheets, sheet => Assert.True(theirs.Exists(codes => Covers(Convert.FromHexString(codes), sheet.Codes))));
        Assert.Equal(sheets.Count, sheets.Select(sheet => Convert.ToHexString(sheet.Codes)).Distinct().Count());

        await DeleteSheets.Run(db, stores.Answers, Actor.System, state, Now.AddDays(5));
        Assert.Empty(stores.Answers.ReadResearch(state.Campaign.Id));
    }

    [Fact]
    public async Task Without_a_setting_before_opening_there_is_none_and_too_few_make_none()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var without = await Closed(db, stores, "", 0);
        await FinishClosure.Run(db, stores.Answers, stores.Invitations, Actor.System, without, Now.AddDays(1));
        Assert.IsType<MakeFile.NotAgreed>(await MakeFile.Run(db, stores.Answers, Actor.System, without, Now.AddDays(2)));
        var few = await Closed(db, stores, "Institut", 0.1);
        await FinishClosure.Run(db, stores.Answers, stores.Invitations, Actor.System, few, Now.AddDays(1));
        Assert.IsType<MakeFile.TooFew>(await MakeFile.Run(db, stores.Answers, Actor.System, few, Now.AddDays(2)));
        Assert.Empty(stores.Answers.ReadResearch(few.Campaign.Id));
        Assert.Null(await MakeFile.Of(db, few.Campaign.Id));
    }

    [Fact]
    public async Task After_it_a_correction_shows_no_group_that_was_never_shown()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var state = await Closed(db, stores, "Institut", 0.7);
        await FinishClosure.Run(db, stores.Answers, stores.Invitations, Actor.System, state, Now.AddDays(1));
        Assert.IsType<MakeFile.Made>(await MakeFile.Run(db, stores.Answers, Actor.System, state, Now.AddDays(2)));
        var next = Assert.IsType<CorrectRelease.NewVersion>(await CorrectRelease.Supersede(db, stores.Answers, Actor.System, state,
            "zusammengelegt", null, null, new Dictionary<string, string> { ["Bauamt"] = "Hauptamt" }, Now.AddDays(3))).Release;
        // Both units together are a group of their own now; nobody had seen it before.
        Assert.All(next.Document.Areas, area => Assert.Null(area.OfUnit("Hauptamt", "staff")));
        Assert.Contains(next.Document.Areas, area => area.OfUnit("Ordnungsamt", "staff") is not null);
        await using var reader = stores.House();
        Assert.IsType<VerifyRelease.Confirmed>(await VerifyRelease.Run(reader, stores.Answers, next.Json));
    }

    [Fact]
    public async Task What_leaves_is_read_by_others_and_says_how_it_is_protected()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        await using var db = stores.House();
        var state = await Closed(db, stores, "Institut", 0.7);
        var release = (await FinishClosure.Run(db, stores.Answers, stores.Invitations, Actor.System, state, Now.AddDays(1)))!;
        var file = Assert.IsType<MakeFile.Made>(await MakeFile.Run(db, stores.Answers, Actor.System, state, Now.AddDays(2))).File;
        var set = new SheetSet(state.Campaign, release.Document, Model, stores.Answers.ReadResearch(state.Campaign.Id), file,
            Language.English);
        var folder = Directory.CreateDirectory(stores.Settings.PathOf("research")).FullName;
        using (var archive = new ZipArchive(new MemoryStream(await WriteSheetArchive.Run(set, Now))))
        {
            await archive.ExtractToDirectoryAsync(folder, TestContext.Current.CancellationToken);
        }

        string Text(string name) => File.ReadAllText(Path.Combine(folder, name));
        Assert.Contains($"At least {set.Smallest} sheets", Text("README.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bauamt", string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(one => Encoding.Latin1.GetString(File.ReadAllBytes(one)))), StringComparison.Ordinal);
        var lines = Text("csv/sheets.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(file.Sheets + 1, lines.Length);
        var item = SheetSet.NameOf(Model.Items.First(one => one.Perspectives.Contains("staff") && Model.Areas.First(area =>
            area.Key == one.Area) is { SingularRole: false }).Key);
        Assert.Contains(item, lines[0].Split(','));
        var book = ReadCodebook.Run(ForeignFile.InMemory("codebook.xml", File.ReadAllBytes(Path.Combine(folder, "codebook.xml"))), new());
        Assert.Equal(set.Tables[0].Columns.Count, book.Variables.Count);
        // Number and mean of the same item, from our own columns, from R over CSV and from PSPP over SAV.
        var place = set.Tables[0].Columns.ToList().FindIndex(column => column.Name == item);
        double[] given = [.. set.Tables[0].Rows.Select(row => row[place]).OfType<int>().Where(code => code < SheetSet.DoNotKnow)
            .Select(code => (double)code)];
        var r = Samples.Ask("sh", "-c", $"command -v Rscript >/dev/null || exit 0; cd '{folder}' && Rscript sheets.R");
        if (r.Length > 0) Assert.Matches($"{item} +{given.Length} +{Math.Round(given.Average(), 4).ToString(null,
            System.Globalization.CultureInfo.InvariantCulture)}", r);
        var spss = Samples.Ask("sh", "-c", $"command -v pspp >/dev/null || exit 0; cd '{folder}' && pspp -O format=csv sheets.sps");
        if (spss.Length > 0) Assert.Contains($",{given.Length},{given.Average().ToString("0.00",
            System.Globalization.CultureInfo.InvariantCulture)}", spss, StringComparison.Ordinal);
        // Last, because it is skipped without the schema.
        Samples.Ask("xmllint", "--noout", "--nonet", "--schema", Path.Combine(Samples.Folder, "schemas/ddi-codebook-2.5/codebook.xsd"),
            Path.Combine(folder, "codebook.xml"));
    }

    /// <summary>Whether a sheet of the file is this sheet, but for items that are left out.</summary>
    private static bool Covers(byte[] whole, byte[] part) =>
        part.Index().All(one => one.Item == AnswerCode.NotAsked || one.Item == whole[one.Index]);

    /// <summary>A closed campaign of a town with three units in which a share of the people agreed.</summary>
    private static async Task<CampaignState> Closed(Database db, Stores stores, string institute, double share)
    {
        var town = Assert.IsType<CreateAdministration.Created>(await CreateAdministration.Run(db, Actor.System,
            $"Musterstadt {institute} {share}", 200, 20, Now)).Id;
        foreach (var unit in new[] { "Bauamt", "Hauptamt", "Ordnungsamt" }) await AddUnit.Run(db, Actor.System, town, null, unit, 60, Now);
        var settings = new CampaignSettings("Befragung", "full", true, 5)
        {
            Attributes = ["tenure"], ResearchBy = institute, ResearchFor = institute.Length > 0 ? "Wir prüfen das Modell." : "",
        };
        var administration = (await db.FindAsync<Administration>(town))!;
        var planned = Assert.IsType<PlanCampaign.Planned>(await PlanCampaign.Run(db, Actor.System, administration, Model, settings, Now));
        var state = await Storage.Consents.Open(db, planned.Id, Now);
        var random = new Random(7);
        for (var at = 0; at < People; at++)
        {
            byte[] codes = [.. Model.Items.Select(item => !item.Perspectives.Contains("staff") ? AnswerCode.NotAsked
                : random.Next(20) == 0 ? AnswerCode.DoNotKnow : (byte)random.Next(1, 7))];
            await stores.Answers.Submit(planned.Id, ResumeSecret.Fresh().Ballot, new(0, at % 3, codes)
            {
                Attributes = [(byte)random.Next(3)], ForResearch = random.NextDouble() < share,
            });
        }

        await CloseCampaign.Run(db, Actor.System, state.Campaign, Now.AddHours(1));
        state = (await CampaignState.Find(db, planned.Id))!;
        await stores.Answers.Seal(planned.Id);
        return state;
    }
}
