using System.Text.RegularExpressions;

namespace Wegmarke.MaturityModels.Drafts;

/// <summary>What the reader of models says in English, in German for those who edit in the browser. A sentence that is not known here is
/// shown in English and marked as such.</summary>
public static class ProblemInGerman
{
    /// <summary>Sentences with a star for what stands between.</summary>
    private static readonly (Regex English, string German)[] Sentences = [.. new (string English, string German)[]
    {
        ("\"*\" is no \"*\".", "„{0}“ ist kein gültiger Wert für „{1}“."),
        ("Known are: *.", "Möglich sind: {0}."),
        ("Did you mean \"*\"?", "Meinten Sie „{0}“?"),
        ("* has no \"*\".", "Hier fehlt „{1}“."),
        ("\"*\" is not a key of *.", "Der Schlüssel „{0}“ ist hier nicht vorgesehen."),
        ("* must hold keys with values.", "Hier müssen Schlüssel mit Werten stehen."),
        ("Write \"key: value\" lines.", "Schreiben Sie Zeilen der Form „schlüssel: wert“."),
        ("A key must be a plain word.", "Ein Schlüssel muss ein einfaches Wort sein."),
        ("Write \"key: value\".", "Schreiben Sie „schlüssel: wert“."),
        ("Add \"*: …\".", "Ergänzen Sie „{0}: …“."),
        ("Add \"*: …\" with a whole number.", "Ergänzen Sie „{0}: …“ mit einer ganzen Zahl."),
        ("Add \"*: [ … ]\".", "Ergänzen Sie „{0}: [ … ]“."),
        ("Add \"*:\" with at least one element.", "Ergänzen Sie „{0}:“ mit mindestens einem Eintrag."),
        ("Add \"*:\" with its text.", "Ergänzen Sie „{0}:“ mit seinem Text."),
        ("Add \"*:\" with its body.", "Ergänzen Sie „{0}:“ mit seinem Inhalt."),
        ("\"*\" is empty.", "„{0}“ ist leer."),
        ("Write its text or delete the key.", "Schreiben Sie den Text oder löschen Sie den Schlüssel."),
        ("\"*\" must be a text.", "„{0}“ muss ein Text sein."),
        ("Write one value in one line or a block.", "Schreiben Sie einen Wert in eine Zeile oder einen Block."),
        ("\"*\" must be a number.", "„{0}“ muss eine Zahl sein."),
        ("Write it with a point, for example 0.5.", "Schreiben Sie sie mit einem Punkt, zum Beispiel 0.5."),
        ("\"*\" must be a whole number.", "„{0}“ muss eine ganze Zahl sein."),
        ("Write digits only.", "Schreiben Sie nur Ziffern."),
        ("\"*\" must be true or false.", "„{0}“ muss true oder false sein."),
        ("Write true or false.", "Schreiben Sie true oder false."),
        ("\"*\" must be a list.", "„{0}“ muss eine Liste sein."),
        ("Write [a, b] or one \"- a\" per line.", "Schreiben Sie [a, b] oder je Zeile „- a“."),
        ("Write one \"- …\" per element.", "Schreiben Sie je Eintrag eine Zeile mit „- …“."),
        ("\"*\" must hold plain words.", "„{0}“ darf nur einfache Wörter enthalten."),
        ("Write one word per element.", "Schreiben Sie ein Wort je Eintrag."),
        ("Add at least one element.", "Ergänzen Sie mindestens einen Eintrag."),
        ("Add at least one.", "Ergänzen Sie mindestens einen."),
        ("A text is missing here.", "Hier fehlt ein Text."),
        ("Write one line of text.", "Schreiben Sie eine Zeile Text."),
        ("Write it or delete the line.", "Schreiben Sie ihn oder löschen Sie die Zeile."),
        ("There is no \"*\" among the * of the model.", "„{0}“ gibt es im Modell unter „{1}“ nicht."),
        ("The text of \"*\" is missing among the *.", "Unter „{1}“ fehlt der Text zu „{0}“."),
        ("The item \"*\" is reversed, but its text carries no marker.", "Die Frage „{0}“ ist umgekehrt gewertet, ihrem Text fehlt das Kennzeichen."),
        ("Add \"reversed: true\" once the wording is checked.", "Ergänzen Sie „reversed: true“, wenn der Wortlaut geprüft ist."),
        ("The text of \"*\" is marked as reversed, the item is not.", "Der Text zu „{0}“ ist als umgekehrt gekennzeichnet, die Frage ist es nicht."),
        ("Delete the marker, or add \"reversed: true\" to the item.", "Löschen Sie das Kennzeichen oder ergänzen Sie „reversed: true“ bei der Frage."),
        ("The plain text turns the item's direction.", "Der einfache Text dreht die Richtung der Frage um."),
        ("Word it in the direction of the item.", "Formulieren Sie ihn in der Richtung der Frage."),
        ("\"*\" has * stage descriptions, its scale has * stages.", "„{0}“ hat {1} Stufenbeschreibungen, die Skala aber {2} Stufen."),
        ("Write one sentence per stage.", "Schreiben Sie einen Satz je Stufe."),
        ("The placeholder \"*\" is not known.", "Den Platzhalter „{0}“ gibt es nicht."),
        ("A placeholder is not closed.", "Ein Platzhalter ist nicht geschlossen."),
        ("Write {{name}} with two braces on each side.", "Schreiben Sie {{{{name}}}} mit je zwei Klammern."),
        ("This is not valid YAML (*).", "Das ist kein gültiges YAML ({0})."),
        ("Check indentation, colons and quotation marks here.", "Prüfen Sie hier Einrückung, Doppelpunkte und Anführungszeichen."),
        ("The key \"*\" stands here a second time.", "Der Schlüssel „{0}“ steht hier ein zweites Mal."),
        ("Delete or rename one of the two.", "Löschen oder benennen Sie einen der beiden um."),
        ("The file is empty.", "Die Datei ist leer."),
        ("Write the model's keys into it.", "Schreiben Sie die Schlüssel des Modells hinein."),
        ("Begin with \"key: value\" lines.", "Beginnen Sie mit Zeilen der Form „schlüssel: wert“."),
        ("A second document begins here.", "Hier beginnt ein zweites Dokument."),
        ("Keep one document per file; delete the line \"---\".", "Je Datei ein Dokument: Löschen Sie die Zeile „---“."),
        ("An alias (*) is not allowed.", "Ein Verweis (*) ist nicht erlaubt."),
        ("An anchor (&) is not allowed.", "Eine Marke (&) ist nicht erlaubt."),
        ("A tag (!) is not allowed.", "Eine Typangabe (!) ist nicht erlaubt."),
        ("Write the value out.", "Schreiben Sie den Wert aus."),
        ("Write the value out where it is needed.", "Schreiben Sie den Wert dort aus, wo er gebraucht wird."),
        ("Write plain values only.", "Schreiben Sie nur einfache Werte."),
        ("The key \"*\" has characters that a key must not have.", "Der Schlüssel „{0}“ enthält unzulässige Zeichen."),
        ("Use small letters, digits, points and hyphens.", "Erlaubt sind Kleinbuchstaben, Ziffern, Punkte und Bindestriche."),
        ("The * \"*\" is there twice.", "„{1}“ ist zweimal da."),
        ("Give one of them another key.", "Geben Sie einem von beiden einen anderen Schlüssel."),
        ("The area \"*\" has no facet \"*\".", "Der Teilbereich „{0}“ hat keine Facette „{1}“."),
        ("The item \"*\" belongs to the area \"*\", which is not there.", "Die Frage „{0}“ gehört zum Teilbereich „{1}“, den es nicht gibt."),
        ("The form asks \"*\", which is not there.", "Der Fragebogen fragt „{0}“, das gibt es nicht."),
        ("The form leaves the item \"*\" unseen.", "Der Fragebogen stellt die Frage „{0}“ nie."),
        ("Add it to the fixed items or to a block.", "Nehmen Sie sie zu den festen Fragen oder in einen Block."),
        ("The facet \"*\" has no item.", "Die Facette „{0}“ hat keine Frage."),
        ("Add an item for it or delete the facet.", "Ergänzen Sie eine Frage oder löschen Sie die Facette."),
        ("The pair \"*\" has one item only.", "Das Paar „{0}“ hat nur eine Frage."),
        ("Give its partner the same pair or delete it.", "Geben Sie dem Gegenstück dasselbe Paar oder löschen Sie es."),
        ("The cause \"*\" has no sign.", "Die Ursache „{0}“ hat kein Anzeichen."),
        ("Name items, facets, indicators or spread that show it.", "Nennen Sie Fragen, Facetten, Kennzahlen oder Streuung, die sie zeigen."),
        ("The cause \"*\" has no initiative.", "Die Ursache „{0}“ hat keine Maßnahme."),
        ("Name at least one that answers it.", "Nennen Sie mindestens eine, die ihr begegnet."),
        ("The cause \"*\" is answered by \"*\", which does not name it.", "Bei der Ursache „{0}“ steht die Maßnahme „{1}“, die sie nicht nennt."),
        ("Add \"*\" to its causes, or take the initiative out of the cause.", "Ergänzen Sie „{0}“ bei ihren Ursachen oder streichen Sie die Maßnahme bei der Ursache."),
        ("The initiative \"*\" answers no cause.", "Die Maßnahme „{0}“ begegnet keiner Ursache."),
        ("Name at least one cause.", "Nennen Sie mindestens eine Ursache."),
        ("The initiative \"*\" answers \"*\", which does not name it.", "Die Maßnahme „{0}“ nennt die Ursache „{1}“, bei der sie nicht steht."),
        ("Add \"*\" to its initiatives, or take the cause out of the initiative.", "Ergänzen Sie „{0}“ bei ihren Maßnahmen oder streichen Sie die Ursache bei der Maßnahme."),
        ("The * \"*\" is not there.", "„{1}“ gibt es nicht."),
        ("The key became \"*\".", "Der Schlüssel des Modells wurde zu „{0}“."),
        ("Keep \"key: *\"; another model is another folder.", "Lassen Sie „key: {0}“ stehen; ein anderes Modell ist ein eigenes."),
        ("The version became \"*\".", "Die Fassung wurde zu „{0}“."),
        ("Keep \"version: *\".", "Lassen Sie „version: {0}“ stehen."),
    }.Select(one => (new Regex("^" + Regex.Escape(one.English).Replace("\\*", "(.*?)", StringComparison.Ordinal) + "$"), one.German))];

    /// <summary>The sentence in German; null where it is not known.</summary>
    public static string? Of(string english)
    {
        foreach (var (pattern, german) in Sentences)
        {
            if (pattern.Match(english) is not { Success: true } match) continue;
            object[] parts = [.. match.Groups.Values.Skip(1).Select(group => group.Value)];
            return string.Format(null, german, parts);
        }

        return null;
    }

    /// <summary>What is wrong and what to do; null where one of the two is not known.</summary>
    public static string? Of(ModelProblem problem) =>
        Of(problem.What) is { } what && Of(problem.Remedy) is { } remedy ? $"{what} {remedy}" : null;
}
