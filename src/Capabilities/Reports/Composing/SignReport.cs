using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Reports.Composing;

/// <summary>A named person answers for a frozen version, exactly the one with this hash.</summary>
public static class SignReport
{
    public const int WordsMax = 500;

    public abstract record Outcome;

    public sealed record Done : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record SignedAlready(ReportSignature Standing) : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid report, int version, string hash,
        string words, DateTimeOffset now)
    {
        if (await ReportState.Find(db, administration, report) is not { } state
            || state.Versions.FirstOrDefault(one => one.Version == version) is not { } frozen) return new NotThere();
        if (state.SignatureOf(version) is { } standing) return new SignedAlready(standing);
        if (words.Trim().Length > WordsMax)
        {
            return new Refused(new("Bitte schreiben Sie höchstens 500 Zeichen.", "Please write at most 500 characters."));
        }

        if (frozen.Hash != hash)
        {
            return new Refused(new("Die Prüfsumme passt nicht zu dieser Fassung. Bitte öffnen Sie die Seite noch einmal.",
                "The checksum does not fit this version. Please open the page again."));
        }

        db.Add(new ReportSignature(report, version, hash, words.Trim(), actor.Id, actor.Name, now));
        db.Note(actor, now, "sign-report", $"{report} {version} {hash}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Done();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await ReportState.Find(db, administration, report) is { } again && again.SignatureOf(version) is { } theirs
                ? new SignedAlready(theirs) : new NotThere();
        }
    }
}
