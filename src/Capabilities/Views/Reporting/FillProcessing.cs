using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Design;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Views.Reporting;

/// <summary>The second half of a dossier: storage, record of processing, measures, risks, law, further parties.</summary>
internal sealed class FillProcessing(DossierView view, Language language)
{
    private Campaign Campaign => view.Campaign;

    public IEnumerable<ReportPart> Of(BlockKind kind) => kind switch
    {
        BlockKind.Storage => [Three(Say("Was wo liegt und wann es verschwindet", "What lies where and when it goes"), Say("Was", "What"),
            Say("Wie", "How"), Say("Bis wann", "Until when"), Campaign.Kind == CampaignKind.GroupRating ? KeptOfGroups() : Kept())],
        BlockKind.Processing => Processing(),
        BlockKind.Measures => [Measures()],
        BlockKind.Dangers => [Three(Say("Was schiefgehen kann, was dagegen getan ist, was bleibt",
            "What can go wrong, what is done about it, what remains"), Say("Risiko", "Risk"), Say("Dagegen", "Against it"),
            Say("Was bleibt", "What remains"), Risks())],
        BlockKind.Law => Law(),
        BlockKind.Parties => Parties(),
        _ => [],
    };

    private string Say(string german, string english) => language.Say(german, english);

    private static TablePart Three(string caption, string first, string second, string third,
        IEnumerable<(string, string, string)> rows) => new(caption, [first, second, third],
            [.. rows.Select(one => (IReadOnlyList<ReportCell>)[one.Item1, one.Item2, one.Item3])]);

    private IEnumerable<(string What, string How, string Until)> Kept() =>
    [
        (Say("Begonnene Bögen", "Begun sheets"), Say("verschlossen, öffnet nur der Code der antwortenden Person",
            "locked, opened only by the respondent's code"), Say("beim Absenden, spätestens beim Schließen",
            "on sending, at the latest on closing")),
        (Say("Abgesendete Bögen", "Sent sheets"), Say("verschlossen mit dem Schlüssel der Erhebung", "locked with the key of the survey"),
            Say("beim Schließen; dann werden sie gemischt neu geschrieben", "on closing; then they are shuffled and written anew")),
        (Say("Bögen auf Papier, solange sie geprüft werden", "Sheets on paper while they are checked"),
            Say("Scan, Ausschnitte und Eingaben, verschlossen mit dem Schlüssel der Erhebung; Handschrift wird abgetippt",
                "scan, cuttings and entries, locked with the key of the survey; handwriting is typed"),
            Say("der Scan Seite für Seite nach dem Lesen, alles Übrige bei der Übernahme, spätestens beim Schließen",
                "the scan page by page after reading, all else when taken over, at the latest on closing")),
        (Say("Schlüssel der Erhebung", "Key of the survey"), Say("eigene Datei außerhalb der Datenbanken",
            "a file of its own outside the databases"), Say("beim Schließen überschrieben und gelöscht",
            "overwritten and deleted on closing")),
        (Say("Versiegelte Bögen", "Sealed sheets"), Say("ohne Namen, Zeit und Code, in zufälliger Reihenfolge",
            "without name, time and code, in random order"),
            UntilDeleted()),
        .. Research(),
        (Say("Veröffentlichtes Ergebnis", "Published result"), Say("gerundet und geschützt", "rounded and protected"),
            Say("bleibt, damit Wellen verglichen werden können", "stays, so that waves can be compared")),
        Papers(Say("so lange wie das Ergebnis", "as long as the result")),
    ];

