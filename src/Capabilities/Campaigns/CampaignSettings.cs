using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Campaigns;

/// <summary>What can be chosen for a campaign until it opens.</summary>
/// <param name="AskUnit">Whether respondents may say their unit.</param>
public sealed record CampaignSettings(string Title, string Form, bool AskUnit, int Threshold)
{
    /// <summary>An earlier day is no day anybody meant.</summary>
    private const int YearMin = 2000;

    /// <summary>Most letters of who researches, and what for.</summary>
    public const int ResearchLengthMax = 300;

    public IReadOnlyList<string>? Areas { get; init; }

    /// <summary>Empty: all the form has.</summary>
    public IReadOnlyList<string> Perspectives { get; init; } = [];

    /// <summary>Keys of <see cref="AskedAttribute.All"/>.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Empty: all the model has.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public bool Comments { get; init; }

    public int CommentThreshold { get; init; } = PlanCampaign.CommentThresholdMin;

    /// <summary>Who receives a file for research; empty: nobody.</summary>
    public string ResearchBy { get; init; } = "";

    public string ResearchFor { get; init; } = "";

    public DateOnly? Begin { get; init; }

    public DateOnly? End { get; init; }

    public CampaignKind Kind { get; init; }

    public IReadOnlyList<Guid> Members { get; init; } = [];

    /// <summary>Why these settings cannot be taken; null: they can.</summary>
    /// <param name="staff">Everybody whose answers are asked for.</param>
    internal PlanCampaign.Outcome? Refusal(MaturityModel model, int staff)
    {
        if (Title.Trim().Length is 0 or > PlanCampaign.TitleMax) return new PlanCampaign.TitleMissing();
        if (Threshold is < PlanCampaign.ThresholdMin or > PlanCampaign.ThresholdMax) return new PlanCampaign.ThresholdOutside();
        if (CommentThreshold is < PlanCampaign.CommentThresholdMin or > PlanCampaign.ThresholdMax)
        {
            return new PlanCampaign.CommentThresholdOutside();
        }

        if (model.Forms.FirstOrDefault(one => one.Key == Form) is not { } form) return new PlanCampaign.FormUnknown();
        if (model.ChooseAreas(Form, Areas) is null) return new PlanCampaign.AreasOutside(form.ChooseAreas!.Value);
        if (Perspectives.Any(one => !form.Perspectives.Contains(one))) return new PlanCampaign.PerspectiveUnknown();
        if (Attributes.Any(one => AskedAttribute.All.All(known => known.Key != one))) return new PlanCampaign.AttributeUnknown();
        if (Languages.Any(one => !LanguagesOf(model).Contains(one))) return new PlanCampaign.LanguageUnknown();
        if (ResearchBy.Trim().Length == 0 != (ResearchFor.Trim().Length == 0) || ResearchBy.Trim().Length > ResearchLengthMax
            || ResearchFor.Trim().Length > ResearchLengthMax) return new PlanCampaign.ResearchIncomplete();
        if (ResearchBy.Trim().Length > 0 && (staff < PlanCampaign.StaffForParts || Members.Count > 0
            || Kind == CampaignKind.GroupRating)) return new PlanCampaign.ResearchNeedsLargerHouse();
        if (Begin is null != End is null || End < Begin || Begin?.Year < YearMin) return new PlanCampaign.PeriodDoesNotFit();
        var parts = Attributes.Count > 0 || AskUnit && Members.Count > 0;
        if (parts && (staff < PlanCampaign.StaffForParts || Members.Count > 0)) return new PlanCampaign.HouseTooSmall();
        if (Kind == CampaignKind.GroupRating && (staff >= PlanCampaign.StaffForParts
            || Members.Count > 0)) return new PlanCampaign.HouseTooLarge();
        return null;
    }

    /// <summary>The campaign with these settings. Where the house is too small for parts, units are not asked, whatever was
    /// wished.</summary>
    internal Campaign Into(Campaign campaign, MaturityModel model, string hash) => campaign with
    {
        Title = Title.Trim(), ModelHash = hash, Form = Form, Threshold = Threshold, AskUnit = AskUnit,
        Areas = [.. model.ChooseAreas(Form, Areas)!],
        Perspectives = [.. Some(model.Forms.First(one => one.Key == Form).Perspectives, Perspectives)],
        Attributes = [.. AskedAttribute.All.Where(one => Attributes.Contains(one.Key))],
        Languages = [.. Some(LanguagesOf(model), Languages)],
        Comments = Comments, CommentThreshold = CommentThreshold, ResearchBy = ResearchBy.Trim(), ResearchFor = ResearchFor.Trim(),
        Begin = Begin, End = End, Kind = Kind, Members = [.. Members],
    };

    /// <summary>What was chosen; empty where it is everything, so that one choice is written in one way.</summary>
    private static IEnumerable<string> Some(IReadOnlyList<string> all, IReadOnlyList<string> chosen) =>
        all.All(chosen.Contains) ? [] : all.Where(chosen.Contains);

    /// <summary>Every language that both the model and the pages around it have for respondents, the source language first.</summary>
    public static IReadOnlyList<string> LanguagesOf(MaturityModel model) => [.. model.Languages.SelectMany(language =>
        model.HasPlain(language) ? new[] { language, MaturityModel.PlainOf(language) } : [language]).Where(RespondentWords.Know)];
}
