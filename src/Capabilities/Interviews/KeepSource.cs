using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>A text as it was imported, with who speaks where, by indices into it.</summary>
public sealed record SpokenText(string Format, string Text, IReadOnlyList<SpokenTurn> Turns)
{
    public IReadOnlyList<string> Speakers => [.. Turns.Select(turn => turn.Speaker).Where(name => name.Length > 0)
        .Distinct(StringComparer.Ordinal)];
}

public sealed record SpokenTurn(string Speaker, int Start, int End);

/// <summary>Takes a text into the house: locked, readable for the one who brought it, not to be coded before it is cleared.</summary>
public static class KeepSource
{
    /// <summary>About ten hours of talk; longer ones are several sources.</summary>
    public const int CharactersMax = 2_000_000;

    public abstract record Outcome;

    public sealed record Kept(Guid Id, int Number) : Outcome;

    public sealed record TitleMissing : Outcome;

    public sealed record TextMissing : Outcome;

    public sealed record TextTooLong(int Characters) : Outcome;

    /// <summary>The same text is here already.</summary>
    public sealed record KnownAlready(int Number) : Outcome;

    public static async Task<Outcome> Run(Database db, SourceKeys keys, Actor actor, Guid administration, string title, SourceKind kind,
        SpokenText spoken, DateTimeOffset now)
    {
        var name = title.Trim();
        if (name.Length is 0 or > Source.TitleMax) return new TitleMissing();
        if (string.IsNullOrWhiteSpace(spoken.Text)) return new TextMissing();
        if (spoken.Text.Length > CharactersMax) return new TextTooLong(spoken.Text.Length);
        var text = Storable(spoken.Text);
        if (await db.Set<Source>().FirstOrDefaultAsync(one => one.AdministrationId == administration && one.Title == name) is { } same
            && keys.Has(same.Id) && (await Read(db, keys, same.Id))?.Text == text) return new KnownAlready(same.Number);
        var number = 1 + Math.Max(
            await db.Set<Source>().Where(one => one.AdministrationId == administration).MaxAsync(one => (int?)one.Number) ?? 0,
            await db.Set<SourceDeletion>().Where(one => one.AdministrationId == administration).MaxAsync(one => (int?)one.Number) ?? 0);
        var source = new Source(Guid.CreateVersion7(now), administration, number, name, kind, "", null, null, actor.Name, now);
        var words = Stem.Words(text).Count();
        db.Add(source);
        db.Add(new SealedText(source.Id, Lock(keys, source.Id, spoken with { Text = text }), spoken.Format, words));
        if (actor.Id != Guid.Empty) db.Add(new SourceReader(source.Id, actor.Id, actor.Name, now));
        db.Note(actor, now, "keep-source", $"{number}", administration);
        await db.SaveChangesAsync();
        return new Kept(source.Id, number);
    }

    /// <summary>The text as it was imported; null once its key is destroyed.</summary>
    public static async Task<SpokenText?> Read(Database db, SourceKeys keys, Guid source)
    {
        if (!keys.Has(source)) return null;
        var locked = await db.Set<SealedText>().AsNoTracking().FirstOrDefaultAsync(one => one.SourceId == source);
        return locked is not null && Box.Open(keys.Of(source), locked.Locked) is { } open
            ? JsonSerializer.Deserialize<SpokenText>(open) : null;
    }

    private static byte[] Lock(SourceKeys keys, Guid source, SpokenText spoken) =>
        Box.Lock(keys.Of(source), JsonSerializer.SerializeToUtf8Bytes(spoken));

    /// <summary>Halves of characters, which no encoding can hold, become the sign for a lost character; the length stays.</summary>
    private static string Storable(string text)
    {
        StringBuilder? mended = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) at++;
            else (mended ??= new(text))[at] = '\uFFFD';
        }

        return mended?.ToString() ?? text;
    }
}