    private (string What, string How, string Until)[] Research() => !Campaign.ForResearch ? [] :
    [
        (Say("Datei für die Forschung", "File for research"),
            Say($"Bögen derer, die selbst zustimmen, mindestens ein Zehntel zufällig ausgelassen; ohne Amt und eigene Worte; Merkmale nur, wo mindestens {Alike} Bögen dieselben haben",
                $"sheets of those who agree themselves, at least a tenth left out by chance; without unit and own words; attributes only where at least {Alike} sheets have the same")
            + Say($"; geht an {Campaign.ResearchBy}. Zweck: {Campaign.ResearchFor}", $"; goes to {Campaign.ResearchBy}. Purpose: {Campaign.ResearchFor}"),
            Say("hier so lange wie die versiegelten Bögen; beim Empfänger, wie der Vertrag es sagt",
                "here as long as the sealed sheets; at the recipient's as the contract says")),
    ];

    private int Alike => Releases.Research.FormSheets.AlikeOf(Campaign.Threshold);

    private string UntilDeleted()
    {
        const int months = Invitations.DeleteSheets.MonthsMax;
        var day = Campaign.End is not { } end ? "" : Say($", beim geplanten Ende also nach dem {language.Day(end.AddMonths(months))}",
            $", with the planned end after {language.Day(end.AddMonths(months))}");
        return Say($"{months} Monate nach dem Schließen von selbst, mit Nachweis{day}; früher auf Wunsch, auch als Bedingung der Zustimmung",
            $"by itself {months} months after closing, with proof{day}; earlier on wish, also as a condition of the consent");
    }

    private IEnumerable<(string What, string How, string Until)> KeptOfGroups() =>
    [
        (Say("Stimmen zur Frage an der Wand", "Marks for the item on the wall"), Say("nur im Arbeitsspeicher, ohne Zuordnung zu Personen",
            "in memory only, not tied to people"), Say("bis zur nächsten Frage", "until the next item")),
        (Say("Verteilung je Frage", "Distribution of each item"), Say($"wie oft jede Antwort gewählt wurde, ab {Campaign.Threshold} Stimmen",
            $"how often each answer was chosen, from {Campaign.Threshold} marks"), Say("bleibt mit der Erhebung", "stays with the survey")),
        Papers(Say("so lange wie die Erhebung", "as long as the survey")),
    ];

    private (string, string, string) Papers(string until) => (Say("Dossier, Erklärungen, Schriftstücke", "Dossier, declarations, papers"),
        Say("bei der Erhebung, mit Prüfsumme", "with the survey, with a hash"), until);

    private IEnumerable<ReportPart> Processing()
    {
        var (storage, sights, person) = (language.Quoted(BlockKind.Storage.Name(language)),
            language.Quoted(BlockKind.Sights.Name(language)),
            language.Quoted(BlockKind.Respondents.Name(language)));
        yield return new TextPart(Say("Vorlage nach Art. 30 DSGVO; Rechtsgrundlage und Anschriften trägt die Verwaltung ein, geprüft von den Datenschutzbeauftragten.",
            "Template after Art. 30 GDPR; the administration adds legal basis and addresses, checked by the data protection officer."), true);
        yield return new FillDossier(view, language).Pairs(BlockKind.Processing.Name(language),
        [
            (Say("Verantwortlich", "Controller"), string.Join(", ", view.Towns.Select(one => one.Name))),
            (Say("Zweck", "Purpose"), Say("Standortbestimmung der Verwaltung durch freiwillige Befragung",
                "Finding out where the administration stands by a voluntary survey")),
            (Say("Betroffene", "People concerned"), Say($"{language.Count(Campaign.Staff)} Beschäftigte",
                $"{language.Count(Campaign.Staff)} staff")),
            (Say("Daten", "Data"), Say($"Antworten und die freiwilligen Angaben unter {person}; keine Namen, Zeitpunkte, Adressen oder Gerätedaten zu Antworten",
                $"Answers and the voluntary statements under {person}; no names, times, addresses or device data with answers")),
            (Say("Empfänger", "Recipients"), Campaign.ForResearch
                ? Say($"Die Rollen unter {sights}, nur geschützte Ergebnisse; {Campaign.ResearchBy} erhält die Datei für die Forschung; keine weitere Übermittlung durch Wegmarke",
                    $"The roles under {sights}, protected results only; {Campaign.ResearchBy} receives the file for research; no other transfer by Wegmarke")
                : Say($"Die Rollen unter {sights}, nur geschützte Ergebnisse; keine Übermittlung an Dritte oder in Drittländer durch Wegmarke",
                    $"The roles under {sights}, protected results only; no transfer to third parties or third countries by Wegmarke")),
            (Say("Löschfristen", "Deletion"), Say($"siehe {storage}", $"see {storage}")),
        ]);
    }

