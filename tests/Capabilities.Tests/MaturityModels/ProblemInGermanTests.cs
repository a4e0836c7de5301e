using Wegmarke.MaturityModels;
using Wegmarke.MaturityModels.Drafts;

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
            .Model!).Where(change => change.StartsWith("item", StringComparison.Ordinal)).Select(ProblemInGerman.Of));

    [Fact]
    public void Another_number_alone_is_no_difference() => Assert.Empty(CompareModels.Run(SmallModel.Read(),
        SmallModel.Read(SmallModel.With("model.yaml", "version: \"1.0\"", "version: \"1.1\"")).Model!));

    [Fact]
    public void Twin_what_is_not_known_stays_English() => Assert.Null(ProblemInGerman.Of("The moon is not there yet"));
}
