using Wegmarke.Accounts;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Causes;

/// <summary>What was written into the form of a cause.</summary>
/// <param name="Known">A cause of the catalogue; its areas and level are taken from there, name and description where they are left
/// empty.</param>
public sealed record CauseForm(
    string Known = "", string Area = "", string Name = "", string Description = "", string Level = "", string Why = "",
    string? Problem = null);

/// <summary>Puts a cause forward, from the catalogue or in own words, and puts it otherwise later.</summary>
public static class RecordCause
{
    public const int NameMax = 120;
    public const int TextMax = 2000;

    public abstract record Outcome;

    public sealed record Recorded(Guid Id) : Outcome;

    public sealed record AreaUnknown : Outcome;

    public sealed record NameMissing : Outcome;

    public sealed record TextTooLong : Outcome;

    public sealed record LevelMissing : Outcome;

    /// <summary>The cause of the catalogue was taken up already.</summary>
    public sealed record TakenBefore(Guid Id) : Outcome;

    /// <summary>Who puts it otherwise says why.</summary>
    public sealed record ReasonMissing : Outcome;

    public static async Task<Outcome> Run(Database db, Actor actor, CauseBoard board, CauseForm form, DateTimeOffset now)
    {
        var known = board.Model.Causes.FirstOrDefault(one => one.Key == form.Known && !one.Areas.Any(board.Hidden.Contains));
        if (form.Known.Length > 0 && known is null) return new AreaUnknown();
        if (known is not null && board.Cards.Concat(board.Discarded).FirstOrDefault(card => card.Cause.Known == known.Key) is { } there)
        {
            return new TakenBefore(there.Id);
        }

        var cause = new Cause(Guid.CreateVersion7(now), board.Administration, known?.Key ?? "", actor.Id, actor.Name, now);
        var (wording, fault) = Worded(board, cause.Id, 1, known, form, actor, now);
        if (wording is null) return fault!;
        db.Add(cause);
        db.Add(wording);
        db.Note(actor, now, "record-cause", wording.Name, board.Administration);
        await db.SaveChangesAsync();
        return new Recorded(cause.Id);
    }

    public static async Task<Outcome> Reword(Database db, Actor actor, CauseBoard board, CauseCard card, CauseForm form, DateTimeOffset now)
    {
        if (form.Why.Trim().Length == 0) return new ReasonMissing();
        var (wording, fault) = Worded(board, card.Id, card.Wording.Number + 1, null, form, actor, now);
        if (wording is null) return fault!;
        db.Add(wording);
        db.Note(actor, now, "reword-cause", wording.Name, board.Administration);
        await db.SaveChangesAsync();
        return new Recorded(card.Id);
    }

    private static (CauseWording? Wording, Outcome? Fault) Worded(CauseBoard board, Guid cause, int number, KnownCause? known,
        CauseForm form, Actor actor, DateTimeOffset now)
    {
        var text = known is null ? null : board.Texts.Causes[known.Key];
        var name = form.Name.Trim().Length > 0 ? form.Name.Trim() : text?.Name ?? "";
        var description = form.Description.Trim().Length > 0 ? form.Description.Trim() : text?.Description ?? "";
        // A cause of the catalogue keeps its other areas when it is put otherwise; the chosen one comes first.
        var others = number == 1 ? known?.Areas ?? []
            : board.Cards.Concat(board.Discarded).First(card => card.Id == cause).Wording.AreaKeys;
        IReadOnlyList<string> areas = form.Area.Length == 0 ? others : [form.Area, .. others.Where(one => one != form.Area)];
        if (areas.Count == 0 || areas.Any(one => board.Areas.All(area => area.Key != one))) return (null, new AreaUnknown());
        if (name.Length is 0 or > NameMax) return (null, new NameMissing());
        if (description.Length > TextMax || form.Why.Trim().Length > TextMax) return (null, new TextTooLong());
        if (!TryLevel(form.Level, known, out var level)) return (null, new LevelMissing());
        return (new(cause, number, string.Join(' ', areas), name, description, level, form.Why.Trim(), actor.Id, actor.Name, now), null);
    }

    private static bool TryLevel(string written, KnownCause? known, out CauseLevel level)
    {
        level = known?.Level ?? default;
        return (written.Length == 0 && known is not null) || (Enum.TryParse(written, out level) && Enum.IsDefined(level));
    }
}