    private ListPart Measures() => new(false,
    [
        Say("Antworten, begonnene Bögen und Verwaltungsdaten liegen in getrennten Speichern ohne gemeinsamen Schlüssel.",
            "Answers, begun sheets and administrative data lie in separate stores that share no key."),
        Say("Während der Befragung sind Bögen mit einem Schlüssel dieser Erhebung verschlossen, der in keiner Datenbank und damit in keiner Sicherung einer Datenbank liegt.",
            "During the survey sheets are locked with a key of this survey that lies in no database and so in no backup of one."),
        Say("Begonnene Bögen öffnet nur der Code, den allein die antwortende Person hat.",
            "Begun sheets open only with the code that the respondent alone holds."),
        Say("Antworten hinterlassen keine Zeile im Protokoll und keinen Zeitstempel.", "Answers leave no line in the record and no time."),
        Say("Beim Schließen werden Bögen in zufälliger Reihenfolge neu geschrieben und der Schlüssel zerstört.",
            "On closing, sheets are written anew in random order and the key is destroyed."),
        Say("Rechte stehen in einer Tabelle; jede Änderung angemeldeter Personen steht im Protokoll.",
            "Rights stand in one table; every change by signed-in people stands in the record."),
    ]);

    private IEnumerable<(string Risk, string Against, string Remains)> Risks()
    {
        var alone = Math.Round(view.Recognisable.Planned.Alone);
        var people = alone is 1 ? Say("ein Mensch", "one person")
            : Say($"{language.Number(alone, 0)} Menschen", $"{language.Number(alone, 0)} people");
        yield return (Say("Jemand wird an der Kombination seiner Angaben erkannt", "Somebody is recognised by the combination of what was said"),
            Say("wenige, grobe, freiwillige Angaben; Schwelle; Schutz des ganzen Ergebnisses",
                "few, coarse, voluntary statements; threshold; protection of the whole result"),
            Say($"voraussichtlich {people} in den versiegelten Bögen, erkennbar nur für den Betrieb des Servers",
                $"about {people} in the sealed sheets, recognisable only to those who run the server"));
        yield return (Say("Der Betrieb des Servers liest während der Befragung mit", "Those who run the server read along during the survey"),
            Say("Verschlüsselung, getrennte Speicher, keine Zeitstempel", "encryption, separate stores, no times"),
            Say("Wer volle Rechte am Server hat, kann den Schlüssel bis zum Schließen erreichen",
                "Whoever has full rights on the server can reach the key until closing"));
        yield return (Say("Jemand antwortet zweimal", "Somebody answers twice"), Say("Das Ergebnis nennt den offenen Link",
            "The result names the open link"), Say("bei einem offenen Link nicht zu verhindern", "cannot be prevented with an open link"));
        if (view.SingularAreas.Count > 0)
        {
            yield return (Say("Ein Ergebnis beurteilt eine einzelne Führungsperson", "A result judges a single leader"),
                Say("eigene Regel für Teilbereiche, die wenige Menschen beurteilen", "a rule of its own for areas that judge few people"),
                Say("Das Haus weiß, wer gemeint ist, wo das Ergebnis gezeigt wird", "The house knows who is meant where the result is shown"));
        }

        if (Campaign.ForResearch)
        {
            yield return (Say("Jemand wird in der Datei für die Forschung an seinen Antworten erkannt", "Somebody is recognised by the answers in the file for research"),
                Say("Zustimmung jeder und jedes Einzelnen; zufällig ausgelassene Bögen; kein Amt; niemand aus dem Haus bekommt die Datei; Vertrag mit dem Empfänger",
                    "agreement of every single one; sheets left out by chance; no unit; nobody of the house gets the file; contract with the recipient"),
                Say("Wer mehrere Antworten eines Menschen schon kennt, kann dessen Zeile wiederfinden und den Rest lesen",
                    "Whoever knows several answers of somebody already can find that row and read the rest"));
        }

        if (!Campaign.Comments) yield break;
        yield return (Say("Ein Kommentar nennt eine Person", "A comment names a person"),
            Say($"Zustimmung für sich; Hinweis beim Schreiben; vom Bogen getrennt und gemischt; unter {Campaign.CommentThreshold} Bögen ungelesen gelöscht; vor der Freigabe geprüft und gekürzt",
                $"consent of its own; a warning beside the field; parted from the sheet and shuffled; below {Campaign.CommentThreshold} sheets deleted unread; reviewed and redacted before release"),
            Say("Wer prüft, liest den Wortlaut; ein Stil kann jemanden verraten", "Whoever reviews reads the words; a style can give somebody away"));
    }

