using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Invitations;
using Wegmarke.People.Competences;
using Wegmarke.Storage;

namespace Wegmarke.People.Folder;

/// <summary>Makes cards for a group. Their codes are shown once and stored as keyed hashes only.</summary>
public static class PrintCards
{
    public const int Most = 500;

    public abstract record Outcome;

    public sealed record Printed(IReadOnlyList<AccessCode> Codes) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public static async Task<Outcome> Run(Database db, PeopleKeys keys, Actor actor, Guid administration, string group, int count,
        DateTimeOffset now)
    {
        if ((await PeopleEntries.Of<ListedEntry>(db, administration, StaffGroups.Key)).FirstOrDefault(one =>
            one.Content.Text("name") == group)
            is not { Content: var found })
        {
            return new Refused(new("Bitte wählen Sie eine Gruppe.", "Please choose a group."));
        }

        var (staff, there) = (found.Whole("staff") ?? 0, await db.Set<FolderCard>().CountAsync(one => one.AdministrationId == administration
            && one.Group == group));
        // Twice as many as there are people leave room for lost cards, and stay far from an invented crowd around one person.
        if (count is < 1 or > Most || there + count > 2 * staff)
        {
            return new Refused(new($"Für diese Gruppe lassen sich noch {Math.Clamp(2 * staff - there, 0, Most)} Karten drucken: doppelt so viele, wie sie Menschen hat.",
                $"For this group {Math.Clamp(2 * staff - there, 0, Most)} more cards can be printed: twice as many as it has people."));
        }

        var (codes, key) = (Enumerable.Range(0, count).Select(_ => AccessCode.Fresh()).ToList(), keys.Of(administration));
        db.AddRange(codes.Select(code => new FolderCard(administration, code.HashWith(key), group,
            now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        db.Note(actor, now, "print-folder-cards", $"{group}: {count}", administration);
        await db.SaveChangesAsync();
        return new Printed(codes);
    }

    /// <summary>Cards printed and used, by group; the staff council reads it beside the headcount.</summary>
    public static async Task<IReadOnlyList<(string Group, int Printed, int Used)>> Counts(Database db, Guid administration)
    {
        var printed = await db.Set<FolderCard>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync();
        var used = (await db.Set<FolderCardUse>().AsNoTracking().Where(one => one.AdministrationId == administration).ToListAsync())
            .Select(one => Convert.ToHexString(one.CodeHash)).ToHashSet();
        return [.. printed.GroupBy(one => one.Group).OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count(),
            // Used ones in steps: who sees the page before and after a colleague came back from it learns nothing.
            group.Count(one => used.Contains(Convert.ToHexString(one.CodeHash))) / UsedStep * UsedStep))];
    }

    private const int UsedStep = 5;
}
