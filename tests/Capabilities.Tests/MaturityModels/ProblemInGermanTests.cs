using Wegmarke.Capabilities.Tests.House;
using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Drafts;
using Wegmarke.MaturityModels.Quality;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>Who edits in the browser reads in German what is wrong.</summary>
public sealed class ProblemInGermanTests
{
    [Theory]
    [InlineData("causes.yaml", "level: own-house", "level: village",
        "„village“ ist kein gültiger Wert für „level“. Möglich sind: own-house, county, land, federal.")]
    [InlineData("causes.yaml", "slide: \"17\"", "slid: \"17\"", "Der Schlüssel „slid“ ist hier nicht vorgesehen. Meinten Sie „slide“?")]
    [InlineData("letters.de.yaml", "{{link}}", "{{lnk}}", "Den Platzhalter „{{lnk}}“ gibt es nicht. Meinten Sie „link“?")]
    [InlineData("letters.de.yaml", "{{link}}", "{{link", "Ein Platzhalter ist nicht geschlossen. Schreiben Sie {{name}} mit je zwei Klammern.")]
    [InlineData("texts.de.yaml", "processes.short:", "processes.shrt:", "„processes.shrt“ gibt es im Modell unter „items“ nicht. Meinten Sie „processes.short“?")]
    [InlineData("texts.de.yaml", "Unsere Wege sind kurz.", "", "„text“ ist leer. Schreiben Sie den Text oder löschen Sie den Schlüssel.")]
    [InlineData("texts.de.yaml", "name: Steuerung, ", "", "Hier fehlt „name“. Ergänzen Sie „name: …“.")]
    [InlineData("model.yaml", "contradicts: strategy", "bonds: strategy", "Der Schlüssel „bonds“ ist hier nicht vorgesehen. Meinten Sie „bands“?")]
    [InlineData("causes.yaml", "    areas: [steering]", "\tareas: [steering]", "Diese Zeile ist mit einem Tabulator eingerückt. Rücken Sie sie mit Leerzeichen ein.")]
    public void A_problem_is_said_in_German(string file, string old, string now, string german) =>
        Assert.Contains(german, SmallModel.Read(SmallModel.With(file, old, now)).Problems.Select(ProblemInGerman.Of));

    [Fact]
    public void Changes_are_said_in_German_too() => Assert.Equal(["Frage steering.checked (de): „Wir prüfen unsere Ziele.“ → „Wir prüfen.“"],
        CompareModels.Run(SmallModel.Read(), SmallModel.Read(SmallModel.With("texts.de.yaml", "Wir prüfen unsere Ziele.", "Wir prüfen."))
            .Model!).Where(change => change.StartsWith("item", StringComparison.Ordinal))
            .Select(ChangeInGerman.Of));

    [Theory]
    [InlineData("model.yaml", "answered-share-min: 0.5", "answered-share-min: 0.6", "Auswertung, answered-share-min: 0.5 → 0.6")]
    [InlineData("causes.de.yaml", "sign: Ziele sind unbekannt.", "sign: Ziele fehlen.",
        "Ursache no-time Anzeichen (de): „Ziele sind unbekannt.“ → „Ziele fehlen.“")]
    [InlineData("initiatives.en.yaml", "name: Make time", "name: Find time", "Empfehlung 1 Name (en): „Make time“ → „Find time“")]
    [InlineData("texts.de-plain.yaml", "Ich weiß unsere Ziele.", "Ich weiß die Ziele.",
        "Frage steering.known Text (de-plain): „Ich weiß unsere Ziele.“ → „Ich weiß die Ziele.“")]
    [InlineData("letters.de.yaml", "Bitte nehmen", "Gern nehmen",
        "Schreiben invitation Inhalt (de): „Bitte nehmen Sie teil: {{link}}“ → „Gern nehmen Sie teil: {{link}}“")]
    public void A_change_is_said_in_German(string file, string old, string now, string german) => Assert.Equal([german],
        CompareModels.Run(SmallModel.Read(), SmallModel.Read(SmallModel.With(file, old, now)).Model!).Select(ChangeInGerman.Of));

    /// <summary>Whatever a wording consists of has a German name, so that no change of it is said in English.</summary>
    [Fact]
    public void Every_part_of_every_text_has_a_German_name() => Guard.FindsNothing(
        ReadModel.Run(Path.Combine(Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!.Texts.SelectMany(texts =>
            EveryText.Of(texts.Value).Select(text => $"{texts.Key} {text.Path}: \"{text.Text}\" → \"x\""))
        .Where(change => ChangeInGerman.Of(change) is null));

    [Fact]
    public void Another_number_alone_is_no_difference() => Assert.Empty(CompareModels.Run(SmallModel.Read(),
        SmallModel.Read(SmallModel.With("model.yaml", "version: \"1.0\"", "version: \"1.1\"")).Model!));

    [Fact]
    public void Twin_what_is_not_known_stays_English() => Assert.Null(ProblemInGerman.Of("The moon is not there yet"));
}
