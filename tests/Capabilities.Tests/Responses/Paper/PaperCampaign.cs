using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;
using Wegmarke.Responses.Paper;
using Wegmarke.Storage;

namespace Wegmarke.Capabilities.Tests.Responses.Paper;

/// <summary>An open campaign with three units, as stored or only in memory.</summary>
internal static class PaperCampaign
{
    public const string Town = "Papierstadt";
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    public static CampaignState InMemory(int number = 1, string form = "core", string[]? units = null, bool more = false) => new(new Campaign(new Guid(number, 0, 0, new byte[8]),
        Guid.Empty, 1, "Befragung 2026", "", form, units ?? ["Bauamt", "Hauptamt", "Ordnungsamt"], 5, "probe", 40, 4, Now)
        {
            Attributes = more ? [.. AskedAttribute.All] : [], Comments = more,
        }, Model,
        new(Guid.Empty, "", Now), null);

    /// <param name="more">Whether attributes and comments are asked too.</param>
    public static async Task<CampaignState> Stored(Database db, bool more = false)
    {
        var town = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, Town, 40, 4, Now)).Id;
        foreach (var unit in new[] { "Bauamt", "Hauptamt", "Ordnungsamt" }) await AddUnit.Run(db, Actor.System, town, null, unit, 10, Now);
        var administration = db.Set<Administration>().Single(one => one.Id == town);
        var id = ((PlanCampaign.Planned)await PlanCampaign.Run(db, Actor.System, administration, Model,
            new CampaignSettings("Befragung", "core", true, 5)
            {
                Attributes = more ? [.. AskedAttribute.All.Select(one => one.Key)] : [], Comments = more,
            }, Now)).Id;
        return await Storage.Consents.Open(db, id, Now);
    }

    public static PrintedSheet Sheet(CampaignState state, int perspective = 0, int variant = 0, int language = 0) =>
        LayOutSheet.Run(state, Town, new(perspective, variant, language))!;
}
