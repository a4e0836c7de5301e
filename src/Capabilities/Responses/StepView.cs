using Wegmarke.MaturityModels;

namespace Wegmarke.Responses;

/// <summary>One step of a questionnaire: usually an area and the items of it that this sheet asks; all areas for those who prefer one
/// page.</summary>
/// <param name="Number">Step from 1 to Steps; 0 for all on one page.</param>
/// <param name="MinutesLeft">Honest minutes from here to the end.</param>
public sealed record StepView(SurveyView Survey, string Perspective, IReadOnlyList<StepSection> Sections, int Number, int Steps,
  int MinutesLeft)
{
    public const string AllName = "all";

    /// <summary>The whole sheet on one page that is sent at once; the second where the unit is known already.</summary>
    public const string SheetName = "sheet";

    public const string SheetOfKnownUnitName = "sheet-of-known-unit";

    public bool AsksUnit { get; init; }

    public string Name => Number == 0 ? AllName : Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Title => Sections.Count == 1 ? Survey.Texts.Areas[Sections[0].Area.Key].Name : Survey.State.Campaign.Title;
}

/// <param name="Items">The items with their places among all items of the model; a place names the fields of the form.</param>
public sealed record StepSection(Area Area, IReadOnlyList<(Item Item, int Place)> Items);
