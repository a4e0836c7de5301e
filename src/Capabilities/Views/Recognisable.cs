using Wegmarke.Campaigns;
using Wegmarke.Statistics.Description;

namespace Wegmarke.Views;

/// <summary>How many people would stand alone with what they may say about themselves, and what dropping one thing would change.</summary>
/// <param name="People">Everybody who is asked.</param>
/// <param name="Planned">With everything that is asked.</param>
/// <param name="Without">With one thing less.</param>
/// <param name="Assumed">Attributes for which nobody entered how many people have which value: equal shares are assumed.</param>
public sealed record Recognisable(int People, Recognisable.Count Planned, IReadOnlyList<(string Dropped, Recognisable.Count Count)> Without,
    IReadOnlyList<string> Assumed)
{
    public const string Unit = "unit";
    public const string Leading = "leading";

    /// <param name="Alone">People alone with their combination, as expected.</param>
    /// <param name="Few">People whose combination fewer share than the threshold.</param>
    public sealed record Count(double Alone, double Few);

    /// <summary>What to drop first: the thing that costs least of those that leave nobody alone; else the one that leaves the fewest. Null
    /// where nobody is expected to be alone.</summary>
    public string? Advice => Nobody(Planned) || Without.Count == 0 ? null
        : Without.OrderByDescending(one => Nobody(one.Count)).ThenBy(one => Nobody(one.Count) ? Cost(one.Dropped) : 0)
            .ThenBy(one => one.Count.Alone).ThenBy(one => one.Count.Few).First().Dropped;

    private static bool Nobody(Count count) => count.Alone < 0.5;

    /// <summary>An attribute is missed least, then the unit; without the view of leaders apart half of the findings are gone.</summary>
    private static int Cost(string thing) => thing switch
    {
        Unit => 1,
        Leading => 2,
        _ => 0,
    };

    /// <param name="entered">Numbers or shares of people per value of an attribute.</param>
    public static Recognisable Of(CampaignState state, IReadOnlyDictionary<string, IReadOnlyList<double>> entered)
    {
        var campaign = state.Campaign;
        var things = Things(state, entered);
        var asked = things.Keys.Concat(campaign.Units.Length > 0 ? [Unit] : Array.Empty<string>()).ToList();
        Count With(string? dropped) => CountOf(campaign, dropped != Unit, [.. things.Where(one => one.Key != dropped).Select(one =>
            one.Value)]);
        return new(campaign.Staff, With(null), [.. asked.Select(one => (one, With(one)))],
            [.. campaign.Attributes.Where(one => !entered.ContainsKey(one.Key)).Select(one => one.Key)]);
    }

    private static Dictionary<string, IReadOnlyList<double>> Things(CampaignState state,
        IReadOnlyDictionary<string, IReadOnlyList<double>> entered)
    {
        var (campaign, things) = (state.Campaign, new Dictionary<string, IReadOnlyList<double>>());
        if (state.Form.Perspectives.Contains("staff") && state.Form.Perspectives.Contains("leaders") && campaign is { Staff: > 0,
            Leaders: > 0 })
        {
            var leading = (double)campaign.Leaders / campaign.Staff;
            things[Leading] = [1 - leading, leading];
        }

        foreach (var asked in campaign.Attributes)
        {
            var values = entered.GetValueOrDefault(asked.Key) ?? [.. asked.Values.Select(_ => 1.0)];
            things[asked.Key] = [.. values.Select(value => value / values.Sum())];
        }

        return things;
    }

    private static Count CountOf(Campaign campaign, bool byUnit, IReadOnlyList<IReadOnlyList<double>> things)
    {
        var cells = SmallCells.Combine(things);
        var known = byUnit ? campaign.UnitStaff.Sum() : 0;
        List<int> groups = [.. byUnit ? campaign.UnitStaff : [], Math.Max(0, campaign.Staff - known)];
        return new(groups.Sum(people => SmallCells.ExpectedPeople(people, cells, 2)),
            groups.Sum(people => SmallCells.ExpectedPeople(people, cells, campaign.Threshold)));
    }
}
