using Wegmarke.Campaigns;
using Wegmarke.Campaigns.GroupRating;
using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Views;

/// <summary>A group rating as the moderator shows it on the wall.</summary>
/// <param name="Item">The item on the wall; null: none yet.</param>
/// <param name="Marks">Marks by phone so far.</param>
public sealed record GroupRatingView(CampaignState State, Language Language, string Link, Item? Item, int Marks,
    IReadOnlyList<GroupTally> Tallies)
{
    public ModelTexts Texts => State.Model.TextsIn(Language.Key);

    public IReadOnlyList<string> Items { get; } = GroupItems.Of(State);

    /// <summary>What comes after the item on the wall; at the beginning, or after a pause, the first that was not rated yet.</summary>
    public string? Next => Item is null ? Items.FirstOrDefault(one => TallyOf(one) is null)
        : Items.SkipWhile(one => one != Item.Key).Skip(1).FirstOrDefault();

    public GroupTally? TallyOf(string item) => Tallies.FirstOrDefault(tally => tally.Item == item);

    public AnswerScale ScaleOf(string item) => State.Model.ScaleOf(State.Model.Items.First(one => one.Key == item));

    public Axis AxisOf(string item)
    {
        var scale = ScaleOf(item);
        return new(scale.Low, [.. Enumerable.Range(scale.Low, scale.Stages).Select(value => Texts.Stages[State.Model.StageKey(scale,
            value)])]);
    }

    public DistributionRow RowOf(GroupTally tally) => new(Texts.Items[tally.Item].Text, [.. tally.Stages.Select(count => (long)count)],
        tally.DoNotKnow, tally.NotApplicable, 0, GroupItems.Mean(State.Model, tally));

    /// <summary>Mean of the item means of each area that was rated.</summary>
    public IReadOnlyList<(string Area, double Mean, int Items)> Areas =>
    [
        .. from area in State.Model.Areas
           let means = Tallies.Where(tally => State.Model.Items.First(one => one.Key == tally.Item).Area == area.Key)
               .Select(tally => GroupItems.Mean(State.Model, tally)).OfType<double>().ToList()
           where means.Count > 0
           select (area.Key, means.Average(), means.Count),
    ];
}
