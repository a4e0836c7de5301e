using Wegmarke.Storage;

namespace Wegmarke.Accounts;

public static class Audit
{
    /// <summary>Adds the line; it is stored with the deed or not at all.</summary>
    public static void Note(this Database db, Actor actor, DateTimeOffset now, string deed, string subject, Guid? administration = null) =>
        db.Add(new AuditLine(Guid.CreateVersion7(now), now, actor.Id, actor.Name, administration, deed, subject));
}
