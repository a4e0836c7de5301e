using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Small towns: asked as a whole, and several together.</summary>
public sealed class TogetherTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_house_below_thirty_is_never_asked_for_parts(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var small = await Town(db, "Kleinweiler", 29);
        await AddUnit.Run(db, Actor.System, small.Id, null, "Hauptamt", 10, Now);
        Assert.IsType<PlanCampaign.HouseTooSmall>(await PlanCampaign.Run(db, Actor.System, small, Model,
            new CampaignSettings("Befragung", "full", false, 5) { Attributes = ["place"] }, Now));
        var id = Assert.IsType<PlanCampaign.Planned>(await PlanCampaign.Run(db, Actor.System, small, Model, "full", "Befragung", true, 5,
            Now)).Id;
        Assert.Empty((await Consents.Open(db, id, Now)).Campaign.Units);

        var large = await Town(db, "Grossweiler", 30);
        await AddUnit.Run(db, Actor.System, large.Id, null, "Hauptamt", 10, Now);
        Assert.IsType<PlanCampaign.HouseTooLarge>(await PlanCampaign.Run(db, Actor.System, large, Model,
            new CampaignSettings("Befragung", "full", false, 5) { Kind = CampaignKind.GroupRating }, Now));
        var later = Assert.IsType<PlanCampaign.Planned>(await PlanCampaign.Run(db, Actor.System, large, Model,
            new CampaignSettings("Befragung", "full", true, 5) { Attributes = ["place"] }, Now)).Id;
        var state = (await CampaignState.Find(db, later))!;
        Assert.Single(state.Campaign.Units);
        await GiveConsent.Run(db, Consents.Council, state, Now);
        // One leaves before it opens: the house is too small for parts now, and what was consented to is something else.
        await ChangeAdministration.Run(db, Actor.System, large.Id, "Grossweiler", 29, 3, Now);
        var shrunk = (await CampaignState.Find(db, later))!;
        Assert.Empty(shrunk.Campaign.Units);
        Assert.Empty(shrunk.Campaign.Attributes);
        Assert.Equal(OpenCampaign.Outcome.NotPermitted, await OpenCampaign.Run(db, Actor.System, shrunk, Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Small_towns_answer_together_when_each_of_their_councils_consents(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var county = await Town(db, "Musterkreis", 400);
        var (one, two, large) = (await Town(db, "Erstweiler", 12), await Town(db, "Zweitweiler", 17), await Town(db, "Grossweiler", 80));
        CampaignSettings Settings(params Guid[] members) => new("Gemeinsam", "full", false, 5) { Members = members };
        Assert.IsType<PlanCampaign.MembersDoNotFit>(await PlanCampaign.Run(db, Actor.System, county, Model, Settings(one.Id), Now));
        Assert.IsType<PlanCampaign.MembersDoNotFit>(await PlanCampaign.Run(db, Actor.System, county, Model, Settings(one.Id, large.Id),
            Now));
        Assert.IsType<PlanCampaign.HouseTooSmall>(await PlanCampaign.Run(db, Actor.System, county, Model,
            Settings(one.Id, two.Id) with { AskUnit = true }, Now));
        var id = Assert.IsType<PlanCampaign.Planned>(await PlanCampaign.Run(db, Actor.System, county, Model, Settings(one.Id, two.Id),
            Now)).Id;
        var state = (await CampaignState.Find(db, id))!;
        Assert.Equal((29, 6), (state.Campaign.Staff, state.Campaign.Leaders));

        async Task Declare(ConsentAct act, Guid town, string text = "") => Assert.Equal(RecordConsent.Outcome.Recorded,
            await RecordConsent.Run(db, Consents.Council, state, new(act, town, SettingsHash.Of(state.Campaign),
                DateOnly.FromDateTime(Now.UtcDateTime), text), Now));
        Assert.Equal(RecordConsent.Outcome.NotAsked, await RecordConsent.Run(db, Consents.Council, state, new(ConsentAct.Consented,
            county.Id,
            SettingsHash.Of(state.Campaign), DateOnly.FromDateTime(Now.UtcDateTime)), Now));
        await Declare(ConsentAct.Consented, one.Id);
        await Declare(ConsentAct.Refused, two.Id, "Wir sind zu wenige.");
        Assert.Equal(Standing.Refused, (await ConsentState.Find(db, state.Campaign)).Standing);
        Assert.Equal(OpenCampaign.Outcome.NotPermitted, await OpenCampaign.Run(db, Actor.System, state, Now));
        await Declare(ConsentAct.Consented, two.Id);
        Assert.Equal(OpenCampaign.Outcome.Opened, await OpenCampaign.Run(db, Actor.System, state, Now));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Comments_need_a_consent_of_their_own(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db, "Probedorf", 60);
        Assert.IsType<PlanCampaign.CommentThresholdOutside>(await PlanCampaign.Run(db, Actor.System, town, Model,
            new CampaignSettings("Befragung", "full", false, 5) { Comments = true, CommentThreshold = 9 }, Now));
        var id = Assert.IsType<PlanCampaign.Planned>(await PlanCampaign.Run(db, Actor.System, town, Model,
            new CampaignSettings("Befragung", "full", false, 5) { Comments = true }, Now)).Id;
        var state = (await CampaignState.Find(db, id))!;
        RecordConsent.Declaration Yes(bool comments) => new(ConsentAct.Consented, town.Id, SettingsHash.Of(state.Campaign),
            DateOnly.FromDateTime(Now.UtcDateTime), "", comments);
        await RecordConsent.Run(db, Consents.Council, state, Yes(false), Now);
        Assert.Equal(OpenCampaign.Outcome.NotPermitted, await OpenCampaign.Run(db, Actor.System, state, Now));
        await RecordConsent.Run(db, Consents.Council, state, Yes(true), Now);
        Assert.Equal(OpenCampaign.Outcome.Opened, await OpenCampaign.Run(db, Actor.System, state, Now));
    }

    private static async Task<Administration> Town(Database db, string name, int staff)
    {
        var created = Assert.IsType<CreateAdministration.Created>(await CreateAdministration.Run(db, Actor.System, name, staff, 3, Now));
        return await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == created.Id);
    }
}
