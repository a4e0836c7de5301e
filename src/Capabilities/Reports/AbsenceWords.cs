using Wegmarke.Design;
using Wegmarke.Statistics;

namespace Wegmarke.Reports;

/// <summary>Why there is no number, in words for readers.</summary>
public static class AbsenceWords
{
    public static string Of(Absence because, Language language) => because.Key switch
    {
        "suppressed" => language.Say("geschützt", "protected"),
        "too_few" => language.Say("zu wenige Antworten", "too few answers"),
        "all_missing" or "empty" => language.Say("keine Daten", "no data"),
        "zero_variance" => language.Say("alle antworten gleich", "all answer the same"),
        "no_between_variance" => language.Say("kein Unterschied zwischen Gruppen", "no difference between groups"),
        "not_converged" => language.Say("Rechnung nicht abgeschlossen", "did not converge"),
        "census" => language.Say("alle haben geantwortet", "everybody answered"),
        _ => language.Say("nicht bestimmbar", "not estimable"),
    };
}
