using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.Initiatives;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Controlling;

/// <summary>What somebody says about an initiative.</summary>
/// <param name="Seen">Line of the round that the writer had before the eyes; 0: nobody had said anything.</param>
public sealed record PartEntry(Guid Initiative, int Seen, ReportContent Said);

public sealed record PartReading(string Indicator, double? Value, DateOnly? Day, string Source);

/// <summary>Takes what somebody says in a round, each initiative for itself: what fits is stored at once, what does not comes back with
/// its reason. New days of milestones become a new version of the initiative.</summary>
public static class HandInPart
{
    public abstract record Outcome;

    /// <param name="Overtaken">Somebody else said something about it meanwhile.</param>
    /// <param name="Unread">Readings that cannot be taken.</param>
    public sealed record HandedIn(IReadOnlyList<Guid> Stored, IReadOnlyDictionary<Guid, Sentence> Refused,
        IReadOnlyDictionary<Guid, RoundLine> Overtaken, IReadOnlyDictionary<string, Sentence> Unread) : Outcome
    {
        public bool IsWhole => Refused.Count + Overtaken.Count + Unread.Count == 0;
    }

    /// <summary>The round is frozen; what is to be said goes into the next one.</summary>
    public sealed record Frozen : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record NotYours : Outcome;

    /// <param name="owners">For whom the actor may speak; null: for everybody.</param>
    public static Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, int round,
        IReadOnlyCollection<string>? owners, IReadOnlyList<PartEntry> entries, IReadOnlyList<PartReading> readings, DateTimeOffset now) =>
        WriteIntoRound.Run(db, () => Attempt(db, actor, administration, model, round, owners, entries, readings, now));

    /// <returns>Null where somebody was faster and it has to be tried again.</returns>
    private static async Task<Outcome?> Attempt(Database db, Actor actor, Guid administration, MaturityModel model, int round,
        IReadOnlyCollection<string>? owners, IReadOnlyList<PartEntry> entries, IReadOnlyList<PartReading> readings, DateTimeOffset now)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await db.Set<Round>().AnyAsync(one => one.AdministrationId == administration && one.Number == round)) return new NotThere();
        var lines = await db.Set<RoundLine>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Round == round)
            .OrderBy(one => one.Line).ToListAsync();
        if (lines.Any(one => one.InitiativeId is null)) return new Frozen();
        var sheets = (await Portfolio.Of(db, administration)).Sheets.ToDictionary(one => one.Id);
        if (entries.Any(one => !sheets.ContainsKey(one.Initiative))) return new NotThere();
        if (entries.Any(one => !ControllingState.Owns(owners, sheets[one.Initiative].Content.Owner))) return new NotYours();
        Dictionary<Guid, Sentence> refused = [];
        Dictionary<Guid, RoundLine> overtaken = [];
        List<Guid> stored = [];
        List<RoundLine> fresh = [];
        foreach (var entry in entries)
        {
            var (sheet, latest) = (sheets[entry.Initiative], lines.LastOrDefault(one => one.InitiativeId == entry.Initiative));
            if ((latest?.Line ?? 0) != entry.Seen && latest is not null) overtaken[entry.Initiative] = latest;
            else if (CheckReport.Run(entry.Said, sheet.Content, Day(now)) is { } fault) refused[entry.Initiative] = fault;
            else
            {
                switch (await Move(db, actor, administration, model, sheet, entry.Said, now))
                {
                    case SaveInitiative.Overtaken: return null;
                    case SaveInitiative.Refused wrong: refused[entry.Initiative] = wrong.Why; continue;
                }

                fresh.Add(new(administration, round, lines.Count + fresh.Count + 1, entry.Initiative,
                    (latest?.Content.With(entry.Said) ?? entry.Said).ToJson(), actor.Name, now));
                stored.Add(entry.Initiative);
            }
        }

        db.AddRange(fresh);
        if (stored.Count > 0)
        {
            var titles = string.Join(", ", stored.Select(id => sheets[id].Content.Title));
            db.Note(actor, now, "hand-in-part", $"{round}: {titles}", administration);
        }

        var unread = await Read(db, actor, administration, model, owners, readings, now);
        try
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return new HandedIn(stored, refused, overtaken, unread);
        }
        catch (DbUpdateException)
        {
            return null;
        }
    }

    /// <summary>The initiative with the days that were said; null where no day changes.</summary>
    private static async Task<SaveInitiative.Outcome?> Move(Database db, Actor actor, Guid administration, MaturityModel model, Sheet sheet,
        ReportContent said, DateTimeOffset now)
    {
        if (said.Milestones.Count == 0) return null;
        var content = sheet.Content;
        if (said.Milestones.FirstOrDefault(one => content.Milestones.All(known => known.Name != one.Name
            || known.Planned != one.Planned)) is { } gone)
        {
            return new SaveInitiative.Refused(new($"Der Meilenstein „{gone.Name}“ wurde inzwischen geändert. Bitte sehen Sie ihn noch einmal an.",
                $"The milestone “{gone.Name}” has been changed meanwhile. Please look at it again."));
        }

        // The end goes where its last milestone goes.
        var last = said.Milestones.Max(one => one.MovedTo);
        return await SaveInitiative.Run(db, actor, administration, model, sheet.Id, sheet.Version.Number, content with
        {
            End = last > content.End ? last : content.End,
            Milestones = [.. content.Milestones.Select(known => said.Milestones.FirstOrDefault(one => one.Name == known.Name) is { } one
                ? known with { Planned = one.MovedTo ?? known.Planned, Reached = one.Reached ?? known.Reached } : known)],
        }, now);
    }

    private static async Task<IReadOnlyDictionary<string, Sentence>> Read(Database db, Actor actor, Guid administration,
        MaturityModel model, IReadOnlyCollection<string>? owners, IReadOnlyList<PartReading> readings, DateTimeOffset now)
    {
        Dictionary<string, Sentence> unread = [];
        if (readings.Count == 0) return unread;
        var due = (await FindCourses.Run(db, administration, model, now)).PartOf(owners).Readings.Select(one => one.Indicator).ToHashSet();
        foreach (var one in readings)
        {
            if (!due.Contains(one.Indicator)) unread[one.Indicator] = new("Diese Kennzahl ist nicht mehr fällig.",
                "This indicator is no longer due.");
            else if (Fault(await RecordReading.Run(db, actor, administration, model, one.Indicator, one.Value, one.Day, one.Source,
                now)) is { } fault)
            {
                unread[one.Indicator] = fault;
            }
        }

        return unread;
    }

    private static Sentence? Fault(RecordReading.Outcome outcome) => outcome switch
    {
        RecordReading.Recorded => null,
        RecordReading.ValueMissing => new("Bitte schreiben Sie den Wert als Zahl, zum Beispiel 12,5.", "Please write the value as a number, for example 12.5."),
        RecordReading.DateOutside => new("Bitte geben Sie einen Stichtag an, der nicht in der Zukunft liegt.", "Please give a day that is not in the future."),
        RecordReading.SourceMissing => new("Bitte nennen Sie die Quelle in höchstens 200 Zeichen.", "Please name the source in at most 200 characters."),
        _ => new("Diese Kennzahl gibt es im Modell nicht.", "This indicator is not in the model."),
    };

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
