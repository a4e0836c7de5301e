using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Capabilities.Tests.Storage;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Invitations;

/// <summary>An open campaign in stores of its own, with one group of invited people.</summary>
internal sealed record Wave(Stores Stores, CampaignState State, InvitationList List)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    public Guid Id => State.Campaign.Id;

    public static async Task<Wave> Open(Stores stores)
    {
        await using var db = stores.House();
        await CreateAdministration.Run(db, Actor.System, "Musterstadt", 80, 15, Now);
        var town = await db.Set<Administration>().AsNoTracking().SingleAsync();
        await AddUnit.Run(db, Actor.System, town.Id, null, "Bauamt", 12, Now);
        await AddUnit.Run(db, Actor.System, town.Id, null, "Kämmerei", 30, Now);
        var planned = (PlanCampaign.Planned)await PlanCampaign.Run(db, Actor.System, town, Model, "full", "Befragung", askUnit: true, 5,
            Now);
        var state = await Consents.Open(db, planned.Id, Now);
        var (_, list) = await MakeList.Run(db, Actor.System, state, "Alle", null, -1, openLink: false, Now);
        return new(stores, state, list!);
    }

    /// <summary>A code is spent and a sheet is handed in, as a respondent's last click does it.</summary>
    public async Task<ResumeSecret> Answer(AccessCode code, int unit = 0, int perspective = 0)
    {
        var secret = ResumeSecret.Fresh();
        Assert.Equal(Spending.Done, await Stores.Invitations.Spend(Id, code, secret.SpendingToken));
        await Stores.Answers.Submit(Id, secret.Ballot, Sheet(unit, perspective));
        return secret;
    }

    public PackedSheet Sheet(int unit, int perspective = 0) => new(perspective, unit, [.. State.Model.Items.Select(item =>
        item.Perspectives.Contains(State.Model.Perspectives[perspective].Key)
            ? (byte)(1 + Random.Shared.Next(6)) : Statistics.AnswerCode.NotAsked)]);

    public async Task<Release?> Close()
    {
        await using var db = Stores.House();
        await CloseCampaign.Run(db, Actor.System, State.Campaign, Now.AddDays(21));
        return await FinishClosure.Run(db, Stores.Answers, Stores.Invitations, Actor.System, (await CampaignState.Find(db, Id))!,
            Now.AddDays(21));
    }

    public async Task<T> Ask<T>(Func<Database, Task<T>> question)
    {
        await using var db = Stores.House();
        return await question(db);
    }
}
