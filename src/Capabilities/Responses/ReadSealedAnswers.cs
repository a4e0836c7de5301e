using Wegmarke.Campaigns;

namespace Wegmarke.Responses;

/// <summary>The answers of a sealed campaign as columns, ready to be scored.</summary>
public static class ReadSealedAnswers
{
    public static AnswerTable Run(AnswerStore store, CampaignState state) => Of(state, store.ReadSealed(state.Campaign.Id));

    public static AnswerTable Of(CampaignState state, IReadOnlyList<PackedSheet> sheets)
    {
        var model = state.Model;
        var columns = model.Items.Select((_, item) => sheets.Select(sheet => sheet.Codes[item]).ToArray()).ToList();
        var units = state.Campaign.Units;
        return new(model, sheets.Count, [.. model.Items.Select(item => item.Key)], columns,
            [.. sheets.Select(sheet => model.Perspectives[sheet.Perspective].Key)],
            units.Length == 0 ? null : [.. sheets.Select(sheet => sheet.Unit)], units)
        {
            Attributes = [.. state.Campaign.Attributes.Select((asked, at) => new AttributeColumn(asked.Key,
                [.. asked.Values.Select(value => value.Key)], [.. sheets.Select(sheet => Said(sheet, at))]))],
        };
    }

    private static int Said(PackedSheet sheet, int at) =>
        at < sheet.Attributes.Length && sheet.Attributes[at] != PackedSheet.NotSaid ? sheet.Attributes[at] : -1;
}
