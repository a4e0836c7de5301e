using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Causes;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Causes of the invented town, from well supported to refuted, entered and reviewed through the same deeds as real
/// ones.</summary>
internal static class DemoCauses
{
    private const EvidenceKind Voice = EvidenceKind.Quote, Paper = EvidenceKind.Document, Seen = EvidenceKind.Observation,
        Figure = EvidenceKind.Process;

    /// <summary>What speaks for a cause (+) or against it (−): kind, side, source, unit, words.</summary>
    private static readonly (string Known, (EvidenceKind Kind, char Side, string Source, string Unit, string Words)[] Pieces)[] Causes =
    [
        ("steering.everything-begun",
        [
            (Voice, '+', "P03", "Bauamt", "Wir haben vierzehn Vorhaben auf der Liste, und jedes ist dringend. Fertig geworden ist in diesem Jahr eines."),
            (Voice, '+', "P07", "Hauptamt", "Wenn ein neues Thema kommt, hört niemand mit einem alten auf."),
            (Voice, '+', "P11", "Kämmerei", "Am Jahresende sehen wir, dass das Geld in vielen halben Sachen steckt."),
            (Paper, '+', "Projektliste, Stand Oktober", "", "14 laufende Vorhaben, davon 9 über dem geplanten Ende; kein Vorhaben hat eine Rangfolge."),
        ]),
        ("customers.inside-out",
        [
            (Voice, '+', "P02", "Bürgeramt", "Unser Formular fragt in der Reihenfolge, in der wir es ablegen, nicht in der, in der jemand umzieht."),
            (Voice, '+', "P05", "Sozialamt", "Wer Hilfe sucht, braucht bei uns drei Anträge für eine Lage."),
            (Paper, '+', "Rückmeldungen am Empfang, 3. Quartal", "", "Von 212 Nachfragen betrafen 131, welches Amt zuständig ist."),
            (Voice, '-', "P09", "Standesamt", "Bei uns erklärt das Online-Formular inzwischen jeden Schritt, das klappt gut."),
        ]),
        ("processes.craft-missing",
        [
            (Voice, '+', "P04", "Bauamt", "Einen Ablauf aufzuschreiben hat uns nie jemand gezeigt."),
            (Voice, '+', "P08", "Ordnungsamt", "Das Projekt lief nebenher, einen Plan gab es nicht."),
            (Figure, '+', "Prozessregister", "", "Von 15 erfassten Abläufen sind 4 als Modell aufgezeichnet; für 3 ist eine verantwortliche Person benannt, die daran gemessen wird."),
        ]),
        ("technology.patchwork",
        [
            (Voice, '+', "P06", "IT-Abteilung", "Während der Schließung wurde gekauft, was lieferbar war. Die Schnittstellen holen wir seitdem nach."),
            (Paper, '+', "Verzeichnis der Anwendungen", "", "63 Fachverfahren, 11 ohne benannte Zuständigkeit, 8 ohne Betriebskonzept."),
        ]),
        ("structure.silos",
        [
            (Voice, '+', "P01", "Bauamt", "Wenn ich etwas vom Nachbaramt brauche, geht das über zwei Leitungen."),
            (Seen, '+', "Begehung Poststelle, 14. September", "", "Ein Vorgang lag in drei Ämtern nacheinander in der Mappe, jedes legte eine eigene Kopie an."),
        ]),
        ("workforce.overload",
        [
            (Voice, '+', "P10", "Bürgeramt", "Jedes Update kommt mit einer Mail. Wann ich das üben soll, steht nicht darin."),
        ]),
        ("culture.daily-business",
        [
            (Voice, '+', "P05", "Sozialamt", "Für Verbesserungen bleibt der Freitagnachmittag, und der ist auch weg."),
            (Voice, '-', "P12", "Kulturamt", "Unsere Leitung hält jede zweite Woche zwei Stunden frei. Das nutzen wir auch."),
        ]),
        ("processes.privacy-pretext",
        [
            (Voice, '-', "P06", "IT-Abteilung", "Die Datenschutzbeauftragte hat bisher immer einen Weg genannt, wie es geht."),
            (Voice, '-', "P13", "Hauptamt", "Ein Nein aus dem Datenschutz hatte ich in fünf Jahren nicht."),
            (Paper, '-', "Stellungnahmen zum Datenschutz, zwei Jahre", "", "Von 22 Anfragen wurden 20 mit Auflagen bejaht, keine wurde abgelehnt."),
        ]),
        ("processes.signature-burden",
        [
            (Voice, '+', "P02", "Bürgeramt", "Das Amt könnte längst digital, die Unterschrift will das Gesetz auf Papier."),
            (Paper, '+', "Sammlung der Formvorschriften", "", "Für 6 von 15 erfassten Leistungen verlangt eine Vorschrift die Schriftform."),
            (Voice, '+', "P09", "Standesamt", "Bei der Anmeldung reicht ein Klick, für die Urkunde brauchen wir Stift und Siegel."),
        ]),
        ("commitment.uneven", []),
    ];

    public static async Task Fill(Database db, Guid administration, MaturityModel model, DateTimeOffset now)
    {
        var (author, reader) = (await Somebody(db, Role.Coordinator, now), await Somebody(db, Role.Interviewer, now));
        Task<CauseBoard?> Board() => FindCauses.Run(db, Actor.System, administration, model, [], Language.German, now);
        var board = (await Board())!;
        foreach (var (known, _) in Causes)
        {
            await RecordCause.Run(db, author, board, new(known), now.AddDays(-60));
        }

        await RecordCause.Run(db, author, board, new("", "development", "Fortbildung wird genehmigt, aber nicht vertreten",
            "Wer zu einer Schulung fährt, findet danach die liegen gebliebene Arbeit vor. Deshalb fahren wenige.", "OwnHouse"),
            now.AddDays(-50));
        board = (await Board())!;
        // One voice is not enough for a verdict: it stays plausible.
        await RecordEvidence.Run(db, author, board.Cards.First(one => one.Cause.Known.Length == 0), new(Voice.ToString(), "for", "P14",
            "Sozialamt", "Die Schulung war gut. Danach lag eine Woche Arbeit da, die niemand angefasst hatte."), now.AddDays(-35));
        foreach (var (known, pieces) in Causes)
        {
            var card = board.Cards.First(one => one.Cause.Known == known);
            foreach (var (piece, at) in pieces.Select((piece, at) => (piece, at)))
            {
                await RecordEvidence.Run(db, author, card, new(piece.Kind.ToString(),
                    piece.Side == '+' ? "for" : "against", piece.Source, piece.Unit, piece.Words), now.AddDays(at - 40));
            }
        }

        foreach (var (known, _) in Causes.Where(one => one.Pieces.Length > 2))
        {
            await JudgeCause.Run(db, reader, board.Cards.First(one => one.Cause.Known == known), CauseDeed.Reviewed,
                "Belege gelesen; Gegenbelege wurden gesucht.", now.AddDays(-20));
        }
    }

    private static async Task<Actor> Somebody(Database db, Role role, DateTimeOffset now)
    {
        var account = await db.Set<Grant>().Where(grant => grant.Role == role).Select(grant => grant.AccountId).FirstAsync();
        return (await FindActor.Run(db, account, now))!;
    }
}
