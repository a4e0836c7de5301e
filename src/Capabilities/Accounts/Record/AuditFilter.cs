using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Accounts.Record;

/// <summary>Which lines of the record somebody wants to read.</summary>
/// <param name="Scope">Administrations the reader may look into; null for all.</param>
/// <param name="Person">Part of a name; empty for everybody.</param>
/// <param name="Deed">Key of a deed; empty for all.</param>
/// <param name="Text">Part of what a line is about.</param>
public sealed record AuditFilter(IReadOnlyList<Guid>? Scope, Guid? Administration = null, string Person = "", string Deed = "",
    string Text = "",
    DateOnly? From = null, DateOnly? Until = null)
{
    public const int TextMax = 100;

    public bool IsPlain => Administration is null && Person.Length == 0 && Deed.Length == 0 && Text.Length == 0 && From is null && Until
        is null;

    public IQueryable<AuditLine> Of(Database db)
    {
        var lines = db.Set<AuditLine>().AsNoTracking();
        if (Scope is not null) lines = lines.Where(line => line.AdministrationId != null && Scope.Contains(line.AdministrationId.Value));
        if (Administration is { } house) lines = lines.Where(line => line.AdministrationId == house);
        if (Deed.Length > 0) lines = lines.Where(line => line.Deed == Deed);
#pragma warning disable CA1304, CA1311 // The database compares, not this process.
        if (Person.Length > 0)
        {
            var (name, lower) = (Pattern(Person), Pattern(Person.ToLowerInvariant()));
            lines = lines.Where(line => EF.Functions.Like(line.ActorName, name, "\\") || EF.Functions.Like(line.ActorName.ToLower(), lower, "\\"));
        }

        if (Text.Length > 0)
        {
            var (words, lower) = (Pattern(Text), Pattern(Text.ToLowerInvariant()));
            lines = lines.Where(line => EF.Functions.Like(line.Subject, words, "\\") || EF.Functions.Like(line.Subject.ToLower(), lower, "\\"));
        }

#pragma warning restore CA1304, CA1311
        if (From is { } from)
        {
            var first = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            lines = lines.Where(line => line.At >= first);
        }

        if (Until is { } until)
        {
            var after = new DateTimeOffset(until.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            lines = lines.Where(line => line.At < after);
        }

        return lines;
    }

    /// <summary>What somebody wrote means itself: signs that stand for others are taken as they are.</summary>
    private static string Pattern(string written) => "%" + written.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
