using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Disclosure;

namespace Wegmarke.People.Selection;

/// <summary>Counts of a procedure: how many came how far. Nobody who applied stands in here.</summary>
public static class Vacancies
{
    public const string Key = "vacancies";

    /// <summary>Fewest applications behind a figure, over all procedures of a year together.</summary>
    public const int ApplicationsMin = 10;

    /// <summary>Fewest procedures behind a figure: a year with one procedure is that procedure.</summary>
    public const int ProceduresMin = 3;

    private static readonly string[] Stages = ["applied", "fit", "invited", "offered", "hired"];

    public static PeopleKind Kind { get; } = new(Key, Right.KeepStaffFigures, Right.KeepStaffFigures, language => new(
        language.Say("Ausschreibungen in Zahlen", "Vacancies in figures"),
        language.Say("Nur Anzahlen je Schritt, keine Menschen. Andere lesen daraus nur Jahre mit mindestens drei Verfahren.",
            "Only counts per step, no people. Others read from it only years with three procedures at least."),
        language.Say("Noch ist keine Ausschreibung eingetragen.", "No vacancy is entered yet."),
        language.Say("Ausschreibung eintragen", "Enter a vacancy")), ground =>
        [
            ground.Line("title", "Stelle", "Post", true), ground.Whole("year", "Jahr der Entscheidung", "Year of the decision", true),
            .. Stages.Select(stage => ground.Whole(stage, StageName(stage, Language.German), StageName(stage, Language.English), true)),
            ground.Whole("lateral", "Bewerbungen von Quereinsteigenden", "Applications of lateral entrants", true),
        ])
    {
        Fault = entry => Stages.Zip(Stages.Skip(1)).FirstOrDefault(pair => entry.Whole(pair.First) < entry.Whole(pair.Second)) is
            { First: { } first, Second: { } second }
            ? new($"„{StageName(second, Language.German)}“ kann nicht größer sein als „{StageName(first, Language.German)}“.",
                $"“{StageName(second, Language.English)}” cannot be larger than “{StageName(first, Language.English)}”.")
            : entry.Whole("lateral") > entry.Whole("applied") ? new("Es können nicht mehr Quereinsteigende sein als Bewerbungen.",
                "There cannot be more lateral entrants than applications.") : null,
    };

    public static string StageName(string stage, Language language) => stage switch
    {
        "applied" => language.Say("beworben", "applied"),
        "fit" => language.Say("Anforderungen erfüllt", "met the requirements"),
        "invited" => language.Say("eingeladen", "invited"),
        "offered" => language.Say("Zusage angeboten", "offered the post"),
        _ => language.Say("eingestellt", "hired"),
    };

    /// <summary>The latest year about which something may be said; null: none.</summary>
    /// <remarks>Only finished years, each by itself: years share no procedure, so no difference of two tells of one.</remarks>
    public static SelectionYear? Latest(IReadOnlyList<Held<ListedEntry>> all, DateOnly today) => all
        .GroupBy(one => one.Content.Whole("year") ?? 0).Where(year => year.Key < today.Year).OrderByDescending(year => year.Key)
        .Select(year => Of(year.Key, [.. year.Select(one => one.Content)])).FirstOrDefault(one => one is not null);

    private static SelectionYear? Of(int year, IReadOnlyList<ListedEntry> procedures)
    {
        int Sum(string stage) => procedures.Sum(one => one.Whole(stage) ?? 0);
        var applied = Sum("applied");
        if (procedures.Count < ProceduresMin || applied < ApplicationsMin) return null;
        var lost = Stages.Zip(Stages.Skip(1), (from, to) => (To: to, Lost: Sum(from) - Sum(to))).MaxBy(one => one.Lost);
        return new(year, procedures.Count, RoughShare.Of(Sum("lateral"), applied, ApplicationsMin), lost.To, RoughShare.Of(lost.Lost, applied,
            ApplicationsMin));
    }
}

/// <summary>What may be said of the procedures of one year.</summary>
/// <param name="Lateral">Share of applications of lateral entrants; null: protected.</param>
/// <param name="LostBefore">Step before which most applicants were lost.</param>
public sealed record SelectionYear(int Year, int Procedures, RoughShare? Lateral, string LostBefore, RoughShare? Lost);