    private IEnumerable<ReportPart> Law()
    {
        string Rule(string text, string source, DateOnly date) => Say($"{text} ({source}, aufgenommen am {language.Day(date)})",
            $"{text} ({source}, written down on {language.Day(date)})");
        foreach (var (land, known) in view.Laender)
        {
            yield return new HeadingPart(3, land.Length > 0 ? land : Say("Land nicht angegeben", "Land not given"));
            if (known is { Rules.Count: > 0 })
            {
                yield return new TextPart(Say("Nur was hier gelesen wurde, nicht das ganze Recht des Landes. Den Gesetzestext prüft die Verwaltung.",
                    "Only what was read for this, not the whole law of the Land. The administration checks the text of the law."), true);
                yield return new ListPart(false, [.. known.Rules.Select(one => Rule(one.Text.In(language), one.Source, one.Date))]);
            }
            else
            {
                yield return new FindingPart(Say("Nicht geprüft.", "Not checked."), Say(" Für dieses Land wurde keine Quelle gelesen; deshalb steht hier keine Vorschrift, sondern nur die Liste unten.",
                    " No source was read for this Land; so no rule stands here, only the list below."), "");
            }
        }

        yield return new HeadingPart(3, Say("Überall", "Everywhere"));
        yield return new ListPart(false, [.. CoDetermination.Known.Everywhere.Select(one => Rule(one.Text.In(language), one.Source,
            one.Date))]);
        yield return new HeadingPart(3, Say("Gemeinsam zu klären", "To be settled together"));
        yield return new ListPart(false, [.. CoDetermination.Known.Checklist.Select(one => one.In(language))]);
    }

    private IEnumerable<ReportPart> Parties()
    {
        string Told(ConsentAct act) => view.Consent.Told(act) is { } step ? Say($"informiert am {language.Day(step.Day)}",
            $"informed on {language.Day(step.Day)}") : Say("noch nicht informiert", "not informed yet");
        yield return new FillDossier(view, language).Pairs(BlockKind.Parties.Name(language),
        [
            (Say("Datenschutzbeauftragte", "Data protection officer"), view.Consent.Advice is { } advice
                ? $"{advice.Act.Name(language)}, {language.Day(advice.Day)}. {advice.Text}"
                : Say("zu diesen Einstellungen noch nicht gehört", "not heard about these settings yet")),
            (Say("Schwerbehindertenvertretung", "Representative of disabled staff"), Told(ConsentAct.DisabilityRepresentativeInformed)),
            (Say("Gleichstellungsbeauftragte", "Equal opportunity officer"), Told(ConsentAct.EqualOpportunityInformed)),
        ]);
        yield return new TextPart(Say($"Prüfsumme dieser Einstellungen: {view.Consent.Hash}", $"Hash of these settings: {view.Consent.Hash}"), true);
    }
}
