using Wegmarke.Meetings;

namespace Wegmarke.Horizon.Partnerships;

/// <summary>Something of a partnership that has a day.</summary>
/// <param name="Key">Stays the same as long as it is the same thing.</param>
/// <param name="Name">The step, or the benefit that is measured then.</param>
public sealed record PartnershipStep(string Key, Guid Partnership, string Title, string Name, DateOnly Day);

/// <summary>What the partners of a common service still have before them: steps that were not reached, benefits not measured.</summary>
public static class FindSteps
{
    /// <summary>Of the partnerships in which the administration takes part on that day.</summary>
    public static IEnumerable<PartnershipStep> Run(IReadOnlyList<PartnershipState> partnerships, Guid administration, DateOnly day) =>
        from one in partnerships
        where one.Of(administration)?.IsMember(day) == true
        from step in Steps(one).Concat(Benefits(one))
        orderby step.Day, step.Key
        select step;

    /// <summary>Those whose day has passed, as points of an agenda.</summary>
    public static IEnumerable<AgendaPoint> Overdue(IReadOnlyList<PartnershipState> partnerships, Guid administration, DateOnly day) =>
        Run(partnerships, administration, day).Where(one => one.Day < day)
            .Select(one => new AgendaPoint(AgendaReason.PartnershipStep, one.Title, one.Name, one.Day,
                $"partnerships/{one.Partnership}"));

    private static IEnumerable<PartnershipStep> Steps(PartnershipState one) => one.Content.Steps.Index()
        .Where(step => step.Item.Reached is null)
        .Select(step => new PartnershipStep($"step-{one.Id}-{step.Index}", one.Id, one.Content.Title, step.Item.Name, step.Item.Planned));

    private static IEnumerable<PartnershipStep> Benefits(PartnershipState one) => one.Content.Benefits
        .Where(benefit => one.Realised(benefit.Id) is not { } reading || reading.Day < benefit.Due)
        .Select(benefit => new PartnershipStep($"benefit-{benefit.Id}", one.Id, one.Content.Title, benefit.Name, benefit.Due));
}
