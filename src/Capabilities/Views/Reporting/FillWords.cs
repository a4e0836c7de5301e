using Wegmarke.Design;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Views.Reporting;

/// <summary>What the words of a report mean, and how its figures were made.</summary>
internal static class FillWords
{
    public static IEnumerable<ReportPart> Run(ReportGround ground)
    {
        var language = ground.Language;
        string Say(string german, string english, string plain) => language == Language.PlainGerman ? plain : language.Say(german, english);
        yield return new ListPart(false,
        [
            Say("Teilbereich: einer von zehn Bereichen, an denen sich zeigt, wie fit die Verwaltung für die Zukunft ist.",
                "Area: one of ten in which it shows how fit for the future the administration is.",
                "Teilbereich: Wir schauen auf zehn Dinge. Jedes davon heißt Teilbereich."),
            Say("Stufe: wie weit etwas umgesetzt ist, von 1 bis 6. Stufe 5 heißt: Ziel erreicht.",
                "Stage: how far something is realised, from 1 to 6. Stage 5 means: target reached.",
                "Stufe: Wie weit sind wir? 1 heißt: noch gar nicht. 5 heißt: Wir haben das Ziel erreicht."),
            Say("n: wie viele Antworten hinter einer Zahl stehen.", "n: how many answers stand behind a figure.",
                "n: So viele Menschen haben geantwortet."),
            Say("von – bis: In diesem Bereich liegt der Mittelwert aller Beschäftigten sehr wahrscheinlich.",
                "from – to: the mean of all staff very probably lies within it.",
                "von und bis: Die Zahl ist nicht ganz genau. Sie liegt sehr wahrscheinlich zwischen diesen beiden Werten."),
            Say("geschützt: Diese Zahl könnte Rückschlüsse auf Einzelne zulassen; deshalb wird sie nicht gezeigt.",
                "protected: this figure could allow conclusions about single persons, so it is not shown.",
                "geschützt: Diese Zahl zeigen wir nicht. Sonst könnte man vielleicht erkennen, wer geantwortet hat."),
            Say("kein erkennbarer Unterschied: Eine Befragung dieser Größe kann so kleine Unterschiede nicht vom Zufall trennen.",
                "no detectable difference: a survey of this size cannot tell such small differences from chance.",
                "kein erkennbarer Unterschied: Die Zahlen sind verschieden. Das kann aber Zufall sein."),
        ]);
    }

    public static IEnumerable<ReportPart> Method(ReportGround ground)
    {
        var language = ground.Language;
        var say = language.Say;
        if (ground.Result is { } view)
        {
            yield return new TextPart(view.Line + ". " + view.Stamp, true);
            yield return new TextPart(language == Language.PlainGerman
                ? $"Alle haben freiwillig und ohne Namen geantwortet. Zahlen von weniger als {view.Document.Threshold} Menschen zeigen wir nicht."
                : say($"Mittelwerte der Antworten mit 95-%-Intervallen; gezeigt wird keine Zahl, hinter der weniger als {view.Document.Threshold} Personen stehen, auch nicht durch Abziehen."
                        + " Ob ein Unterschied „sicher“ heißt, wird für alle Teilbereiche zusammen geprüft (Holm).",
                    $"Means of answers with 95 % intervals; no figure is shown that rests on fewer than {view.Document.Threshold} people, not by subtraction either."
                        + " Whether a difference is called “certain” is tested for all areas together (Holm)."), true);
        }

        if (ground.Comparison is { } comparison)
        {
            foreach (var part in FillCircle.Method(comparison)) yield return part;
        }

        if (ground.LeftOut.Count > 0)
        {
            yield return new TextPart(say($"Nicht gezeigt, weil sie über wenige Menschen urteilen: {string.Join(", ", ground.LeftOut)}.",
                $"Not shown because they judge few people: {string.Join(", ", ground.LeftOut)}."), true);
        }

        if (ground.Rounds is [var round, ..])
        {
            yield return new TextPart(say($"Ampeln nach fester Regel aus Runde {round.Document.Number}, Prüfsumme {round.Hash[..12]}.",
                $"Lights by a fixed rule from round {round.Document.Number}, checksum {round.Hash[..12]}."), true);
        }
    }
}
