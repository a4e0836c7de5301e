using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;
using Wegmarke.Processes;

namespace Wegmarke.Web.Api;

/// <summary>A service or process of the house. What is not known is null, never 0.</summary>
/// <param name="Key">LeiKa key of fourteen digits; empty for a process inside the house.</param>
/// <param name="Owner">The post that answers for it, never a name.</param>
/// <param name="Volume">Cases a year.</param>
/// <param name="LeadDays">Days from application to decision.</param>
/// <param name="HandlingMinutes">Minutes of work on a case.</param>
internal sealed record ProcessShape(
    Guid Id, string Name, string Key, string Unit, string Owner, string Application, int? Volume, Documentation Documentation,
    int? MediaBreaks, int? Signatures, int? PaperSteps, int? HandOffs, double? LeadDays, int? HandlingMinutes, int? Ozg11, int? Ozg20,
    DateOnly? OzgOn, bool Drawn)
{
    public static ProcessShape Of(Process one, bool drawn) => new(one.Id, one.Name, one.Key, one.Unit, one.Owner, one.Application,
        one.Volume, one.Documentation, one.MediaBreaks, one.Signatures, one.PaperSteps, one.HandOffs, one.LeadDays,
        one.HandlingMinutes, one.Ozg11, one.Ozg20, one.OzgOn, drawn);
}

/// <summary>An indicator of the model that the administration measures itself by.</summary>
/// <param name="Unit">In what it is counted, such as percent or days.</param>
/// <param name="UpIsBetter">Whether more is better.</param>
/// <param name="Keeper">The post that looks after it; empty: nobody.</param>
/// <param name="State">Missing, Stale, Due or Fresh.</param>
/// <param name="Latest">The latest reading; null: none yet.</param>
internal sealed record IndicatorShape(
    string Key, string Name, string Formula, string Area, string Unit, string Frequency, bool UpIsBetter, string Keeper, Freshness State,
    ReadingShape? Latest)
{
    public static IndicatorShape Of(TargetPath path, MaturityModel model, Language language, DateOnly today)
    {
        var (one, text) = (path.Indicator, model.TextsIn(language.Key).Indicators[path.Indicator.Key]);
        return new(one.Key, text.Name, text.Formula, one.Area, one.Unit, one.Frequency, one.Up, path.Keeper, path.On(today),
            path.Latest is { } latest ? ReadingShape.Of(latest) : null);
    }
}

/// <summary>A value of an indicator at a day.</summary>
/// <param name="Document">Where it can be looked up; empty: nowhere.</param>
internal sealed record ReadingShape(
    Guid Id, string Indicator, double Value, DateOnly Date, string Source, string Document, DateTimeOffset RecordedAt)
{
    public static ReadingShape Of(Reading one) => new(one.Id, one.Indicator, one.Value, one.Date, one.Source, one.Document, one.RecordedAt);
}

/// <summary>A value to record. A wrong one is put right by another for the same day.</summary>
/// <param name="Indicator">Key of the indicator.</param>
/// <param name="Date">Not in the future.</param>
/// <param name="Source">Where the value comes from, in at most 200 characters.</param>
/// <param name="Document">File number or address; empty: none.</param>
internal sealed record ReadingInput(string Indicator, double Value, DateOnly Date, string Source, string Document = "");
