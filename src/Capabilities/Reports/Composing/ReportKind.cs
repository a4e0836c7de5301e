using System.Text.Json.Serialization;
using Wegmarke.Accounts;
using Wegmarke.Design;

namespace Wegmarke.Reports.Composing;

/// <summary>What a report is for. It decides with whose eyes the report is filled and who may read it once it is frozen.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportKind>))]
public enum ReportKind
{
    /// <summary>One page for the top of the house.</summary>
    Summary,

    /// <summary>A paper for the council, with a number and a proposal; no unit appears in it.</summary>
    Council,

    /// <summary>Everything that was released, units included.</summary>
    Result,

    /// <summary>One unit beside the house, for its head.</summary>
    Unit,
    Strategy,

    /// <summary>The latest frozen round of controlling.</summary>
    Round,

    /// <summary>Causes with what speaks for and against them, and released quotes.</summary>
    Causes,

    /// <summary>How the administration compares in one of its circles.</summary>
    Circle,

    /// <summary>All that staff council and data protection need to judge a survey.</summary>
    Dossier,

    /// <summary>A page that may be handed to anybody.</summary>
    Press,
}

public static class ReportKinds
{
    /// <summary>The eyes with which a report is filled: of all its readers those who may see least, so that nothing in it is more than
    /// any of them could look up.</summary>
    public static Role EyesOf(this ReportKind kind) => kind switch
    {
        ReportKind.Council or ReportKind.Press or ReportKind.Strategy or ReportKind.Round => Role.Council,
        ReportKind.Unit => Role.UnitHead,
        _ => Role.StaffCouncil,
    };

    /// <summary>Who may read it once it is frozen; of unit reports unit heads only those of their own units.</summary>
    public static IReadOnlyList<Role> Readers(this ReportKind kind) => kind switch
    {
        ReportKind.Summary or ReportKind.Result or ReportKind.Causes =>
            [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection],
        ReportKind.Unit => [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection, Role.UnitHead],
        ReportKind.Circle => Rights.Table[Right.ReadCircles],
        ReportKind.Dossier => Rights.Table[Right.ReadDossier],
        _ => Rights.Table[Right.ReadReports],
    };

    public static bool MayRead(this ReportKind kind, Actor actor, Guid administration) => actor.Grants.Any(grant =>
        kind.Readers().Contains(grant.Role) && (grant.Administration is null || grant.Administration == administration));

    /// <summary>What may stand in it. What is missing here cannot be chosen, and is not filled where somebody asks for it all the
    /// same.</summary>
    public static IReadOnlyList<BlockKind> Allowed(this ReportKind kind) => kind switch
    {
        ReportKind.Summary => [BlockKind.Own, BlockKind.Findings, BlockKind.Profile, BlockKind.Change, BlockKind.Decisions,
            BlockKind.Lights, BlockKind.Method],
        ReportKind.Council => [BlockKind.Own, BlockKind.Proposal, BlockKind.Findings, BlockKind.Profile, BlockKind.Change,
            BlockKind.Targets, BlockKind.Goals, BlockKind.Initiatives, BlockKind.Declined, BlockKind.Lights, BlockKind.Decisions,
            BlockKind.Quotes, BlockKind.Words, BlockKind.Method],
        ReportKind.Result => [BlockKind.Own, BlockKind.Findings, BlockKind.Profile, BlockKind.Perspectives, BlockKind.Change,
            BlockKind.Areas, BlockKind.Units, BlockKind.Facts, BlockKind.Targets, BlockKind.Words, BlockKind.Method],
        ReportKind.Unit => [BlockKind.Own, BlockKind.OwnUnit, BlockKind.Words, BlockKind.Method],
        ReportKind.Strategy => [BlockKind.Own, BlockKind.Vision, BlockKind.Profile, BlockKind.Targets, BlockKind.Goals,
            BlockKind.Initiatives, BlockKind.Declined, BlockKind.Decisions, BlockKind.Words, BlockKind.Method],
        ReportKind.Round => [BlockKind.Own, BlockKind.Lights, BlockKind.Moved, BlockKind.Goals, BlockKind.Decisions, BlockKind.Words,
            BlockKind.Method],
        ReportKind.Causes => [BlockKind.Own, BlockKind.Causes, BlockKind.Quotes, BlockKind.Words, BlockKind.Method],
        ReportKind.Circle => [BlockKind.Own, BlockKind.Compared, BlockKind.Position, BlockKind.Peers, BlockKind.PeerFacts,
            BlockKind.Factors, BlockKind.Words, BlockKind.Method],
        ReportKind.Dossier => [BlockKind.Own, .. DossierBlocks],
        _ => [BlockKind.Own, BlockKind.Findings, BlockKind.Profile, BlockKind.Change, BlockKind.Goals, BlockKind.Quotes, BlockKind.Words,
            BlockKind.Method],
    };

