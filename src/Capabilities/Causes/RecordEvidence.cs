using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Causes;

/// <summary>What was written into the form of a piece of evidence.</summary>
public sealed record EvidenceForm(
    string Kind = "", string Side = "", string Source = "", string Unit = "", string Text = "", string Address = "",
    string? Problem = null);

/// <summary>Adds a piece of evidence to a cause, for it or against it, and takes one back.</summary>
public static class RecordEvidence
{
    public const int SourceMax = 200;
    public const int TextMax = 2000;
    public const int AddressMax = 400;

    /// <summary>Figures of releases and readings are derived by rule and cannot be entered.</summary>
    public static readonly IReadOnlyList<EvidenceKind> Entered =
        [EvidenceKind.Quote, EvidenceKind.Document, EvidenceKind.Process, EvidenceKind.Observation];

    public enum Outcome
    {
        Recorded,
        KindMissing,
        SideMissing,
        SourceMissing,
        TextMissing,
        AddressWrong,
        NotThere,
        ReasonMissing,
    }

    public static async Task<Outcome> Run(Database db, Actor actor, CauseCard card, EvidenceForm form, DateTimeOffset now)
    {
        var (source, text, address) = (form.Source.Trim(), form.Text.Trim(), form.Address.Trim());
        if (!Enum.TryParse<EvidenceKind>(form.Kind, out var kind) || !Entered.Contains(kind)) return Outcome.KindMissing;
        if (form.Side is not ("for" or "against")) return Outcome.SideMissing;
        if (source.Length is 0 or > SourceMax || form.Unit.Trim().Length > SourceMax) return Outcome.SourceMissing;
        if (text.Length is 0 or > TextMax) return Outcome.TextMissing;
        if (!Fits(address)) return Outcome.AddressWrong;
        db.Add(new Evidence(Guid.CreateVersion7(now), card.Id, kind, form.Side == "for", source,
            kind == EvidenceKind.Quote ? form.Unit.Trim() : "", text, address, actor.Name, now));
        db.Note(actor, now, "record-evidence", card.Wording.Name, card.Cause.AdministrationId);
        await db.SaveChangesAsync();
        return Outcome.Recorded;
    }

    public static async Task<Outcome> TakeBack(Database db, Actor actor, CauseCard card, Guid evidence, string reason, DateTimeOffset now)
    {
        if (evidence == Guid.Empty || card.Evidence.All(one => one.Id != evidence)) return Outcome.NotThere;
        if (reason.Trim().Length is 0 or > SourceMax) return Outcome.ReasonMissing;
        db.Add(new EvidenceEnd(evidence, reason.Trim(), actor.Name, now));
        db.Note(actor, now, "take-back-evidence", card.Wording.Name, card.Cause.AdministrationId);
        await db.SaveChangesAsync();
        return Outcome.Recorded;
    }

    /// <summary>A page of this house or of the web; nothing that a click would run.</summary>
    private static bool Fits(string address) => address.Length == 0 || (address.Length <= AddressMax
        && ((address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")));
}
