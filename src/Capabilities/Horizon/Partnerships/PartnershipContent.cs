using System.Text.Json.Serialization;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Horizon.Partnerships;

/// <summary>In which form partners work together.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LegalForm>))]
public enum LegalForm
{
    Undecided,
    WorkingGroup,
    PublicAgreement,
    SpecialPurposeAssociation,
    JointInstitution,
    Company,
}

/// <summary>By what the yearly cost is split.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CostSplit>))]
public enum CostSplit
{
    Equal,

    /// <summary>Agreed amounts; the leading town bears the rest.</summary>
    Fixed,
    Inhabitants,
    Volume,
    OwnKey,
}

/// <summary>A step on the way to the common service.</summary>
public sealed record TransitionStep(string Name, DateOnly Planned, DateOnly? Reached);

/// <summary>A benefit that is hoped for, with the figure by which it is seen.</summary>
/// <param name="Unit">What the figure counts, such as hours a year.</param>
/// <param name="Before">The figure before anything was done together.</param>
public sealed record PlannedBenefit(Guid Id, string Name, string Unit, double Before, double Planned, DateOnly Due)
{
    /// <summary>How much of the way from before to planned is done; also where less is better. Null where nothing was to change.</summary>
    public double? Done(double realised) => Planned.Equals(Before) ? null : (realised - Before) / (Planned - Before);
}

/// <summary>What partners agree on.</summary>
/// <param name="YearlyCents">What the service costs a year, in cent.</param>
public sealed record PartnershipContent(string Title, string Scope, LegalForm Form, CostSplit Split, long YearlyCents, DateOnly Begins)
{
    public const int LineMax = 200;
    public const int TextMax = 2000;

    /// <summary>What the own key counts.</summary>
    public string KeyName { get; init; } = "";

    public IReadOnlyList<TransitionStep> Steps { get; init; } = [];

    public IReadOnlyList<PlannedBenefit> Benefits { get; init; } = [];

    public string ToJson() => ContentJson.Write(this);

    public static PartnershipContent Read(string json) => ContentJson.Read<PartnershipContent>(json);

    public Sentence? Fault() => this switch
    {
        { Title.Length: 0 or > LineMax } => new("Bitte nennen Sie den gemeinsamen Dienst in höchstens 200 Zeichen.",
            "Please name the common service in at most 200 characters."),
        { Scope.Length: 0 or > TextMax } => new("Bitte schreiben Sie in höchstens 2.000 Zeichen, was gemeinsam getan wird und was nicht.",
            "Please write in at most 2,000 characters what is done together and what is not."),
        { YearlyCents: < 0 or > 100_000_000_000_00 } => new("Kosten im Jahr: bitte ein Betrag in Euro, wie 48.000 oder 48.000,50.",
            "Cost a year: please an amount in euro such as 48,000 or 48,000.50."),
        { Split: CostSplit.OwnKey, KeyName.Length: 0 or > LineMax } => new("Bitte nennen Sie, was der eigene Schlüssel zählt.",
            "Please name what the own key counts."),
        _ when Begins.Year is < 2000 or > 2100 => new("Beginn: bitte ein Datum wie 1.1.2027.", "Begin: please a date such as 1/1/2027."),
        _ when Steps.Any(one => one.Name.Length is 0 or > LineMax || one.Planned.Year is < 2000 or > 2100) =>
            new("Jeder Schritt braucht einen Namen und einen geplanten Tag.", "Each step needs a name and a planned day."),
        _ when Benefits.Any(one => one.Name.Length is 0 or > LineMax || one.Unit.Length is 0 or > LineMax
            || one.Due.Year is < 2000 or > 2100) =>
            new("Jeder Nutzen braucht einen Namen, eine Zahl mit Einheit und einen Tag.", "Each benefit needs a name, a figure with its unit and a day."),
        _ => null,
    };
}

public static class PartnershipNames
{
    public static string Name(this LegalForm form, Language language) => form switch
    {
        LegalForm.WorkingGroup => language.Say("kommunale Arbeitsgemeinschaft", "municipal working group"),
        LegalForm.PublicAgreement => language.Say("öffentlich-rechtliche Vereinbarung", "agreement under public law"),
        LegalForm.SpecialPurposeAssociation => language.Say("Zweckverband", "special-purpose association"),
        LegalForm.JointInstitution => language.Say("gemeinsame Anstalt", "joint institution"),
        LegalForm.Company => language.Say("gemeinsame Gesellschaft", "joint company"),
        _ => language.Say("noch nicht entschieden", "not decided yet"),
    };

    public static string Name(this CostSplit split, Language language) => split switch
    {
        CostSplit.Fixed => language.Say("feste Beträge, den Rest trägt die federführende Verwaltung", "fixed amounts, the leading administration bears the rest"),
        CostSplit.Inhabitants => language.Say("nach Einwohnerzahl", "by inhabitants"),
        CostSplit.Volume => language.Say("nach Fällen im Jahr", "by cases a year"),
        CostSplit.OwnKey => language.Say("nach eigenem Schlüssel", "by an own key"),
        _ => language.Say("zu gleichen Teilen", "in equal parts"),
    };

    public static string Euro(this Language language, long cents) => ((decimal)cents / 100).ToString("N2", language.Culture) + " €";

    /// <summary>An amount as people write it, in cent; null where it is none.</summary>
    public static long? ReadEuro(this Language language, string text)
    {
        var bare = text.Replace("€", "", StringComparison.Ordinal).Trim();
        return decimal.TryParse(bare,
            System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowThousands,
            language.Culture, out var euro) && euro is >= 0 and < 1_000_000_000_000m && euro * 100 == Math.Floor(euro * 100)
                ? (long)(euro * 100) : null;
    }
}
