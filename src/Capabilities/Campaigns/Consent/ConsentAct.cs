using Wegmarke.Design;

namespace Wegmarke.Campaigns.Consent;

/// <summary>What somebody did about a campaign before it may open.</summary>
public enum ConsentAct
{
    Submitted,
    Consented,
    ConsentedOnConditions,
    ConditionsMet,
    Refused,
    ConciliationCalled,

    /// <summary>The conciliation board decided in place of the staff council.</summary>
    ConsentReplaced,

    /// <summary>The conciliation board only recommends; the municipal council decides.</summary>
    CouncilRecommended,
    CouncilDecidedFor,
    CouncilDecidedAgainst,
    NoStaffCouncil,

    DataProtectionAdvised,
    DataProtectionWarned,
    DisabilityRepresentativeInformed,
    EqualOpportunityInformed,
}

public static class ConsentActs
{
    /// <summary>What only the staff council itself declares, from its own account or on a signed paper.</summary>
    public static readonly IReadOnlyList<ConsentAct> OfTheStaffCouncil =
        [ConsentAct.Consented, ConsentAct.ConsentedOnConditions, ConsentAct.Refused];

    public static readonly IReadOnlyList<ConsentAct> OfDataProtection = [ConsentAct.DataProtectionAdvised, ConsentAct.DataProtectionWarned];

    /// <summary>What others are told; asks nobody's leave.</summary>
    public static readonly IReadOnlyList<ConsentAct> Informed =
        [ConsentAct.DisabilityRepresentativeInformed, ConsentAct.EqualOpportunityInformed];

    /// <summary>Where a paper has to prove what somebody else decided.</summary>
    public static bool NeedsDocument(this ConsentAct act) => OfTheStaffCouncil.Contains(act) || OfDataProtection.Contains(act)
        || act is ConsentAct.ConsentReplaced or ConsentAct.CouncilRecommended or ConsentAct.CouncilDecidedFor
            or ConsentAct.CouncilDecidedAgainst;

    /// <summary>Where only words say what was meant.</summary>
    public static bool NeedsText(this ConsentAct act) => act is ConsentAct.ConsentedOnConditions or ConsentAct.ConditionsMet
        or ConsentAct.Refused or ConsentAct.NoStaffCouncil or ConsentAct.DataProtectionWarned;

    public static string Name(this ConsentAct act, Language language) => act switch
    {
        ConsentAct.Submitted => language.Say("Dossier vorgelegt", "Dossier submitted"),
        ConsentAct.Consented => language.Say("Der Personalrat stimmt zu", "The staff council consents"),
        ConsentAct.ConsentedOnConditions => language.Say("Der Personalrat stimmt unter Bedingungen zu",
            "The staff council consents on conditions"),
        ConsentAct.ConditionsMet => language.Say("Die Bedingungen sind erfüllt", "The conditions are met"),
        ConsentAct.Refused => language.Say("Der Personalrat lehnt ab", "The staff council refuses"),
        ConsentAct.ConciliationCalled => language.Say("Die Einigungsstelle ist angerufen", "The conciliation board has been called"),
        ConsentAct.ConsentReplaced => language.Say("Die Einigungsstelle ersetzt die Zustimmung",
            "The conciliation board replaces the consent"),
        ConsentAct.CouncilRecommended => language.Say("Die Einigungsstelle empfiehlt; das Vertretungsorgan entscheidet",
            "The conciliation board recommends; the elected body decides"),
        ConsentAct.CouncilDecidedFor => language.Say("Das Vertretungsorgan entscheidet: durchführen", "The elected body decides: go ahead"),
        ConsentAct.CouncilDecidedAgainst => language.Say("Das Vertretungsorgan entscheidet: nicht durchführen",
            "The elected body decides: do not go ahead"),
        ConsentAct.NoStaffCouncil => language.Say("Hier gibt es keinen Personalrat", "There is no staff council here"),
        ConsentAct.DataProtectionAdvised => language.Say("Datenschutz: keine Einwände", "Data protection: no objections"),
        ConsentAct.DataProtectionWarned => language.Say("Datenschutz: Bedenken", "Data protection: concerns"),
        ConsentAct.DisabilityRepresentativeInformed => language.Say("Schwerbehindertenvertretung informiert",
            "Representative of disabled staff informed"),
        _ => language.Say("Gleichstellungsbeauftragte informiert", "Equal opportunity officer informed"),
    };
}
