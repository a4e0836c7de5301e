using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Causes;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;
using Wegmarke.Strategy;

namespace Wegmarke.Initiatives;

/// <summary>Saves an initiative as a new one or as the next version of a known one.</summary>
public static class SaveInitiative
{
    public abstract record Outcome;

    public sealed record Saved(Guid Id) : Outcome;

    public sealed record NotThere : Outcome;

    public sealed record Refused(Sentence Why) : Outcome;

    /// <summary>Somebody else saved a version meanwhile.</summary>
    public sealed record Overtaken(Initiative Theirs) : Outcome;

    /// <param name="initiative">Null: a new one, which begins as an idea.</param>
    /// <param name="seen">Number of the version that the writer had before the eyes; 0 for a new one.</param>
    public static async Task<Outcome> Run(Database db, Actor actor, Guid administration, MaturityModel model, Guid? initiative, int seen,
        InitiativeContent content, DateTimeOffset now)
    {
        if (CheckInitiative.Run(content, model, await WriteStrategy.FirstBegins(db, administration)) is { } fault)
        {
            return new Refused(fault);
        }

        var portfolio = await Portfolio.Of(db, administration);
        var known = portfolio.Sheets.FirstOrDefault(one => one.Id == initiative);
        if (initiative is not null && known is null) return new NotThere();
        if (known is not null && known.Version.Number != seen) return new Overtaken(known.Version);
        var id = initiative ?? Guid.CreateVersion7(now);
        if (await LinkFault(db, administration, portfolio, id, content) is { } link) return new Refused(link);

        db.Add(new Initiative(id, seen + 1, administration, content.ToJson(), actor.Name, now));
        if (known is null)
        {
            db.Add(new InitiativeStep(id, 1, administration, Stand.Idea, "", DateOnly.FromDateTime(now.UtcDateTime), actor.Name, now));
        }

        db.Note(actor, now, "save-initiative", $"{content.Title} {seen + 1}", administration);
        try
        {
            await db.SaveChangesAsync();
            return new Saved(id);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await Portfolio.Find(db, administration, id) is { } faster ? new Overtaken(faster.Version)
                : throw new InvalidOperationException("Not stored.");
        }
    }

    private static async Task<Sentence?> LinkFault(Database db, Guid administration, Portfolio portfolio, Guid id,
        InitiativeContent content)
    {
        var titles = portfolio.Sheets.ToDictionary(one => one.Id, one => one.Content.Title);
        titles[id] = content.Title;
        if (content.After.Any(one => !titles.ContainsKey(one)))
        {
            return new("Eine der Maßnahmen, die vorher fertig sein müssen, gibt es nicht mehr. Bitte wählen Sie neu.",
                "One of the initiatives that must be done before is no longer there. Please choose anew.");
        }

        var after = portfolio.Sheets.ToDictionary(one => one.Id, one => one.Content.After);
        after[id] = content.After;
        if (FindLoop.Run(after) is { Count: > 0 } loop)
        {
            var way = string.Join(" → ", loop.Append(loop[0]).Select(one => $"„{titles[one]}“"));
            return new($"Diese Maßnahmen würden im Kreis aufeinander warten: {way}. Nehmen Sie eine der Abhängigkeiten heraus.",
                $"These initiatives would wait for one another in a circle: {way}. Take one of the dependencies out.");
        }

        var units = await db.Set<Unit>().AsNoTracking().Where(one => one.AdministrationId == administration).Select(one =>
            one.Id).ToListAsync();
        if (content.Elsewhere.Select(one => one.Unit).Concat(content.Unit is { } own ? [own] : []).Any(one => !units.Contains(one)))
        {
            return new("Eines der Ämter gibt es nicht mehr. Bitte wählen Sie neu.", "One of the units is no longer there. Please choose anew.");
        }

        var ownCauses = content.Causes.Where(key => Guid.TryParse(key, out _)).Select(Guid.Parse).ToList();
        if (ownCauses.Count > 0 && await db.Set<Cause>().CountAsync(one => one.AdministrationId == administration
            && ownCauses.Contains(one.Id)) != ownCauses.Distinct().Count())
        {
            return new("Eine der Ursachen gibt es im Haus nicht. Bitte wählen Sie neu.", "One of the causes is not in the house. Please choose anew.");
        }

        var goals = await db.Set<Goal>().AsNoTracking().Where(one => one.AdministrationId == administration).Select(one => one.Id)
            .Distinct().ToListAsync();
        return content.Goals.Any(one => !goals.Contains(one.Goal))
            ? new("Eines der Ziele gibt es nicht. Bitte wählen Sie neu.", "One of the goals is not there. Please choose anew.") : null;
    }
}
