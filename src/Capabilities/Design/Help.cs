namespace Wegmarke.Design;

/// <summary>A guide as a page shows it.</summary>
/// <param name="Html">Made by the program from a file beside it; no input of anybody.</param>
/// <param name="Sections">Headings with their anchors.</param>
public sealed record HelpText(string Name, string Title, string Html, IReadOnlyList<(string Anchor, string Words)> Sections);

/// <summary>Which place of the guides a page leads to.</summary>
/// <param name="Guide">Name of the guide; empty for their list.</param>
public sealed record HelpPlace(string Guide, string German, string English)
{
    private static readonly HelpPlace List = new("", "", "");

    /// <summary>Part of an address and the place that explains it; the first that fits counts.</summary>
    public static readonly IReadOnlyList<(string Part, HelpPlace Place)> All =
    [
        ("/erasure", new("operator", "eine-verwaltung-löschen", "erase-an-administration")),
        ("/operation", new("operator", "läuft-alles", "does-everything-work")),
        ("/accounts", new("operator", "konten-und-rechte", "accounts-and-rights")),
        ("/programs", new("operator", "konten-und-rechte", "accounts-and-rights")),
        ("/access", new("operator", "konten-und-rechte", "accounts-and-rights")),
        ("/audit", new("staff-council", "das-protokoll", "the-record")),
        ("/rights", new("staff-council", "das-protokoll", "the-record")),
        ("/four-eyes", new("staff-council", "das-protokoll", "the-record")),
        ("/circles", new("researcher", "einen-vergleichskreis-führen", "run-a-circle")),
        ("/model-drafts", new("researcher", "das-modell", "the-model")),
        ("/models", new("coordinator", "2-das-modell-lesen", "2-read-the-model")),
        ("/dossier", new("staff-council", "selbst-prüfen", "check-it-yourself")),
        ("/consent", new("coordinator", "4-personalrat-und-datenschutz-beteiligen", "4-involve-staff-council-and-data-protection")),
        ("/deletion", new("staff-council", "nach-dem-schließen", "after-the-closing")),
        ("/invitations", new("coordinator", "5-einladen", "5-invite")),
        ("/mail", new("coordinator", "5-einladen", "5-invite")),
        ("/field", new("coordinator", "6-befragen", "6-ask")),
        ("/paper", new("coordinator", "6-befragen", "6-ask")),
        ("/closure", new("coordinator", "7-schließen", "7-close")),
        ("/campaigns", new("coordinator", "3-die-erhebung-planen", "3-plan-the-survey")),
        ("/results", new("coordinator", "8-das-ergebnis-lesen", "8-read-the-result")),
        ("/causes", new("coordinator", "9-ursachen-suchen", "9-look-for-causes")),
        ("/interviews", new("coordinator", "9-ursachen-suchen", "9-look-for-causes")),
        ("/strategy", new("coordinator", "10-ziele-und-maßnahmen", "10-goals-and-initiatives")),
        ("/initiatives", new("coordinator", "10-ziele-und-maßnahmen", "10-goals-and-initiatives")),
        ("/decisions", new("coordinator", "10-ziele-und-maßnahmen", "10-goals-and-initiatives")),
        ("/controlling", new("coordinator", "11-steuern", "11-steer")),
        ("/reports", new("coordinator", "12-berichten", "12-report")),
        ("/administrations", new("coordinator", "1-die-verwaltung-anlegen", "1-create-the-administration")),
        ("/desk", new("coordinator", "", "")),
    ];

    /// <summary>The place for the page at this address.</summary>
    public static HelpPlace Of(string path)
    {
        var page = path.Split('?')[0];
        return All.FirstOrDefault(one => page.EndsWith(one.Part, StringComparison.Ordinal)
            || page.Contains(one.Part + "/", StringComparison.Ordinal)).Place ?? List;
    }

    public string AddressIn(Language language)
    {
        var anchor = language.Say(German, English);
        return Guide.Length == 0 ? "/help" : $"/help/{Guide}" + (anchor.Length > 0 ? "#" + Uri.EscapeDataString(anchor) : "");
    }
}
