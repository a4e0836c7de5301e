using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Interviews.Suggestions;

/// <summary>A code that may fit a paragraph, with words of this paragraph that speak for it.</summary>
public sealed record SuggestedCode(Code Code, IReadOnlyList<string> Because);

/// <summary>Learns from what a person may read, and nothing else: suggestions never carry words out of a closed room. Sources that two
/// code blind are not learned from, and get no suggestions, until both are done.</summary>
public static class FindSuggestions
{
    /// <summary>So many new codings are waited for before it is learned anew; learning reads every coded text.</summary>
    private const int LearnAgainAfter = 20;

    private static readonly ConcurrentDictionary<(Guid Administration, Guid Account), Lesson> Lessons = [];

    private sealed record Lesson(string Ground, int Codings, LearnedCodes Learned)
    {
        /// <summary>How good it is; measured when somebody asks, because that means learning ten times.</summary>
        public (bool Measured, SuggestionQuality? Quality) Test { get; init; }
    }

    public static async Task<IReadOnlyList<SuggestedCode>> Run(Database db, Actor actor, Source source, CodeBook book, Paragraph paragraph)
    {
        if (!await TurnSuggestions.On(db, actor, source.AdministrationId) || (await CodeBlind.Under(db, [source.Id])).Count > 0) return [];
        var learned = (await Learned(db, actor, book, source.AdministrationId)).Learned;
        var words = Words(paragraph.Text);
        return [.. learned.Suggest(words.Keys, MeasureSuggestions.Shown).Where(one => book.Find(one.Code) is not null)
            .Select(one => new SuggestedCode(book.Find(one.Code)!, [.. one.Because.Select(stem => words[stem])]))];
    }

    /// <summary>Coded paragraphs of the sources that this person may open. A paragraph with a code has those above it too, so that an area
    /// can be suggested where its causes are still rare.</summary>
    public static async Task<IReadOnlyList<CodedParagraph>> Examples(Database db, Actor actor, CodeBook book, IReadOnlyList<Source> sources)
    {
        List<CodedParagraph> examples = [];
        var blind = await CodeBlind.Under(db, [.. sources.Select(one => one.Id)]);
        foreach (var source in sources.Where(one => !blind.Contains(one.Id)))
        {
            var codings = await FindCodings.Of(db, actor, source.Id);
            if (codings.Count == 0) continue;
            var text = await db.Set<SourceText>().AsNoTracking().FirstAsync(one => one.SourceId == source.Id);
            examples.AddRange(Paragraph.Of(new(text.Text)).Select(paragraph => (paragraph, Codes: codings.Where(one =>
                    one.Start < paragraph.End && one.End > paragraph.Start).SelectMany(one => book.Above(one.CodeId)).ToHashSet()))
                .Where(one => one.Codes.Count > 0).Select(one => new CodedParagraph(source.Id, Words(one.paragraph.Text).Keys, one.Codes)));
        }

        return examples;
    }

    /// <summary>Forgets what was learned in an administration; a deleted text leaves nothing behind.</summary>
    public static void Forget(Guid administration)
    {
        foreach (var key in Lessons.Keys.Where(one => one.Administration == administration)) Lessons.TryRemove(key, out _);
    }

    /// <summary>How often suggestions would have been right; measured once for what was learned.</summary>
    /// <returns>Null where too little is coded to say anything.</returns>
    public static async Task<SuggestionQuality?> Quality(Database db, Actor actor, CodeBook book, Guid administration)
    {
        var lesson = await Learned(db, actor, book, administration);
        if (lesson.Test.Measured) return lesson.Test.Quality;
        var quality = MeasureSuggestions.Run(await Examples(db, actor, book, await FindSources.Readable(db, actor, administration)));
        Lessons.TryUpdate((administration, actor.Id), lesson with { Test = (true, quality) }, lesson);
        return quality;
    }

    private static async Task<Lesson> Learned(Database db, Actor actor, CodeBook book, Guid administration)
    {
        var sources = await FindSources.Readable(db, actor, administration);
        var ids = sources.Select(one => one.Id).ToList();
        var codings = await db.Set<Coding>().CountAsync(one => ids.Contains(one.SourceId) && !db.Set<CodingEnd>().Any(gone =>
            gone.CodingId == one.Id));
        var ground = string.Join(' ', ids);
        if (Lessons.TryGetValue((administration, actor.Id), out var known) && known.Ground == ground
            && Math.Abs(known.Codings - codings) < LearnAgainAfter) return known;
        return Lessons[(administration, actor.Id)] = new(ground, codings, LearnedCodes.Of(await Examples(db, actor, book, sources)));
    }

    /// <summary>Stems of a text with the word as it stands there first.</summary>
    private static Dictionary<string, string> Words(string text)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (start, length) in Stem.Words(text))
        {
            if (length is >= 3 and <= SourceTerm.StemMax) words.TryAdd(Stem.Of(text.AsSpan(start, length)), text.Substring(start, length));
        }

        return words;
    }
}
