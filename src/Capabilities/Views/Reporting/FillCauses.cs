using System.Security.Cryptography;
using System.Text;
using Wegmarke.Causes;
using Wegmarke.Interviews;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Views.Reporting;

/// <summary>Causes with their evidence and quotes, as parts of a report.</summary>
internal static class FillCauses
{
    private const int EvidenceMost = 6;

    public static IEnumerable<ReportPart> Run(ReportGround ground, BlockKind kind) =>
        kind == BlockKind.Quotes ? Quotes(ground) : ground.Causes is { } board ? Causes(ground, board) : [];

    public static string DigestOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));

    private static IEnumerable<ReportPart> Causes(ReportGround ground, CauseBoard board)
    {
        var language = ground.Language;
        var say = language.Say;
        if (board.Cards.Count == 0)
        {
            yield return new TextPart(say("Noch ist keine Ursache festgehalten.", "No cause has been recorded yet."));
            yield break;
        }

        foreach (var area in board.Areas.Select(one => one.Key).Where(key => board.Of(key).Any(card => card.Area == key)))
        {
            yield return new HeadingPart(3, board.NameOf(area));
            foreach (var card in board.Of(area).Where(one => one.Area == area))
            {
                var (name, description) = Worded(ground, card);
                yield return new FindingPart(name, description.Length > 0 ? $": {description}" : "",
                    $"{card.Verdict.Word.Word(language)}; {card.Verdict.People(false, language)}");
                // Words of people come from the released quotes alone, where their consent can still be withdrawn.
                var told = card.Evidence.Where(one => !Quoted(one)).Take(EvidenceMost).ToList();
                if (told.Count > 0)
                {
                    yield return new TablePart(say($"Belege: {name}", $"Evidence: {name}"),
                        [say("Art", "Kind"), say("spricht", "speaks"), say("Beleg", "Evidence")],
                        [.. told.Select(one => (IReadOnlyList<ReportCell>)[one.Kind.Word(language), one.Speaks ? say("dafür", "for it")
                            : say("dagegen", "against it"), one.Text])]);
                }

                if (card.Initiatives.Count > 0)
                {
                    yield return new TextPart(say("Daran arbeitet: ", "Works on it: ")
                        + string.Join(", ", card.Initiatives.Select(one => one.Name).Distinct()) + ".");
                }
            }
        }
    }

    /// <summary>A cause that stands as a catalogue words it is told in the catalogue's words of this report's language; what the house
    /// worded itself stays as it is.</summary>
    private static (string Name, string Description) Worded(ReportGround ground, CauseCard card)
    {
        var (known, wording) = (card.Cause.Known, card.Wording);
        var unchanged = ground.Model.Texts.Values.Any(texts => texts.Causes.TryGetValue(known, out var one) && one.Name == wording.Name
            && one.Description == wording.Description);
        return unchanged && ground.Texts.Causes.TryGetValue(known, out var told) ? (told.Name, told.Description)
            : (wording.Name, wording.Description);
    }

    /// <summary>What a document or an observation says is derived from a quote as well.</summary>
    private static bool Quoted(Evidence one) => one.Kind == EvidenceKind.Quote
        || one.Derived && one.Kind is (EvidenceKind.Document or EvidenceKind.Observation);

    private static IEnumerable<ReportPart> Quotes(ReportGround ground)
    {
        var say = ground.Language.Say;
        if (ground.Quotes.Count == 0)
        {
            yield return new TextPart(say("Für diesen Kreis von Leserinnen und Lesern ist kein Zitat freigegeben.",
                "No quote is released for these readers."));
            yield break;
        }

        foreach (var one in ground.Quotes)
        {
            var about = ground.Texts.Causes.TryGetValue(one.Quote.Cause, out var cause) ? cause.Name
                : ground.Causes?.Cards.FirstOrDefault(card => card.Id.ToString() == one.Quote.Cause)?.Wording.Name
                    ?? (ground.Texts.Areas.TryGetValue(one.Quote.Area, out var area) ? area.ShortName : "");
            yield return new QuotePart(one.Quote.Id, DigestOf(one.Quote.Text), (one.Quote.Side == QuoteSide.For ? say("Zu: ", "On: ")
                : say("Dagegen: ", "Against: ")) + about);
        }
    }
}
