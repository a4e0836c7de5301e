using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;

namespace Wegmarke.Capabilities.Tests.Care;

/// <summary>A house with a released survey, a running one and the keys of both, as backups, moves and erasures meet it.</summary>
internal sealed record HouseToCopy(Guid Town, Guid Closed, Guid Running, byte[] Ballot, byte[] RunningKey)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;

    public static async Task<HouseToCopy> Fill(Stores stores, string name = "Musterstadt")
    {
        await using var db = stores.House();
        var town = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, name, 40, 4, Now)).Id;
        var closed = await Open(db, town, "Erste Befragung");
        foreach (var answer in Enumerable.Range(0, 12))
        {
            await stores.Answers.Submit(closed.Campaign.Id, ResumeSecret.Fresh().Ballot, Sheet(2 + (answer % 3)));
        }

        await CloseCampaign.Run(db, Actor.System, closed.Campaign, Now.AddDays(1));
        await FinishClosure.Run(db, stores.Answers, stores.Invitations, Actor.System, (await CampaignState.Find(db, closed.Campaign.Id))!, Now.AddDays(1));
        var running = await Open(db, town, "Zweite Befragung");
        var secret = ResumeSecret.Fresh();
        await stores.Answers.Submit(running.Campaign.Id, secret.Ballot, Sheet(4));
        await stores.Answers.SaveDraft(running.Campaign.Id, ResumeSecret.Fresh(), Sheet(1));
        await stores.Invitations.Issue(running.Campaign.Id, Guid.NewGuid(), [AccessCode.Fresh(), AccessCode.Fresh()]);
        return new(town, closed.Campaign.Id, running.Campaign.Id, secret.Ballot, stores.Answers.Keys.Of(running.Campaign.Id));
    }

    public static async Task<string> ReleaseOf(Wegmarke.Storage.Database db, Guid campaign) =>
        (await db.Set<Release>().AsNoTracking().SingleAsync(one => one.CampaignId == campaign)).Json;

    private static PackedSheet Sheet(int code) => new(0, -1, [.. Model.Items.Select(_ => (byte)code)]);

    private static async Task<CampaignState> Open(Wegmarke.Storage.Database db, Guid town, string title)
    {
        var administration = await db.Set<Administration>().AsNoTracking().SingleAsync(one => one.Id == town);
        var id = ((PlanCampaign.Planned)await PlanCampaign.Run(db, Actor.System, administration, Model, "full", title, false, 5, Now)).Id;
        await OpenCampaign.Run(db, Actor.System, (await CampaignState.Find(db, id))!, Now);
        return (await CampaignState.Find(db, id))!;
    }
}
