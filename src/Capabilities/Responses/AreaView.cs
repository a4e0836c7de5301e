using Wegmarke.MaturityModels;

namespace Wegmarke.Responses;

/// <summary>One step of a questionnaire: an area and the items of it that this sheet asks.</summary>
/// <param name="Number">Step from 1 to Steps.</param>
/// <param name="MinutesLeft">Honest minutes from here to the end.</param>
public sealed record AreaView(SurveyView Survey, string Perspective, Area Area, IReadOnlyList<Item> Items, int Number, int Steps,
  int MinutesLeft)
{
    /// <summary>Place of an item among all items of the model; names the fields of the form.</summary>
    public int Place(Item item) => Survey.State.Model.Items.ToList().FindIndex(one => one.Key == item.Key);
}
