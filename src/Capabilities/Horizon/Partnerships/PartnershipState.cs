using Microsoft.EntityFrameworkCore;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Horizon.Partnerships;

/// <summary>A partner with what became of the question.</summary>
/// <param name="Inhabitants">As the register of municipalities says; null: not known.</param>
public sealed record PartnerState(
    Partner Partner, PartnerConsent? Consent, PartnerLeaving? Leaving, IReadOnlyDictionary<CostSplit, PartnerKey> Keys, int? Inhabitants)
{
    /// <summary>On another server nobody can be asked; the leading town answers for the name.</summary>
    public bool IsNameOnly => Partner.AdministrationId is null;

    public bool IsAsked => !IsNameOnly && Consent is null && Leaving is null;

    public bool IsMember(DateOnly day) => (IsNameOnly || Consent is not null) && (Leaving is null || Leaving.Last >= day);

    /// <summary>Inhabitants are taken from the register where nobody entered others.</summary>
    public long? KeyOf(CostSplit split) => Keys.TryGetValue(split, out var key) ? key.Value
        : split == CostSplit.Inhabitants ? Inhabitants : null;
}

/// <summary>A partnership with its partners and what came true.</summary>
/// <param name="Versions">The first version first.</param>
/// <param name="Partners">In the order in which they were asked; the leading town first.</param>
public sealed record PartnershipState(
    IReadOnlyList<Partnership> Versions, IReadOnlyList<PartnerState> Partners, IReadOnlyList<BenefitReading> Readings)
{
    public Partnership Latest => Versions[^1];

    public Guid Id => Latest.Id;

    public PartnershipContent Content => Latest.Content;

    public PartnerState? Of(Guid administration) => Partners.LastOrDefault(one => one.Partner.AdministrationId == administration);

    public IReadOnlyList<PartnerState> Members(DateOnly day) => [.. Partners.Where(one => one.IsMember(day))];

    public ShareCosts.Outcome Shares(DateOnly day)
    {
        var members = Members(day);
        return ShareCosts.Run(Content.YearlyCents, Content.Split, [.. members.Select(one => one.KeyOf(Content.Split))],
            Math.Max(0, members.ToList().FindIndex(one => one.Partner.AdministrationId == Latest.LeadId)));
    }

    public BenefitReading? Realised(Guid benefit) => Readings.Where(one => one.BenefitId == benefit).MaxBy(one => (one.Day, one.At));

    /// <summary>Those in which an administration takes part, is asked to, or took part.</summary>
    public static async Task<IReadOnlyList<PartnershipState>> Of(Database db, Guid administration)
    {
        using var together = db.StepOut(Crossing.Partnership);
        var ids = await db.Set<Partner>().AsNoTracking().Where(one => one.AdministrationId == administration)
            .Select(one => one.PartnershipId)
            .Distinct().ToListAsync();
        var versions = (await db.Set<Partnership>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync()).GroupBy(one => one.Id);
        var partners = await db.Set<Partner>().AsNoTracking().Where(one => ids.Contains(one.PartnershipId)).ToListAsync();
        var asked = partners.Select(one => one.Id).ToList();
        var consents = await db.Set<PartnerConsent>().AsNoTracking().Where(one => asked.Contains(one.PartnerId))
            .ToDictionaryAsync(one => one.PartnerId);
        var leavings = await db.Set<PartnerLeaving>().AsNoTracking().Where(one => asked.Contains(one.PartnerId))
            .ToDictionaryAsync(one => one.PartnerId);
        var keys = (await db.Set<PartnerKey>().AsNoTracking().Where(one => asked.Contains(one.PartnerId)).ToListAsync())
            .ToLookup(one => one.PartnerId);
        var here = partners.Select(one => one.AdministrationId).OfType<Guid>().Distinct().ToList();
        var people = await db.Set<Administration>().AsNoTracking().Where(one => here.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Population);
        var readings = (await db.Set<BenefitReading>().AsNoTracking().Where(one => ids.Contains(one.PartnershipId)).ToListAsync())
            .ToLookup(one => one.PartnershipId);
        PartnerState State(Partner one) => new(one, consents.GetValueOrDefault(one.Id), leavings.GetValueOrDefault(one.Id),
            keys[one.Id].GroupBy(key => key.Split).ToDictionary(group => group.Key, group => group.MaxBy(key => key.Number)!),
            one.AdministrationId is { } id ? people.GetValueOrDefault(id) : null);
        return [.. versions.Select(group => new PartnershipState([.. group.OrderBy(one => one.Number)],
                [.. partners.Where(one => one.PartnershipId == group.Key).OrderBy(one => one.At).ThenBy(one => one.Id).Select(State)],
                [.. readings[group.Key].OrderBy(one => one.Day)])).OrderBy(one => one.Content.Title, StringComparer.CurrentCulture)];
    }

    public static async Task<PartnershipState?> Find(Database db, Guid administration, Guid partnership) =>
        (await Of(db, administration)).FirstOrDefault(one => one.Id == partnership);
}
