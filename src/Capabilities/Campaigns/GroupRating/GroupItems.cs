using Wegmarke.MaturityModels;

namespace Wegmarke.Campaigns.GroupRating;

/// <summary>What a group is asked: the items of the first perspective of the form, in the model's order.</summary>
public static class GroupItems
{
    public static IReadOnlyList<string> Of(CampaignState state) =>
        [.. state.Model.Asked(state.Form, state.Form.Perspectives[0], state.Campaign.Areas)];

    /// <summary>Stages, and the two answers that are none.</summary>
    public static int Options(MaturityModel model, string item) => model.ScaleOf(model.Items.First(one => one.Key == item)).Stages + 2;

    /// <summary>Mean stage of the marks that are a stage; a reversed item is turned. Null without any.</summary>
    public static double? Mean(MaturityModel model, GroupTally tally)
    {
        var item = model.Items.First(one => one.Key == tally.Item);
        var scale = model.ScaleOf(item);
        var marks = tally.Stages.Sum();
        if (marks == 0) return null;
        var mean = scale.Low + (double)tally.Stages.Select((count, at) => count * at).Sum() / marks;
        return item.Reversed ? scale.Low + scale.High - mean : mean;
    }
}
