using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Interviews.Suggestions;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>A cleared source as it is read and coded: one page of its paragraphs with the codings on them.</summary>
/// <param name="Chosen">The paragraph whose sentences are offered for coding; 0: none.</param>
/// <param name="Last">The reader's latest coding here, to be taken back.</param>
/// <param name="Gone">What the reader took back last, to be brought back.</param>
/// <param name="Suggestions">Codes that may fit the chosen paragraph, where the reader wants any.</param>
public sealed record ReadingView(
    Source Source, IReadOnlyList<Paragraph> Paragraphs, int Page, int Pages, IReadOnlyList<Coding> Codings, CodeBook Book, int Chosen,
    bool MayCode, CoderPair? Pair, int Done, bool IAmDone, Coding? Last, Coding? Gone, IReadOnlyList<Speaker> Speakers, CodingForm Form,
    IReadOnlyList<SuggestedCode> Suggestions)
{
    public const int PerPage = 150;

    /// <summary>A mark of what others did here; another one means that something changed.</summary>
    public string OthersSeen { get; init; } = "";

    /// <summary>A mark of the codings of others that the reader may see.</summary>
    public static string Others(Actor actor, IReadOnlyList<Coding> codings)
    {
        var theirs = codings.Where(one => one.CoderId != actor.Id).ToList();
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{theirs.Count}-{(theirs.Count == 0 ? 0 : theirs.Max(one => one.At.UtcTicks))}");
    }

    public static async Task<ReadingView?> Of(Database db, Actor actor, Source source, int page, int chosen, CodingForm form)
    {
        if (await db.Set<SourceText>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id) is not { } text) return null;
        var all = Paragraph.Of(new(text.Text));
        var pages = Math.Max(1, (all.Count + PerPage - 1) / PerPage);
        if (chosen > 0 && chosen <= all.Count) page = 1 + (chosen - 1) / PerPage;
        page = Math.Clamp(page, 1, pages);
        var done = await db.Set<CoderDone>().AsNoTracking().Where(one => one.SourceId == source.Id).ToListAsync();
        var mine = db.Set<Coding>().AsNoTracking().Where(one => one.SourceId == source.Id && one.CoderId == actor.Id);
        var book = await CodeBook.Of(db, source.AdministrationId);
        var codings = await FindCodings.Of(db, actor, source.Id);
        return new(source, [.. all.Skip((page - 1) * PerPage).Take(PerPage)], page, pages, codings, book, chosen,
            await RecordCoding.MayCode(db, actor.Id, source.Id),
            await db.Set<CoderPair>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source.Id), done.Count,
            done.Any(one => one.AccountId == actor.Id),
            await mine.Where(one => !db.Set<CodingEnd>().Any(gone => gone.CodingId == one.Id)).OrderByDescending(one => one.At)
                .FirstOrDefaultAsync(),
            await mine.Where(one => db.Set<CodingEnd>().Any(gone => gone.CodingId == one.Id)).OrderByDescending(one =>
                db.Set<CodingEnd>().First(gone => gone.CodingId == one.Id).At).FirstOrDefaultAsync(),
            await db.Set<Speaker>().AsNoTracking().Where(one => one.SourceId == source.Id).OrderBy(one => one.Sign).ToListAsync(), form,
            all.FirstOrDefault(one => one.Number == chosen) is { } here ? await FindSuggestions.Run(db, actor, source, book, here) : [])
        {
            OthersSeen = Others(actor, codings),
        };
    }

    /// <summary>Where a code point lies: the paragraph that holds it.</summary>
    public static async Task<int> ParagraphAt(Database db, Guid source, int position)
    {
        var text = await db.Set<SourceText>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source);
        return text is null ? 0 : Paragraph.Of(new(text.Text)).LastOrDefault(one => one.Start <= position)?.Number ?? 1;
    }
}

/// <summary>What was chosen and typed for a coding, kept when it has to be mended.</summary>
public sealed record CodingForm(int Start = -1, int End = -1, string Code = "", string Word = "", string Memo = "", string? Problem = null);
