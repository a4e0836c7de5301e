using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Interviews.Cases;

/// <summary>Keeps a case as a new one or as the next version of a known one, or ends it.</summary>
public static class KeepCase
{
    public const int NameMax = 100;
    public const int FeaturesMax = 30;
    public const int ValueMax = 200;

    public abstract record Outcome;

    public sealed record Kept(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Somebody else saved a version meanwhile.</summary>
    public sealed record Overtaken : Outcome;

    /// <param name="known">Null: a new one.</param>
    /// <param name="seen">Number of the version that the writer had before the eyes; 0 for a new one.</param>
    /// <param name="readable">Sources that the writer may open; others of the case stay as they are.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid? known, int seen, CaseContent said,
        IReadOnlyList<Source> readable, DateTimeOffset now)
    {
        var open = readable.Select(one => one.Id).ToHashSet();
        if (Fault(said) is { } fault) return new Refused(fault);
        if (said.Sources.Count == 0 || !said.Sources.All(open.Contains))
        {
            return new Refused(new("Bitte wählen Sie mindestens eine Quelle, die von dem Fall erzählt.",
                "Please choose at least one source that tells of the case."));
        }

        IEnumerable<Guid> unseen = [];
        if (known is { } id)
        {
            var before = (await FindCases.For(db, administration, readable)).FirstOrDefault(one => one.Case.Id == id).Case;
            if (before is null) return new NotThere();
            if (before.Number != seen) return new Overtaken();
            unseen = before.Content.Sources.Where(one => !open.Contains(one));
        }

        var kept = new SourceCase(known ?? Guid.CreateVersion7(now), seen + 1, administration,
            ContentJson.Write(said with { Sources = [.. said.Sources.Concat(unseen).Distinct()] }), actor.Name, now);
        db.Add(kept);
        db.Note(actor, now, "keep-case", $"{said.Name} {kept.Number}", administration);
        try
        {
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            return new Kept(kept.Id);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new Overtaken();
        }
    }

    /// <returns>Whether there was such a case that this person may see.</returns>
    public static async Task<bool> End(Database db, Actor actor, Guid administration, Guid known, IReadOnlyList<Source> readable,
        DateTimeOffset now)
    {
        if ((await FindCases.For(db, administration,
            readable)).FirstOrDefault(one => one.Case.Id == known).Case is not { } found) return false;
        db.Add(new SourceCaseEnd(known, actor.Name, now));
        db.Note(actor, now, "end-case", found.Content.Name, administration);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Reads lines such as "Years in the house: more than ten".</summary>
    public static IReadOnlyList<CaseFeature> ReadFeatures(string lines) => [.. lines.Split('\n', StringSplitOptions.TrimEntries
            | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
        .Select(parts => new CaseFeature(parts[0], parts.Length > 1 ? parts[1] : ""))];

    /// <returns>What has to be mended; null: nothing.</returns>
    public static Sentence? Fault(CaseContent said)
    {
        if (said.Name.Length is 0 or > NameMax) return new("Bitte geben Sie dem Fall ein Kürzel mit höchstens 100 Zeichen, keinen Namen.",
            "Please give the case a sign of at most 100 characters, not a name.");
        if (said.Features.Count > FeaturesMax || said.Features.Any(one => one.Name.Length is 0 or > NameMax
            || one.Value.Length is 0 or > ValueMax))
        {
            return new("Merkmale: eine Zeile je Merkmal wie „Jahre im Haus: mehr als zehn“, höchstens 30 Zeilen.",
                "Features: one line each such as “Years in the house: more than ten”, 30 lines at most.");
        }

        return said.Features.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group =>
            group.Count() > 1) is { } twice
            ? new($"Das Merkmal „{twice.Key}“ steht zweimal da.", $"The feature “{twice.Key}” is there twice.") : Named(said);
    }

    /// <summary>A case must not say who it is.</summary>
    private static Sentence? Named(CaseContent said) => ProposeNames.Run(string.Join('\n', said.Features.Select(one =>
        one.Value).Prepend(said.Name)),
            [], new("", [], new HashSet<string>(), new Dictionary<string, string>())).FirstOrDefault(one => one.Sure) is { } named
        ? new($"„{named.Words}“ könnte jemanden verraten. Schreiben Sie etwas Gröberes.", $"“{named.Words}” could give somebody away. Write something coarser.")
        : null;
}
