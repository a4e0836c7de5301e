using Wegmarke.Design;

namespace Wegmarke.Campaigns.Consent;

/// <summary>Where a campaign stands with the staff council.</summary>
public enum Standing
{
    NotAsked,
    Waiting,
    Consented,
    ConditionsOpen,
    ConditionsMet,
    Refused,
    InConciliation,
    CouncilToDecide,
    DecidedFor,
    DecidedAgainst,
    NoStaffCouncil,

    /// <summary>There was an act, but the settings have changed since.</summary>
    Void,
}

public static class Standings
{
    public static bool Permits(this Standing standing) => standing is Standing.Consented or Standing.ConditionsMet or Standing.DecidedFor
        or Standing.NoStaffCouncil;

    /// <summary>Where it is, from the acts of one administration in the order in which they were recorded.</summary>
    public static Standing Of(IEnumerable<ConsentStep> steps, string settingsHash)
    {
        var standing = Standing.NotAsked;
        var any = false;
        foreach (var step in steps)
        {
            // That there is no staff council does not hang on what is asked.
            var counts = step.SettingsHash == settingsHash || step.Act == ConsentAct.NoStaffCouncil;
            any |= !counts && After(standing, step.Act) is not null;
            if (counts && After(standing, step.Act) is { } next) standing = next;
        }

        return standing == Standing.NotAsked && any ? Standing.Void : standing;
    }

    /// <summary>What an act makes of a standing; null where it does not follow, or is about something else.</summary>
    public static Standing? After(Standing before, ConsentAct act) => act switch
    {
        ConsentAct.Submitted when before is Standing.NotAsked or Standing.Void => Standing.Waiting,
        ConsentAct.Consented when MayDeclare(before) => Standing.Consented,
        ConsentAct.ConsentedOnConditions when MayDeclare(before) => Standing.ConditionsOpen,
        ConsentAct.Refused when MayDeclare(before) => Standing.Refused,
        ConsentAct.ConditionsMet when before == Standing.ConditionsOpen => Standing.ConditionsMet,
        ConsentAct.ConciliationCalled when before == Standing.Refused => Standing.InConciliation,
        ConsentAct.ConsentReplaced when before == Standing.InConciliation => Standing.DecidedFor,
        ConsentAct.CouncilRecommended when before == Standing.InConciliation => Standing.CouncilToDecide,
        ConsentAct.CouncilDecidedFor when before == Standing.CouncilToDecide => Standing.DecidedFor,
        ConsentAct.CouncilDecidedAgainst when before == Standing.CouncilToDecide => Standing.DecidedAgainst,
        ConsentAct.NoStaffCouncil when before is Standing.NotAsked or Standing.Void => Standing.NoStaffCouncil,
        _ => null,
    };

    public static string Name(this Standing standing, Language language) => standing switch
    {
        Standing.NotAsked => language.Say("Der Personalrat ist noch nicht beteiligt.", "The staff council has not been asked yet."),
        Standing.Waiting => language.Say("Das Dossier liegt dem Personalrat vor.", "The dossier is with the staff council."),
        Standing.Consented => language.Say("Der Personalrat hat zugestimmt.", "The staff council has consented."),
        Standing.ConditionsOpen => language.Say("Der Personalrat stimmt unter Bedingungen zu, die noch offen sind.",
            "The staff council consents on conditions that are still open."),
        Standing.ConditionsMet => language.Say("Der Personalrat hat unter Bedingungen zugestimmt; sie sind erfüllt.",
            "The staff council has consented on conditions; they are met."),
        Standing.Refused => language.Say("Der Personalrat hat abgelehnt.", "The staff council has refused."),
        Standing.InConciliation => language.Say("Die Einigungsstelle ist angerufen.", "The conciliation board has been called."),
        Standing.CouncilToDecide => language.Say("Die Einigungsstelle hat empfohlen; das Vertretungsorgan hat noch nicht entschieden.",
            "The conciliation board has recommended; the elected body has not decided yet."),
        Standing.DecidedFor => language.Say("Nach der Ablehnung ist entschieden worden: Die Erhebung darf stattfinden.",
            "After the refusal it was decided: the survey may take place."),
        Standing.DecidedAgainst => language.Say("Das Vertretungsorgan hat entschieden: Die Erhebung findet nicht statt.",
            "The elected body has decided: the survey does not take place."),
        Standing.NoStaffCouncil => language.Say("Hier gibt es keinen Personalrat.", "There is no staff council here."),
        _ => language.Say("Die Einstellungen haben sich seither geändert. Was erklärt wurde, gilt nicht mehr.",
            "The settings have changed since. What was declared no longer holds."),
    };

    private static bool MayDeclare(Standing before) => before is not (Standing.DecidedFor or Standing.DecidedAgainst);
}
