using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>A campaign opens when those who have a say permit it, for the settings they saw.</summary>
public sealed class ConsentTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);
    private static readonly byte[] Scan = [.. "%PDF-1.7 unterschrieben"u8];
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;
    private static readonly CampaignSettings Settings = new("Befragung", "full", true, 5) { Attributes = ["tenure"] };

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Nothing_opens_without_consent_and_a_changed_setting_voids_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var id = await Planned(db, Settings);
        Assert.Equal(OpenCampaign.Outcome.NotPermitted, await Open(db, id));
        Assert.Equal(RecordConsent.Outcome.Recorded, await GiveConsent.Run(db, Consents.Council, await State(db, id), Now));
        Assert.Equal(Standing.Consented, await StandingOf(db, id));

        Assert.IsType<PlanCampaign.Planned>(await ChangeCampaign.Run(db, Actor.System, await State(db, id), Model,
            Settings with { Threshold = 7 }, Now));
        Assert.Equal(Standing.Void, await StandingOf(db, id));
        Assert.Equal(OpenCampaign.Outcome.NotPermitted, await Open(db, id));
        var consent = await Consent(db, id);
        Assert.Equal([("threshold", "5", "7")], SettingsHash.Changes(consent.Outdated!.Settings, consent.Campaign));

        // Back as it was, the consent holds again: it was given to exactly these settings.
        Assert.IsType<PlanCampaign.Planned>(await ChangeCampaign.Run(db, Actor.System, await State(db, id), Model, Settings, Now));
        Assert.Equal(OpenCampaign.Outcome.Opened, await Open(db, id));
        Assert.Equal(OpenCampaign.Outcome.WasOpen, await Open(db, id));
        Assert.IsType<PlanCampaign.ChangedMeanwhile>(await ChangeCampaign.Run(db, Actor.System, await State(db, id), Model,
            Settings with { Threshold = 9 }, Now));
        Assert.Equal(RecordConsent.Outcome.AlreadyOpen, await GiveConsent.Run(db, Consents.Council, await State(db, id), Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Units_and_headcounts_follow_the_house_until_the_campaign_opens(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var id = await Planned(db, Settings);
        var town = (await State(db, id)).Campaign.AdministrationId;
        var unit = await db.Set<Unit>().AsNoTracking().FirstAsync(one => one.Name == "Bauamt", TestContext.Current.CancellationToken);
        await GiveConsent.Run(db, Consents.Council, await State(db, id), Now);
        await ChangeUnit.Run(db, Actor.System, town, unit.Id, null, "Bauamt", 31, Now);
        Assert.Equal(Standing.Consented, await StandingOf(db, id));
        await ChangeUnit.Run(db, Actor.System, town, unit.Id, null, "Hochbauamt", 31, Now);
        Assert.Equal(Standing.Void, await StandingOf(db, id));
        var open = await Consents.Open(db, id, Now);
        await ChangeUnit.Run(db, Actor.System, town, unit.Id, null, "Tiefbauamt", 12, Now);
        var later = (await State(db, id)).Campaign;
        Assert.Equal(["Hochbauamt", "Hauptamt"], later.Units.OrderDescending());
        Assert.Equal(31, later.UnitStaff[Array.IndexOf(later.Units, "Hochbauamt")]);
        Assert.Equal(open.Campaign.UnitStaff, later.UnitStaff);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_two_who_open_and_change_at_once_one_is_told(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var id = await Planned(db, Settings);
        await GiveConsent.Run(db, Consents.Council, await State(db, id), Now);
        var seen = await State(db, id);
        await using var other = stores.House();
        Assert.IsType<PlanCampaign.Planned>(await ChangeCampaign.Run(other, Actor.System, seen, Model, Settings with { Threshold = 8 },
            Now));
        Assert.Equal(OpenCampaign.Outcome.ChangedMeanwhile, await OpenCampaign.Run(db, Actor.System, seen, Now));
        Assert.Null((await State(db, id)).Opening);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_scan_is_filed_with_its_hash_and_comes_back_as_it_was(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var id = await Planned(db, Settings);
        Assert.Equal(RecordConsent.Outcome.DocumentMissing, await Record(db, id, ConsentAct.Consented));
        Assert.Equal(RecordConsent.Outcome.DocumentNotReadable, await Record(db, id, ConsentAct.Consented, paper: [.. "<html>"u8]));
        Assert.Equal(RecordConsent.Outcome.DocumentTooLarge, await Record(db, id, ConsentAct.Consented,
            paper: [.. Scan, .. new byte[RecordConsent.BytesMax]]));
        Assert.Equal(RecordConsent.Outcome.Recorded, await Record(db, id, ConsentAct.Consented, paper: Scan));
        await using var reader = stores.House();
        var filed = await reader.Set<ConsentDocument>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Scan, filed.Bytes);
        Assert.Equal(("application/pdf", "zustimmung.pdf"), (filed.ContentType, filed.Name));
        // printf '%%PDF-1.7 unterschrieben' | sha256sum
        Assert.Equal("45c4eb9ba3cf3a005ca744cdfec605c222597f604908ea13fcb68a84d000b03f", filed.Sha256);
        var step = Assert.Single((await Consent(db, id)).Steps);
        Assert.Equal((false, filed.Id), (step.OwnAccount, step.DocumentId));
        Assert.Equal(OpenCampaign.Outcome.Opened, await Open(db, id));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_refusal_leads_over_conciliation_to_the_elected_body(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var id = await Planned(db, Settings);
        Assert.Equal(RecordConsent.Outcome.DoesNotFollow, await Record(db, id, ConsentAct.ConciliationCalled));
        Assert.Equal(RecordConsent.Outcome.TextMissing, await Record(db, id, ConsentAct.Refused, paper: Scan));
        Assert.Equal(RecordConsent.Outcome.Recorded, await Record(db, id, ConsentAct.Refused, "Zu viele Angaben zur Person.", Scan));
        Assert.Equal(RecordConsent.Outcome.DoesNotFollow, await Record(db, id, ConsentAct.CouncilDecidedFor, paper: Scan));
        Assert.Equal(RecordConsent.Outcome.ThereIsACouncil, await Record(db, await Changed(db, id), ConsentAct.NoStaffCouncil, "niemand"));
        await ChangeCampaign.Run(db, Actor.System, await State(db, id), Model, Settings, Now);
        foreach (var (act, standing) in new[] { (ConsentAct.ConciliationCalled, Standing.InConciliation),
            (ConsentAct.CouncilRecommended, Standing.CouncilToDecide), (ConsentAct.CouncilDecidedAgainst, Standing.DecidedAgainst) })
        {
            Assert.Equal(RecordConsent.Outcome.Recorded, await Record(db, id, act, paper: Scan));
            Assert.Equal(standing, await StandingOf(db, id));
            Assert.Equal(OpenCampaign.Outcome.NotPermitted, await Open(db, id));
        }
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_house_without_a_council_may_begin_until_it_has_one(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var id = await Planned(db, Settings);
        Assert.Equal(RecordConsent.Outcome.TextMissing, await Record(db, id, ConsentAct.NoStaffCouncil));
        Assert.Equal(RecordConsent.Outcome.Recorded, await Record(db, id, ConsentAct.NoStaffCouncil, "Die Versammlung wurde gefragt."));
        await ChangeCampaign.Run(db, Actor.System, await State(db, id), Model, Settings with { Threshold = 6 }, Now);
        Assert.Equal(Standing.NoStaffCouncil, await StandingOf(db, id));
        var town = (await State(db, id)).Campaign.AdministrationId;
        await CreateAccount.Run(db, Actor.System, "monika", "Monika Seidel", "ein langes Passwort", Role.StaffCouncil, town, Now);
        Assert.Equal(Standing.NotAsked, await StandingOf(db, id));
        Assert.Equal(OpenCampaign.Outcome.NotPermitted, await Open(db, id));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_is_said_about_a_person_travels_with_the_sheet_into_the_answers(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var state = await Consents.Open(db, await Planned(db, Settings with { Attributes = ["tenure", "field"] }), Now);
        byte[][] said = [[2, 0], [PackedSheet.NotSaid, 1], []];
        foreach (var one in said)
        {
            var sheet = new PackedSheet(0, -1, [.. Model.Items.Select(_ => Statistics.AnswerCode.NotAsked)]) { Attributes = one };
            Assert.True(PackedSheet.Of(sheet.ToBytes()).Fits(Model, state.Campaign));
            await stores.Answers.Submit(state.Campaign.Id, ResumeSecret.Fresh().Ballot, sheet);
        }

        Assert.False(new PackedSheet(0, -1, [.. Model.Items.Select(_ => (byte)1)]) { Attributes = [3, 0] }.Fits(Model, state.Campaign));
        await stores.Answers.Seal(state.Campaign.Id);
        var answers = ReadSealedAnswers.Run(stores.Answers, state);
        Assert.Equal(["tenure", "field"], answers.Attributes.Select(one => one.Key));
        Assert.Equal(["under-5", "5-15", "over-15"], answers.Attributes[0].Values);
        Assert.Equal(["-1 -1", "-1 1", "2 0"], Enumerable.Range(0, 3)
            .Select(row => $"{answers.Attributes[0].Codes[row]} {answers.Attributes[1].Codes[row]}").Order(StringComparer.Ordinal));
    }

    private static async Task<Guid> Planned(Database db, CampaignSettings settings, int staff = 60)
    {
        var town = Assert.IsType<CreateAdministration.Created>(await CreateAdministration.Run(db, Actor.System, "Probedorf", staff, 6,
            Now));
        await AddUnit.Run(db, Actor.System, town.Id, null, "Hauptamt", 30, Now);
        await AddUnit.Run(db, Actor.System, town.Id, null, "Bauamt", 30, Now);
        var house = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == town.Id);
        return Assert.IsType<PlanCampaign.Planned>(await PlanCampaign.Run(db, Actor.System, house, Model, settings, Now)).Id;
    }

    private static async Task<Guid> Changed(Database db, Guid id)
    {
        await ChangeCampaign.Run(db, Actor.System, await State(db, id), Model, Settings with { Threshold = 6 }, Now);
        return id;
    }

    private static async Task<RecordConsent.Outcome> Record(Database db, Guid id, ConsentAct act, string text = "", byte[]? paper = null)
    {
        var state = await State(db, id);
        return await RecordConsent.Run(db, Actor.System, state, new(act, state.Campaign.AdministrationId, SettingsHash.Of(state.Campaign),
            Today, text) { Paper = paper is null ? null : ("C:\\Scans\\zustimmung.pdf", paper) }, Now);
    }

    private static async Task<CampaignState> State(Database db, Guid id)
    {
        db.ChangeTracker.Clear();
        return (await CampaignState.Find(db, id))!;
    }

    private static async Task<OpenCampaign.Outcome> Open(Database db, Guid id) => await OpenCampaign.Run(db, Actor.System, await State(db,
        id), Now);

    private static async Task<ConsentState> Consent(Database db, Guid id) => await ConsentState.Find(db, (await State(db, id)).Campaign);

    private static async Task<Standing> StandingOf(Database db, Guid id) => (await Consent(db, id)).Standing;
}
