using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>The codes of an administration as a tree: areas, their causes, and what the coders added.</summary>
public sealed record CodeBook(IReadOnlyList<Code> Codes)
{
    public static async Task<CodeBook> Of(Database db, Guid administration)
    {
        var codes = await db.Set<Code>().AsNoTracking().Where(one => one.AdministrationId == administration
            && !db.Set<CodeEnd>().Any(end => end.CodeId == one.Id)).OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync();
        var changes = (await (from change in db.Set<CodeChange>().AsNoTracking()
                              join code in db.Set<Code>() on change.CodeId equals code.Id
                              where code.AdministrationId == administration
                              select change).ToListAsync()).GroupBy(one => one.CodeId).ToDictionary(group => group.Key, group =>
                                  group.MaxBy(one => one.Number)!);
        return new([.. codes.Select(code => changes.TryGetValue(code.Id, out var now)
            ? code with { ParentId = now.ParentId, Name = now.Name, Description = now.Description } : code)]);
    }

    public Code? Find(Guid id) => Codes.FirstOrDefault(one => one.Id == id);

    /// <summary>Each code followed by those below it.</summary>
    public IReadOnlyList<(Code Code, int Depth)> Tree()
    {
        var below = Codes.ToLookup(one => one.ParentId);
        List<(Code, int)> sorted = [];
        void Take(Guid? parent, int depth)
        {
            foreach (var one in below[parent])
            {
                sorted.Add((one, depth));
                Take(one.Id, depth + 1);
            }
        }

        Take(null, 0);
        return sorted;
    }

    /// <summary>The code and all below it.</summary>
    public IReadOnlySet<Guid> With(Guid code)
    {
        var below = Codes.ToLookup(one => one.ParentId);
        HashSet<Guid> all = [];
        void Take(Guid id)
        {
            if (!all.Add(id)) return;
            foreach (var one in below[id]) Take(one.Id);
        }

        Take(code);
        return all;
    }

    /// <summary>The code and all above it.</summary>
    public IEnumerable<Guid> Above(Guid code)
    {
        for (var at = Find(code); at is not null; at = at.ParentId is { } parent ? Find(parent) : null) yield return at.Id;
    }

    /// <summary>The area a code belongs to, its own or that of a code above it.</summary>
    public string? AreaOf(Code code)
    {
        for (Code? at = code; at is not null; at = at.ParentId is { } parent ? Find(parent) : null)
        {
            if (at.Area is { } area) return area;
        }

        return null;
    }

    /// <summary>What somebody typed: a name, or the key.</summary>
    public Code? Named(string words) => Codes.FirstOrDefault(one => string.Equals(one.Name, words.Trim(),
        StringComparison.OrdinalIgnoreCase)
        || one.Key == words.Trim());
}

/// <summary>Makes codes: those of the model, which keep its words, and own ones.</summary>
public static class AddCode
{
    public abstract record Outcome;

    public sealed record Added(Guid Id) : Outcome;

    public sealed record NameMissing : Outcome;

    public sealed record NameTaken(Guid Id) : Outcome;

    public sealed record ParentUnknown : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, Guid? parent, string name, string description,
        DateTimeOffset now, string? foreign = null)
    {
        var words = name.Trim();
        if (words.Length is 0 or > Code.NameMax || description.Length > 4000) return new NameMissing();
        var book = await CodeBook.Of(db, administration);
        if (parent is { } above && book.Find(above) is null) return new ParentUnknown();
        if (book.Codes.FirstOrDefault(one => one.ParentId == parent && string.Equals(one.Name, words,
            StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return new NameTaken(same.Id);
        }

        var code = new Code(Guid.CreateVersion7(now), administration, FreeKey(book, words), parent, words, description.Trim(), null,
            null, foreign,
            actor.Name, now);
        db.Add(code);
        db.Note(actor, now, "add-code", code.Key, administration);
        await db.SaveChangesAsync();
        return new Added(code.Id);
    }

    /// <summary>The areas of a model and their causes; what is there already stays as it is.</summary>
    public static async Task TakeModel(Database db, Actor actor, Guid administration, MaturityModel model, DateTimeOffset now)
    {
        var known = (await CodeBook.Of(db, administration)).Codes.ToDictionary(one => one.Key, StringComparer.Ordinal);
        var texts = model.TextsIn("de");
        var added = 0;
        foreach (var area in model.Areas)
        {
            if (!known.TryGetValue(area.Key, out var above))
            {
                above = new(Guid.CreateVersion7(now.AddMilliseconds(added++)), administration, area.Key, null,
                    texts.Areas[area.Key].ShortName,
                    texts.Areas[area.Key].Definition, area.Key, null, null, actor.Name, now.AddMilliseconds(added));
                known[area.Key] = above;
                db.Add(above);
            }

            foreach (var cause in model.Causes.Where(one => one.Areas[0] == area.Key && !known.ContainsKey(one.Key)))
            {
                db.Add(new Code(Guid.CreateVersion7(now.AddMilliseconds(added++)), administration, cause.Key, above.Id,
                    texts.Causes[cause.Key].Name, texts.Causes[cause.Key].Description, area.Key, cause.Key, null, actor.Name,
                        now.AddMilliseconds(added)));
            }
        }

        if (added == 0) return;
        db.Note(actor, now, "take-model-codes", $"{model.Key} {model.Version}: {added}", administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static string FreeKey(CodeBook book, string name)
    {
        var key = new StringBuilder("own.");
        foreach (var letter in Umlauts.Spelled(string.Concat(name.ToLowerInvariant().Take(60))))
        {
            if (char.IsAsciiLetterOrDigit(letter)) key.Append(letter);
            else if (key[^1] is not ('-' or '.')) key.Append('-');
        }

        var plain = key.ToString().TrimEnd('-');
        var taken = book.Codes.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var free = plain;
        for (var number = 2; taken.Contains(free); number++) free = $"{plain}-{number}";
        return free;
    }
}
