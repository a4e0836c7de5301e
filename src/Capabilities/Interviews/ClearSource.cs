using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>What stands for whom among the speakers.</summary>
/// <param name="Name">As it stands in the imported text.</param>
public sealed record SpeakerChoice(string Name, string Sign, bool Asks);

/// <summary>Proposals for a source, and clearing it: the chosen words are replaced everywhere, positions are made anew, and from here on
/// the text is readable and does not change.</summary>
public static class ClearSource
{
    public const int ReplacementMax = 80;

    public abstract record Outcome;

    public sealed record Cleared(int Replaced) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record ClearedAlready : Outcome;

    public sealed record ReplacementWrong(string Words) : Outcome;

    public sealed record SignWrong(string Sign) : Outcome;

    public static async Task<IReadOnlyList<Proposal>> Propose(Database db, SourceKeys keys, Guid administration, SpokenText spoken)
    {
        var house = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == administration);
        var units = await db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).Select(one => one.Name)
            .ToListAsync();
        var places = await db.Set<Municipality>().AsNoTracking().Select(one => one.Name).ToListAsync();
        var known = new KnownNames(house.Name, units, places.Select(name => name.Split(',', '(')[0].Trim()).Where(name => name.Length > 2)
            .ToHashSet(StringComparer.Ordinal), await NameEntry.Read(db, keys, administration));
        return ProposeNames.Run(spoken.Text, spoken.Speakers, known);
    }

    /// <param name="names">Words and what stands for them.</param>
    public static async Task<Outcome> Run(Database db, SourceKeys keys, Actor actor, Guid administration, Guid source,
        IReadOnlyDictionary<string, string> names, IReadOnlyList<SpeakerChoice> speakers, DateTimeOffset now)
    {
        if (await KeepSource.Read(db, keys, source) is not { } spoken
            || !await db.Set<Source>().AnyAsync(one => one.Id == source && one.AdministrationId == administration)) return new NotThere();
        if (await db.Set<SourceClearance>().AnyAsync(one => one.SourceId == source)) return new ClearedAlready();
        if (names.FirstOrDefault(one => one.Value.Trim().Length is 0 or > ReplacementMax || one.Key.Trim()
            .Length == 0) is { Key: { } wrong })
        {
            return new ReplacementWrong(wrong);
        }

        if (speakers.FirstOrDefault(one => one.Sign.Trim().Length is 0 or > 20) is { } bad) return new SignWrong(bad.Sign);
        var signs = Signs(speakers);
        var (text, moved, replaced) = Replace(spoken.Text, All(names, signs));
        var points = new CodePoints(text);
        List<SourceTurn> turns = [.. spoken.Turns.Select(turn => new SourceTurn(
            signs.GetValueOrDefault(turn.Speaker, turn.Speaker), points.Position(moved(turn.Start)), points.Position(moved(turn.End))))];
        db.Add(new SourceText(source, text, points.Length, SourceTurn.Write(turns),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))));
        foreach (var group in speakers.GroupBy(one => one.Sign.Trim(), StringComparer.Ordinal))
        {
            db.Add(new Speaker(source, group.Key, Guid.NewGuid(), group.Any(one => one.Asks)));
        }

        var table = await NameEntry.Read(db, keys, administration);
        foreach (var (words, replacement) in names.Where(one => !table.ContainsKey(one.Key) && IsKept(one.Value)))
        {
            db.Add(NameEntry.Lock(keys, administration, words, replacement.Trim(), now));
        }

        db.AddRange(SourceTerm.Of(source, text));
        db.Add(new SourceClearance(source, actor.Id, actor.Name, now));
        db.Note(actor, now, "clear-source", $"{replaced}", administration);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return new Cleared(replaced);
    }

    /// <summary>The text as it would become.</summary>
    public static string Preview(SpokenText spoken, IReadOnlyDictionary<string, string> names, IReadOnlyList<SpeakerChoice> speakers) =>
        Replace(spoken.Text, All(names, Signs(speakers))).Text;

    private static Dictionary<string, string> Signs(IReadOnlyList<SpeakerChoice> speakers)
    {
        var signs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var speaker in speakers) signs[speaker.Name] = speaker.Sign.Trim();
        return signs;
    }

    /// <summary>Who speaks is replaced as a name wherever it stands; a sign such as B1 stays what it is.</summary>
    private static Dictionary<string, string> All(IReadOnlyDictionary<string, string> names, Dictionary<string, string> signs)
    {
        var all = new Dictionary<string, string>(names, StringComparer.Ordinal);
        foreach (var (name, sign) in signs.Where(one => one.Key != one.Value)) all[name] = sign;
        return all;
    }

    /// <summary>Only numbered stand-ins need a table: a mail address is not to be found again.</summary>
    private static bool IsKept(string replacement) => replacement.Any(char.IsDigit) || replacement == "[unsere Verwaltung]";

    /// <summary>Replaces whole words, longer ones first, and tells where an index of the old text lies in the new one.</summary>
    internal static (string Text, Func<int, int> Moved, int Replaced) Replace(string text, IReadOnlyDictionary<string, string> names)
    {
        var spots = new List<(int Start, int End, string By)>();
        var covered = new System.Collections.BitArray(text.Length);
        foreach (var (words, by) in names.OrderByDescending(one => one.Key.Length).ThenBy(one => one.Key, StringComparer.Ordinal))
        {
            foreach (System.Text.RegularExpressions.Match one in ProposeNames.Whole(words).Matches(text))
            {
                if (covered[one.Index] || covered[one.Index + one.Length - 1]) continue;
                for (var at = one.Index; at < one.Index + one.Length; at++) covered[at] = true;
                spots.Add((one.Index, one.Index + one.Length, by.Trim()));
            }
        }

        spots.Sort((a, b) => a.Start.CompareTo(b.Start));
        var made = new StringBuilder(text.Length);
        var starts = new int[spots.Count];
        var shifts = new int[spots.Count];
        int last = 0;
        for (var at = 0; at < spots.Count; at++)
        {
            var (start, end, by) = spots[at];
            made.Append(text, last, start - last).Append(by);
            (last, starts[at], shifts[at]) = (end, start, made.Length - end);
        }

        made.Append(text, last, text.Length - last);
        int Moved(int index)
        {
            // The last replacement that begins before the index decides; inside of it everything lies at its end.
            var at = Array.BinarySearch(starts, index);
            at = at >= 0 ? at - 1 : ~at - 1;
            return at < 0 ? index : Math.Max(index, spots[at].End) + shifts[at];
        }

        return (made.ToString(), Moved, spots.Count);
    }
}
