using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>Where a stem occurs in a source; made when the source is cleared, gone when it is deleted.</summary>
/// <param name="Places">Indices of the words in the text, each as the distance from the one before, seven bits a byte.</param>
public sealed record SourceTerm(string Stem, Guid SourceId, int Count, byte[] Places)
{
    public const int StemMax = 60;

    /// <summary>Terms of a text.</summary>
    public static IEnumerable<SourceTerm> Of(Guid source, string text)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (start, length) in Interviews.Stem.Words(text))
        {
            if (length is < 2 or > StemMax) continue;
            var stem = Interviews.Stem.Of(text.AsSpan(start, length));
            if (!places.TryGetValue(stem, out var list)) places[stem] = list = [];
            list.Add(start);
        }

        return places.Select(one => new SourceTerm(one.Key, source, one.Value.Count, Pack(one.Value)));
    }

    public IEnumerable<int> Indices()
    {
        int before = 0, value = 0, shift = 0;
        foreach (var part in Places)
        {
            value |= (part & 0x7F) << shift;
            shift += 7;
            if ((part & 0x80) != 0) continue;
            yield return before += value;
            (value, shift) = (0, 0);
        }
    }

    private static byte[] Pack(List<int> places)
    {
        var packed = new List<byte>(places.Count + 8);
        var before = 0;
        foreach (var place in places)
        {
            var distance = place - before;
            before = place;
            for (; distance >= 0x80; distance >>= 7) packed.Add((byte)(distance | 0x80));
            packed.Add((byte)distance);
        }

        return [.. packed];
    }
}

internal sealed class TermTables : IEntityTypeConfiguration<SourceTerm>
{
    public void Configure(EntityTypeBuilder<SourceTerm> builder)
    {
        builder.ToTable("source_term").HasKey(one => new { one.Stem, one.SourceId });
        builder.HasOne<Source>().WithMany().HasForeignKey(one => one.SourceId);
    }
}

/// <summary>Passages around a word in all sources that somebody may open.</summary>
public static class SearchSources
{
    public const int QueryMax = 100;
    private const int HitsPerSource = 3;
    private const int Around = 110;

    public sealed record Hit(Source Source, int Count, IReadOnlyList<(string Before, string Word, string After, int Position)> Places);

    /// <param name="words">All must occur in the source; places are those of the rarest.</param>
    public static async Task<(IReadOnlyList<Hit> Hits, int Sources, int Places)> Run(Database db, IReadOnlyList<Source> readable,
        string words,
        int skip, int take)
    {
        string[] stems = [.. Stem.Words(words).Where(one => one.Length > 1).Select(one => Stem.Of(words.AsSpan(one.Start, one.Length)))
            .Distinct()];
        if (stems.Length == 0) return ([], 0, 0);
        var ids = readable.ToDictionary(one => one.Id);
        var counts = await db.Set<SourceTerm>().AsNoTracking().Where(one => stems.Contains(one.Stem))
            .Select(one => new { one.Stem, one.SourceId, one.Count }).ToListAsync();
        var found = counts.Where(one => ids.ContainsKey(one.SourceId)).GroupBy(one => one.SourceId)
            .Where(group => group.Count() == stems.Length)
            .Select(group => (Source: group.Key, Rarest: group.MinBy(one => one.Count)!))
            .OrderByDescending(one => one.Rarest.Count).ThenBy(one => ids[one.Source].Number).ToList();
        List<Hit> hits = [];
        foreach (var (source, rarest) in found.Skip(skip).Take(take))
        {
            var term = await db.Set<SourceTerm>().AsNoTracking().FirstAsync(one => one.SourceId == source && one.Stem == rarest.Stem);
            var points = new CodePoints((await db.Set<SourceText>().AsNoTracking().FirstAsync(one => one.SourceId == source)).Text);
            hits.Add(new(ids[source], rarest.Count, [.. term.Indices().Take(HitsPerSource).Select(at => Cut(points, at))]));
        }

        return (hits, found.Count, found.Sum(one => one.Rarest.Count));
    }

    private static (string, string, string, int) Cut(CodePoints points, int at)
    {
        var text = points.Text;
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        int from = Math.Max(0, at - Around), to = Math.Min(text.Length, end + Around);
        while (from > 0 && from < at && char.IsLetterOrDigit(text[from - 1])) from++;
        while (to < text.Length && to > end && char.IsLetterOrDigit(text[to])) to--;
        if (from < text.Length && char.IsLowSurrogate(text[from])) from++;
        if (to < text.Length && char.IsLowSurrogate(text[to])) to--;
        return (text[from..at], text[at..end], text[end..to], points.Position(at));
    }
}
