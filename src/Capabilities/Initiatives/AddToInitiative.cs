using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives;

/// <summary>A comment or a file beside an initiative.</summary>
public static class AddToInitiative
{
    public const int TextMax = 4000;
    public const int DocumentsMax = 50;

    public abstract record Outcome;

    public sealed record Added : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record DoesNotFit : Outcome;

    public static async Task<Outcome> Comment(Database db, Actor actor, Guid administration, Guid initiative, string text,
        DateTimeOffset now)
    {
        if (await Portfolio.Find(db, administration, initiative) is not { } sheet) return new NotThere();
        if (text.Trim().Length is 0 or > TextMax) return new DoesNotFit();
        db.Add(new InitiativeComment(Guid.CreateVersion7(now), initiative, text.Trim(), actor.Name, now));
        db.Note(actor, now, "comment-initiative", sheet.Content.Title, administration);
        await db.SaveChangesAsync();
        return new Added();
    }

    public static async Task<Outcome> Document(Database db, Actor actor, Guid administration, Guid initiative, string name, byte[] bytes,
        DateTimeOffset now)
    {
        if (await Portfolio.Find(db, administration, initiative) is not { } sheet) return new NotThere();
        if (name.Trim().Length is 0 or > CheckInitiative.LineMax || bytes.Length is 0 or > InitiativeDocument.BytesMax
            || await db.Set<InitiativeDocument>().CountAsync(one =>
                one.InitiativeId == initiative) >= DocumentsMax) return new DoesNotFit();
        db.Add(new InitiativeDocument(Guid.CreateVersion7(now), initiative, name.Trim(), bytes, actor.Name, now));
        db.Note(actor, now, "attach-document", $"{sheet.Content.Title}: {name.Trim()}", administration);
        await db.SaveChangesAsync();
        return new Added();
    }
}
