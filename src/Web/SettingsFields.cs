using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;

namespace Wegmarke.Web;

/// <summary>The settings of a campaign as they come from a form.</summary>
internal static class SettingsFields
{
    public static CampaignForm Read(Visit visit) => new(visit.Field("title"), visit.Field("form").Split('|')[0],
        visit.Field("form").Split('|')[^1], visit.Field("units") == "yes", visit.Field("threshold"))
    {
        Areas = All(visit, "area"), Perspectives = All(visit, "perspective"), Attributes = All(visit, "attribute"),
        Languages = All(visit, "language"), Comments = visit.Field("comments") == "yes",
        CommentThreshold = visit.Form.ContainsKey("comment-threshold") ? visit.Field("comment-threshold") : "10",
        ResearchBy = visit.Field("research-by"), ResearchFor = visit.Field("research-for"),
        Begin = visit.Field("begin"), End = visit.Field("end"),
        Kind = visit.Field("kind") == nameof(CampaignKind.GroupRating) ? CampaignKind.GroupRating : CampaignKind.Survey,
        Members = [.. All(visit, "member").Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty).Distinct()],
    };

    public static async Task<MaturityModel?> ModelOf(Visit visit, ModelShelf shelf, CampaignForm form) =>
        form.Model.Split('/') is [var key, var version] ? await shelf.Find(visit.Db, key, version) : null;

    public static CampaignSettings Of(Visit visit, CampaignForm form)
    {
        var chosen = $"{form.Model}|{form.Form}|";
        return new(form.Title, form.Form, form.AskUnit, visit.Number("threshold"))
        {
            Areas = [.. form.Areas.Where(area => area.StartsWith(chosen, StringComparison.Ordinal)).Select(area => area[chosen.Length..])],
            Perspectives = form.Perspectives, Attributes = form.Attributes, Languages = form.Languages,
            Comments = form.Comments, CommentThreshold = visit.Language.ReadCount(form.CommentThreshold) ?? 0,
            ResearchBy = form.ResearchBy, ResearchFor = form.ResearchFor,
            Begin = Day(visit, form.Begin), End = Day(visit, form.End), Kind = form.Kind, Members = form.Members,
        };
    }

    public static string Refusal(Visit visit, PlanCampaign.Outcome outcome) => outcome switch
    {
        PlanCampaign.TitleMissing => visit.Say("Bitte geben Sie der Erhebung einen Titel mit höchstens 200 Zeichen.",
          "Please give the survey a title of at most 200 characters."),
        PlanCampaign.ThresholdOutside =>
          visit.Say($"Die kleinste Zahl von Antworten muss zwischen {PlanCampaign.ThresholdMin} und {PlanCampaign.ThresholdMax} liegen.",
            $"The smallest number of answers must lie between {PlanCampaign.ThresholdMin} and {PlanCampaign.ThresholdMax}."),
        PlanCampaign.CommentThresholdOutside => visit.Say(
            $"Die kleinste Zahl von Bögen für Kommentare muss zwischen {PlanCampaign.CommentThresholdMin} und {PlanCampaign.ThresholdMax} liegen.",
            $"The smallest number of sheets for comments must lie between {PlanCampaign.CommentThresholdMin} and {PlanCampaign.ThresholdMax}."),
        PlanCampaign.AreasOutside { Most: var most } => visit.Say($"Bitte wählen Sie höchstens {most} Teilbereiche.",
          $"Please choose at most {most} areas."),
        PlanCampaign.PerspectiveUnknown => visit.Say("Der gewählte Fragebogen fragt nicht alle, die Sie angekreuzt haben. Bitte wählen Sie bei „Wer antwortet?“ neu.",
          "The chosen questionnaire is not for everybody you marked. Please choose anew under “Who answers?”."),
        PlanCampaign.LanguageUnknown => visit.Say("Das gewählte Modell gibt es nicht in allen angekreuzten Sprachen. Bitte wählen Sie die Sprachen neu.",
          "The chosen model does not exist in all languages you marked. Please choose the languages anew."),
        PlanCampaign.PeriodDoesNotFit => visit.Say("Bitte geben Sie Beginn und Ende an, das Ende nicht vor dem Beginn, oder lassen Sie beides leer.",
          "Please give begin and end, the end not before the begin, or leave both empty."),
        PlanCampaign.HouseTooSmall =>
          visit.Say($"Mit weniger als {PlanCampaign.StaffForParts} Beschäftigten und in gemeinsamen Erhebungen wird nicht nach Amt und Merkmalen gefragt. Bitte nehmen Sie diese Angaben heraus.",
          $"With fewer than {PlanCampaign.StaffForParts} staff and in common surveys unit and attributes are not asked. Please take them out."),
        PlanCampaign.HouseTooLarge => visit.Say($"Gemeinsam in einem Raum bewerten Verwaltungen mit weniger als {PlanCampaign.StaffForParts} Beschäftigten, jede für sich.",
          $"Administrations with fewer than {PlanCampaign.StaffForParts} staff rate together in one room, each by itself."),
        PlanCampaign.MembersDoNotFit => visit.Say($"Gemeinsam antworten können mindestens zwei Verwaltungen mit je weniger als {PlanCampaign.StaffForParts} Beschäftigten.",
          $"At least two administrations with fewer than {PlanCampaign.StaffForParts} staff each can answer together."),
        PlanCampaign.ResearchIncomplete => visit.Say(
            $"Für die Datei für die Forschung braucht es beides: wer sie bekommt und wofür, mit je höchstens {CampaignSettings.ResearchLengthMax} Zeichen. Soll es keine geben, lassen Sie beide Felder leer.",
            $"The file for research needs both: who gets it and what for, with at most {CampaignSettings.ResearchLengthMax} characters each. If there is to be none, leave both fields empty."),
        PlanCampaign.ResearchNeedsLargerHouse => visit.Say(
            $"Eine Datei für die Forschung gibt es erst ab {PlanCampaign.StaffForParts} Beschäftigten, nicht für gemeinsame Erhebungen oder Bewertungen im Raum. Bitte leeren Sie beide Felder.",
            $"There is a file for research only from {PlanCampaign.StaffForParts} staff on, not for common surveys and not for ratings in one room. Please empty both its fields."),
        PlanCampaign.ChangedMeanwhile => visit.Say("Die Erhebung wurde inzwischen geöffnet oder von jemand anderem geändert. Bitte sehen Sie sie noch einmal an.",
          "The survey was opened or changed by somebody else meanwhile. Please look at it again."),
        _ => visit.Say("Bitte wählen Sie einen der Fragebögen und eines der Merkmale aus der Liste.",
          "Please choose one of the questionnaires and attributes in the list."),
    };

    private static IReadOnlyList<string> All(Visit visit, string name) => [.. visit.Form[name].OfType<string>()];

    /// <summary>A day that cannot be read counts as one that does not fit, never as none.</summary>
    private static DateOnly? Day(Visit visit, string text) => text.Length == 0 ? null : visit.Language.ReadDay(text) ?? DateOnly.MinValue;
}
