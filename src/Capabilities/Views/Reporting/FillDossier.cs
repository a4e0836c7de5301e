using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Views.Reporting;

/// <summary>What staff council and data protection need to judge a survey, as parts: the page of the dossier and the report show the
/// same.</summary>
internal sealed class FillDossier(DossierView view, Language language)
{
    private Campaign Campaign => view.Campaign;

    private ModelTexts Texts => view.State.Model.TextsIn(language.Key);

    public IEnumerable<ReportPart> Of(BlockKind kind) => kind switch
    {
        BlockKind.Consent => Consent(),
        BlockKind.Purpose => Purpose(),
        BlockKind.Asked => view.Asked.SelectMany(one => Asked(one).Prepend(new HeadingPart(3, HeadOf(one)))),
        BlockKind.Respondents => Respondents(),
        BlockKind.Sights => Sights(),
        BlockKind.Threshold => Threshold(),
        _ => new FillProcessing(view, language).Of(kind),
    };

    public string HeadOf(DossierView.AskedOf asked)
    {
        var (name, count) = (Texts.Perspectives[asked.Perspective].Name, asked.Items.Sum(one => one.Items.Count));
        return Say($"{name}: {count} Fragen, höchstens etwa {asked.Minutes} Minuten je Bogen",
            $"{name}: {count} items, at most about {asked.Minutes} minutes a sheet");
    }

    /// <summary>All items that a perspective is asked, area by area.</summary>
    public IEnumerable<ReportPart> Asked(DossierView.AskedOf asked)
    {
        foreach (var (area, items) in asked.Items)
        {
            yield return new TextPart(Texts.Areas[area].Name + ":");
            yield return new ListPart(false, [.. items.Select(item => Texts.Items[item].Text)]);
        }
    }

    private string Say(string german, string english) => language.Say(german, english);

    private IEnumerable<ReportPart> Consent()
    {
        yield return new FindingPart(view.Consent.Standing.Name(language), "", "");
        if (view.Consent.Outdated is not { } then || SettingChange.Of(view.Consent, language) is not { Count: > 0 } changes) yield break;
        yield return new TextPart(Say("Was sich geändert hat: ", "What has changed: ") + SettingChange.Since(then, language));
        yield return new ListPart(false, [.. changes.Select(one => $"{one.Name}: {one.Words}")]);
    }

    private IEnumerable<ReportPart> Purpose()
    {
        yield return new TextPart(Say("Die Erhebung misst, wie weit die Verwaltung als Ganzes in den gefragten Teilbereichen ist. Sie beurteilt keine einzelnen Beschäftigten."
            + " Die Teilnahme ist freiwillig; jede Frage kann ausgelassen werden.",
            "The survey measures how far the administration as a whole is in the areas asked. It judges no single employee. Taking part is voluntary; every item can be skipped."));
        yield return Pairs(Say("Die Erhebung im Überblick", "The survey at a glance"),
        [
            (Say("Erhebung", "Survey"), Say($"{Campaign.Title}, Welle {Campaign.Wave}", $"{Campaign.Title}, wave {Campaign.Wave}")),
            (Say("Modell und Fragebogen", "Model and questionnaire"), $"{language.Quoted(Texts.Title)} {view.State.Model.Version}, {Texts.Forms[Campaign.Form]}"),
            (Say("Art der Antwort", "Way of answering"), Campaign.Kind == CampaignKind.Survey
                ? Say("Jede und jeder für sich, mit Bogen", "Everybody alone, with a sheet")
                : Say("Gemeinsam in einem Raum; gespeichert wird nur die Verteilung je Frage",
                    "Together in one room; only the distribution of each item is stored")),
            (Say("Zeitraum", "Period"), Campaign is { Begin: { } begin, End: { } end } ? $"{language.Day(begin)} – {language.Day(end)}"
                : Say("noch nicht festgelegt", "not set yet")),
            (Say("Sprachen", "Languages"), string.Join(", ", view.State.Languages.Select(language.NameOf))),
            (Say("Gefragt werden", "Asked are"), Say(
                $"{language.Count(Campaign.Staff)} Beschäftigte, davon {language.Count(Campaign.Leaders)} Führungskräfte",
                $"{language.Count(Campaign.Staff)} staff, of these {language.Count(Campaign.Leaders)} leaders")),
        ]);
        yield return new TextPart(Say($"Prüfsumme des Modells: {Campaign.ModelHash}", $"Hash of the model: {Campaign.ModelHash}"), true);
    }

