using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives.Weighing;

/// <summary>Saves by what initiatives are weighed, as the next version.</summary>
public static class SaveMerit
{
    private const int NameMax = 80;

    public abstract record Outcome;

    public sealed record Saved : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Somebody else saved a version meanwhile.</summary>
    public sealed record Overtaken(Merit Theirs) : Outcome;

    /// <param name="seen">Number of the version that the writer had before the eyes; 0 while the default holds.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, int seen, MeritContent content, DateTimeOffset now)
    {
        if (Fault(content) is { } fault) return new Refused(fault);
        var latest = await Merit.Latest(db, administration);
        if ((latest?.Number ?? 0) != seen)
        {
            return latest is null ? new Refused(new("Die Seite ist veraltet. Bitte laden Sie sie neu.",
                "The page is out of date. Please load it again.")) : new Overtaken(latest);
        }

        db.Add(new Merit(administration, seen + 1, content.ToJson(), actor.Name, now));
        db.Note(actor, now, "save-merit", $"{content.Criteria.Count}: {seen + 1}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Saved();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Merit.Latest(db, administration) is { } faster ? new Overtaken(faster)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    private static Sentence? Fault(MeritContent content)
    {
        if (content.Criteria.Count is 0 or > MeritContent.CriteriaMax || content.Criteria.DistinctBy(one => one.Key).Count()
            != content.Criteria.Count)
        {
            return new($"Möglich sind 1 bis {MeritContent.CriteriaMax} Kriterien.", $"1 to {MeritContent.CriteriaMax} criteria are possible.");
        }

        if (content.Criteria.FirstOrDefault(one => one.Name.Length > NameMax || (one.Kind == CriterionKind.Own
            && one.Name.Length == 0)) is not null)
        {
            return new("Bitte geben Sie jedem eigenen Kriterium einen Namen mit höchstens 80 Zeichen.",
                "Please give each criterion of your own a name of at most 80 characters.");
        }

        if (content.Criteria.FirstOrDefault(one => !double.IsFinite(one.Weight)
            || one.Weight is < 0 or > MeritContent.WeightMax) is { } wrong)
        {
            return new($"{wrong.NameIn(Language.German)}: Das Gewicht ist eine Zahl von 0 bis 1.000.",
                $"{wrong.NameIn(Language.English)}: the weight is a number from 0 to 1,000.");
        }

        if (content.Criteria.All(one => one.Weight == 0))
        {
            return new("Mindestens ein Kriterium braucht ein Gewicht über 0, sonst wiegt nichts.",
                "At least one criterion needs a weight above 0, else nothing weighs.");
        }

        return content.Points.Values.SelectMany(one => one.Values).Any(points => points is < 1 or > MeritContent.PointsMax)
            ? new("Punkte sind ganze Zahlen von 1 bis 5; leer heißt: noch nicht vergeben.", "Points are whole numbers from 1 to 5; empty means: not given yet.")
            : null;
    }
}