    /// <summary>The sections of a dossier, in the order in which it is read.</summary>
    public static readonly IReadOnlyList<BlockKind> DossierBlocks = [BlockKind.Consent, BlockKind.Purpose, BlockKind.Asked,
        BlockKind.Respondents, BlockKind.Sights, BlockKind.Threshold, BlockKind.Storage, BlockKind.Processing, BlockKind.Measures,
        BlockKind.Dangers, BlockKind.Law, BlockKind.Parties];

    public static string Name(this ReportKind kind, Language language) => kind switch
    {
        ReportKind.Summary => language.Say("Zusammenfassung für die Leitung", "Management summary"),
        ReportKind.Council => language.Say("Vorlage für den Gemeinderat", "Paper for the council"),
        ReportKind.Result => language.Say("Ergebnisbericht", "Result report"),
        ReportKind.Unit => language.Say("Bericht für ein Amt", "Report for a unit"),
        ReportKind.Strategy => language.Say("Strategiepapier", "Strategy document"),
        ReportKind.Round => language.Say("Bericht zur Controlling-Runde", "Report of a controlling round"),
        ReportKind.Causes => language.Say("Ursachen und Belege", "Causes and evidence"),
        ReportKind.Circle => language.Say("Bericht aus dem Vergleichskreis", "Report from the circle"),
        ReportKind.Dossier => language.Say("Dossier für Personalrat und Datenschutz", "Dossier for staff council and data protection"),
        _ => language.Say("Blatt für die Presse", "Page for the press"),
    };

    /// <summary>What it holds and for whom, in one sentence.</summary>
    public static string Purpose(this ReportKind kind, Language language) => kind switch
    {
        ReportKind.Summary => language.Say("Eine Seite: drei Befunde, das Profil, was zu entscheiden ist.",
            "One page: three findings, the profile, what there is to decide."),
        ReportKind.Council => language.Say("Drucksache mit Nummer und Beschlussvorschlag; Ergebnisse einzelner Ämter stehen nie darin.",
            "A numbered paper with a proposal for a resolution; results of single units never stand in it."),
        ReportKind.Result => language.Say("Alles, was freigegeben ist, Teilbereich für Teilbereich, mit Ämtern. Nur für das Haus.",
            "Everything that is released, area by area, with units. For the house only."),
        ReportKind.Unit => language.Say("Ein Amt neben dem ganzen Haus, für seine Leitung.",
            "One unit beside the whole house, for its head."),
        ReportKind.Strategy => language.Say("Leitbild, Ziele, Maßnahmen und was wir nicht tun.",
            "Vision, goals, initiatives and what we do not do."),
        ReportKind.Round => language.Say("Ampeln der letzten eingefrorenen Runde und was sich seit der vorigen bewegt hat.",
            "Lights of the latest frozen round and what has moved since the one before."),
        ReportKind.Causes => language.Say("Warum etwas nicht vorangeht, mit Belegen dafür und dagegen.",
            "Why something does not move, with what speaks for it and against it."),
        ReportKind.Circle => language.Say("Wie wir verglichen mit anderen Verwaltungen stehen, mit der Spanne der Plätze. Nur für das Haus.",
            "How we compare with other administrations, with the range of places. For the house only."),
        ReportKind.Dossier => language.Say("Was eine Erhebung fragt, wer was sieht, was wo liegt und was bleibt. Grundlage der Zustimmung.",
            "What a survey asks, who sees what, what lies where and what remains. The ground for consent."),
        _ => language.Say("Ein Blatt, das alle lesen dürfen: keine Ämter, keine Teilbereiche, die über wenige Menschen urteilen.",
            "A page that anybody may read: no units, no areas that judge few people."),
    };
}