    private IEnumerable<ReportPart> Respondents()
    {
        if (Campaign.WholeHouseOnly)
        {
            yield return new TextPart(Say("Keine. Das Haus ist so klein, dass nur das Ergebnis des Ganzen gezeigt wird; nach Amt und Merkmalen wird nicht gefragt.",
                "None. The house is so small that only the result of the whole is shown; unit and attributes are not asked."));
            yield break;
        }

        yield return new ListPart(false,
        [
            .. view.Asked.Count > 1 ? [Say("Rolle: ", "Role: ") + string.Join(", ", view.Asked.Select(one =>
                Texts.Perspectives[one.Perspective].Name))] : Array.Empty<string>(),
            Say("Amt: ", "Unit: ") + (Campaign.Units.Length == 0 ? Say("wird nicht gefragt", "is not asked")
                : Say($"freiwillig, {Campaign.Units.Length} zur Auswahl", $"voluntary, {Campaign.Units.Length} to choose from")),
            .. Campaign.Attributes.Select(one => $"{one.Name.In(language)} {Say("Freiwillig:", "Voluntary:")} "
                + string.Join(" · ", one.Values.Select(value => value.Name.In(language)))),
            Say("Kommentare in freiem Text: ", "Comments in free text: ") + (Campaign.Comments
                ? Say($"ja, gezeigt ab {Campaign.CommentThreshold} Personen; sie brauchen eine eigene Zustimmung",
                    $"yes, shown from {Campaign.CommentThreshold} people; they need a consent of their own") : Say("nein", "no")),
            Say("Datei mit einzelnen Bögen für die Forschung: ", "File with single sheets for research: ") + (Campaign.ForResearch
                ? Say($"ja, für {Campaign.ResearchBy}; hinein kommt nur, wer am Ende des Bogens selbst zustimmt",
                    $"yes, for {Campaign.ResearchBy}; only sheets whose respondents agree at their end go into it") : Say("nein", "no")),
        ]);
        var (alone, people) = (Math.Round(view.Recognisable.Planned.Alone), language.Count(view.Recognisable.People));
        yield return new TextPart(Say($"Mit allen Angaben zusammen {(alone is 1 ? "stünde voraussichtlich einer" : $"stünden voraussichtlich {language.Number(alone, 0)}")}"
            + $" von {people} Menschen mit {(alone is 1 ? "seinen" : "ihren")} Angaben allein da. Das zeigt keine Veröffentlichung; wer die versiegelten Bögen selbst liest, könnte es erkennen.",
            $"With everything together about {language.Number(alone, 0)} of {people} people would stand alone with what they say."
                + " No publication shows it; whoever reads the sealed sheets themselves could recognise it."));
    }

    private IEnumerable<ReportPart> Sights()
    {
        yield return new TextPart((Campaign.ForResearch
            ? Say("Antworten Einzelner sieht im Haus niemand. Die Datei für die Forschung holt nur, wer hier die Rolle Hochschule hat; sie nennt weder Amt noch Namen.",
                "Nobody in the house sees the answers of single people. Only who has the role of researcher here fetches the file for research; it names neither unit nor person.")
            : Say("Antworten Einzelner sieht niemand, auf keiner Seite und in keinem Export.",
                "Nobody sees the answers of single people, on no page and in no export."))
            + Say(" Was die Rollen sehen, steht in einer einzigen Tabelle des Programms; sie ist hier abgebildet.",
                " What roles see stands in one table of the program; it is shown here."));
        yield return new TablePart(BlockKind.Sights.Name(language), [Say("Rolle", "Role"), .. DossierView.Sights.Select(Sees)],
            [.. view.Sight.Select(one => (IReadOnlyList<ReportCell>)[one.Role.Name(language), .. DossierView.Sights.Select(right =>
                new ReportCell(one.Rights.Contains(right) ? Say("ja", "yes") : "–"))])]);
    }

    private string Sees(Right right) => right switch
    {
        Right.ReadCampaigns => Say("Stand der Erhebung", "State of the survey"),
        Right.ReadDossier => Say("Dossier und Schriftstücke", "Dossier and papers"),
        Right.ReadResults => Say("Ergebnis des Hauses", "Result of the house"),
        Right.ReadOwnUnit => Say("eigenes Amt", "own unit"),
        Right.ReadUnitResults => Say("alle Ämter", "all units"),
        _ => Say("Protokoll der Bedienung", "Record of use"),
    };

    private IEnumerable<ReportPart> Threshold()
    {
        yield return new TextPart(Say($"Gezeigt wird keine Zahl, hinter der weniger als {Campaign.Threshold} Personen stehen, auch nicht durch Abziehen einer Zahl von einer anderen oder von"
            + " früheren Wellen. Die Schwelle steht mit dem Öffnen fest. Während der Befragung gibt es keine Zwischenergebnisse;"
            + " die Zahl der Antworten steigt in Fünferschritten und höchstens stündlich.",
            $"No figure is shown that rests on fewer than {Campaign.Threshold} people, not by subtracting one figure from another or from earlier waves either."
                + " The threshold is fixed on opening. There are no interim results; the number of answers rises in steps of five and hourly at most."));
        if (view.SmallUnits > 0)
        {
            yield return new TextPart(view.SmallUnits == 1
                ? Say("Ein Amt hat weniger Beschäftigte als die Schwelle und bekommt nie ein eigenes Ergebnis.",
                    "One unit has fewer staff than the threshold and never gets a result of its own.")
                : Say($"{view.SmallUnits} Ämter haben weniger Beschäftigte als die Schwelle und bekommen nie ein eigenes Ergebnis.",
                    $"{view.SmallUnits} units have fewer staff than the threshold and never get a result of their own."));
        }

        if (view.SingularAreas.Count > 0)
        {
            var areas = string.Join(", ", view.SingularAreas.Select(area => Texts.Areas[area].Name));
            yield return new TextPart(Say($"Über wenige Menschen urteilen: {areas}. Solche Zahlen unterliegen der Regel für einzelne Rollen.",
                $"These judge few people: {areas}. Such figures are under the rule for singular roles."));
        }
    }

    /// <summary>What is said about one matter each, in two columns.</summary>
    internal TablePart Pairs(string caption, IReadOnlyList<(string What, string Words)> pairs) => new(caption,
        [Say("Was", "What"), Say("Angabe", "Statement")], [.. pairs.Select(one => (IReadOnlyList<ReportCell>)[one.What, one.Words])]);
}
