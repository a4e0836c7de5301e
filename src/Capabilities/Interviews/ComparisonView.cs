using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>A paragraph with what each of the two found in it.</summary>
/// <param name="Rows">Per code the coding of the first and of the second; null: did not give it here.</param>
public sealed record ComparedParagraph(Paragraph Paragraph, IReadOnlyList<(Code Code, Coding? First, Coding? Second)> Rows);

/// <summary>Two blind codings of one source side by side, with what was decided about them.</summary>
public sealed record CoderComparison(Source Source, string First, string Second, IReadOnlyList<ComparedParagraph> Paragraphs,
    IReadOnlyDictionary<Guid, Adjudication> Decisions, CodingAgreement Agreement)
{
    public int Open => Paragraphs.Sum(one => one.Rows.Count(row => (row.First is null) != (row.Second is null)
        && !Decisions.ContainsKey((row.First ?? row.Second)!.Id)));

    /// <returns>Null as long as one of the two is not done.</returns>
    public static async Task<CoderComparison?> Of(Database db, Source source)
    {
        var pair = await db.Set<CoderPair>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id);
        if (pair is null || await db.Set<CoderDone>().CountAsync(one => one.SourceId == source.Id) < 2) return null;
        var codings = await db.Set<Coding>().AsNoTracking().Where(one => one.SourceId == source.Id
            && !db.Set<CodingEnd>().Any(gone => gone.CodingId == one.Id)).OrderBy(one => one.Start).ToListAsync();
        var text = await db.Set<SourceText>().AsNoTracking().FirstAsync(one => one.SourceId == source.Id);
        var book = await CodeBook.Of(db, source.AdministrationId);
        List<ComparedParagraph> compared = [];
        foreach (var paragraph in Paragraph.Of(new(text.Text)))
        {
            var rows = codings.Where(one => one.Start < paragraph.End && one.End > paragraph.Start).GroupBy(one => one.CodeId)
                .Select(group => (book.Find(group.Key)!, group.FirstOrDefault(one => one.CoderId == pair.First),
                    group.FirstOrDefault(one => one.CoderId == pair.Second))).ToList();
            if (rows.Count > 0) compared.Add(new(paragraph, rows));
        }

        string NameOf(Guid id) => codings.FirstOrDefault(one => one.CoderId == id)?.Coder ?? "";
        var ids = codings.Select(one => one.Id).ToList();
        return new(source, NameOf(pair.First), NameOf(pair.Second), compared,
            await db.Set<Adjudication>().AsNoTracking().Where(one => ids.Contains(one.CodingId)).ToDictionaryAsync(one => one.CodingId),
            await CodingAgreement.Of(db, source.AdministrationId, source.Id));
    }
}
