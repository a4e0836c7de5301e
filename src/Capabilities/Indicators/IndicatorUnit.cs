using Wegmarke.Design;
using Wegmarke.MaturityModels;

namespace Wegmarke.Indicators;

/// <summary>The unit of an indicator as a word.</summary>
public static class IndicatorUnit
{
    public static string Word(Indicator indicator, Language language) => indicator.Unit switch
    {
        "percent" => language.Say("Prozent", "per cent"),
        "days" => language.Say("Tage", "days"),
        "working-days" => language.Say("Arbeitstage", "working days"),
        "weeks" => language.Say("Wochen", "weeks"),
        "months" => language.Say("Monate", "months"),
        "years" => language.Say("Jahre", "years"),
        "hours" => language.Say("Stunden", "hours"),
        "minutes" => language.Say("Minuten", "minutes"),
        "number" => language.Say("Anzahl", "number"),
        var other => other,
    };
}
