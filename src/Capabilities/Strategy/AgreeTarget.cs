using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Strategy;

/// <summary>Agrees on the target of an area, or that the present stage is good enough.</summary>
public static class AgreeTarget
{
    public const int LineMax = 200;
    public const int TextMax = 4000;

    public abstract record Outcome;

    public sealed record Agreed(int Number) : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    public sealed record Overtaken(AreaTarget Theirs) : Outcome;

    /// <param name="seen">Number of the version that the writer had before the eyes; 0: none.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, string area, int seen,
        double? stage, DateOnly? due, string owner, string way, string enough, DateTimeOffset now)
    {
        if (model.Areas.All(one => one.Key != area))
        {
            return new Refused(new("Bitte wählen Sie einen Teilbereich aus der Liste.", "Please choose an area in the list."));
        }

        var scale = model.Scales[0];
        if (stage is not { } value || !double.IsFinite(value) || value < scale.Low || value > scale.High)
        {
            return new Refused(new($"Bitte geben Sie das Ziel als Stufe zwischen {scale.Low} und {scale.High} an, zum Beispiel 4,5.",
                $"Please give the target as a stage between {scale.Low} and {scale.High}, for example 4.5."));
        }

        var begins = await WriteStrategy.FirstBegins(db, administration);
        if (due is not { Year: >= 2000 and <= 2100 } day || day < begins)
        {
            return new Refused(new("Bitte geben Sie an, bis wann das Ziel erreicht sein soll; der Tag liegt nach dem Beginn der Strategie.",
                "Please say until when the target should be reached; the day lies after the beginning of the strategy."));
        }

        if (owner.Trim().Length > LineMax || way.Trim().Length > TextMax || enough.Trim().Length > TextMax)
        {
            return new Refused(new("Die Zuständigkeit hat höchstens 200, die anderen Texte haben höchstens 4.000 Zeichen.",
                "The owner has at most 200, the other texts have at most 4,000 characters."));
        }

        if (await Latest(db, administration, area) is { } there && there.Number != seen) return new Overtaken(there);
        db.Add(new AreaTarget(administration, area, seen + 1, Math.Round(value, 1), day, owner.Trim(), way.Trim(), enough.Trim(),
            actor.Name,
            now));
        db.Note(actor, now, enough.Trim().Length > 0 ? "declare-good-enough" : "agree-target",
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{area} {value:0.0} {day:yyyy-MM-dd}"), administration);
        try
        {
            await db.SaveChangesAsync();
            return new Agreed(seen + 1);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Latest(db, administration, area) is { } faster ? new Overtaken(faster)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    public static Task<AreaTarget?> Latest(Database db, Guid administration, string area) => db.Set<AreaTarget>().AsNoTracking()
        .Where(one => one.AdministrationId == administration
            && one.Area == area).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
}
