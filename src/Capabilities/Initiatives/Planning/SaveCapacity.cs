using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives.Planning;

/// <summary>Saves what the house can carry as its next version.</summary>
public static class SaveCapacity
{
    private const double DaysMax = 100_000;
    private const long MoneyMax = 1_000_000_000_000;
    private const int AtOnceMax = 1000;

    public abstract record Outcome;

    public sealed record Saved : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Somebody else saved a version meanwhile.</summary>
    public sealed record Overtaken(Capacity Theirs) : Outcome;

    /// <param name="seen">Number of the version that the writer had before the eyes; 0 for the first.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, int seen, CapacityContent content,
        DateTimeOffset now)
    {
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AdministrationId == administration)
            .ToDictionaryAsync(unit => unit.Id, unit => unit.Name);
        if (Fault(content, units) is { } fault) return new Refused(fault);
        var latest = await Capacity.Latest(db, administration);
        if ((latest?.Number ?? 0) != seen) return latest is null ? new Refused(Gone) : new Overtaken(latest);
        db.Add(new Capacity(administration, seen + 1, content.ToJson(), actor.Name, now));
        db.Note(actor, now, "save-capacity", $"{content.First.Key} +{content.Quarters}: {seen + 1}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Saved();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Capacity.Latest(db, administration) is { } faster ? new Overtaken(faster)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    private static Sentence Gone => new("Die Seite ist veraltet. Bitte laden Sie sie neu.",
        "The page is out of date. Please load it again.");

    private static Sentence? Fault(CapacityContent content, Dictionary<Guid, string> units)
    {
        if (content.Quarters is < 1 or > CapacityContent.QuartersMax || content.First.Year is < 2000 or > 2100)
        {
            return new($"Die Tabelle umfasst 1 bis {CapacityContent.QuartersMax} Quartale ab dem Jahr 2000.",
                $"The table holds 1 to {CapacityContent.QuartersMax} quarters from the year 2000 on.");
        }

        if (content.Units.FirstOrDefault(one => !units.ContainsKey(one.Unit)) is not null
            || content.Units.DistinctBy(one => one.Unit).Count() != content.Units.Count)
        {
            return new("Ein Amt der Tabelle gibt es nicht mehr, oder es steht zweimal da. Bitte laden Sie die Seite neu.",
                "A unit of the table is no longer there, or stands there twice. Please load the page again.");
        }

        foreach (var line in content.Units)
        {
            if (LineFault(line.Days, content, units[line.Unit], days => double.IsFinite(days) && days is >= 0 and <= DaysMax) is { } days)
            {
                return days;
            }

            if (line.AtOnce is < 0 or > AtOnceMax) return AtOnceFault(units[line.Unit], units[line.Unit]);
        }

        foreach (var (money, german, english) in new[] { (content.Money, "Geld insgesamt", "Money in total"), (content.Running,
            "davon laufende Kosten", "of that running cost") })
        {
            if (money is not null && LineFault(money, content, german, euros => euros is >= 0 and <= MoneyMax, english) is { } fault)
            {
                return fault;
            }
        }

        return content.AtOnce is < 0 or > AtOnceMax ? AtOnceFault("Ganzes Haus", "Whole house") : null;
    }

    private static Sentence? LineFault<T>(IReadOnlyList<T> values, CapacityContent content, string german, Func<T, bool> fits,
        string? english = null)
    {
        if (values.Count != content.Quarters)
        {
            return new($"{german}: Es fehlen Werte für einzelne Quartale.", $"{english ?? german}: values of some quarters are missing.");
        }

        for (var at = 0; at < values.Count; at++)
        {
            if (fits(values[at])) continue;
            var quarter = content.First.Plus(at);
            return new($"{german}, {quarter.Name(Language.German)}: Der Wert kann nicht negativ sein. Schreiben Sie 0, wenn in diesem Quartal nichts übrig ist.",
                $"{english ?? german}, {quarter.Name(Language.English)}: the value cannot be negative. Write 0 if nothing is left in this quarter.");
        }

        return null;
    }

    private static Sentence AtOnceFault(string german, string english) =>
        new($"{german}: Wie viel zugleich laufen darf, ist eine ganze Zahl ab 0. Lassen Sie das Feld leer, wenn es keine Grenze gibt.",
            $"{english}: how much may run at once is a whole number from 0. Leave the field empty if there is no limit.");
}
