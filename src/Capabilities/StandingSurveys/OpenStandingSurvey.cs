using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.StandingSurveys;

/// <summary>Opens a standing survey, or ends one. It is open at once: nothing about it can be changed later, so that months stay
/// comparable.</summary>
public static class OpenStandingSurvey
{
    public const int NameMax = 100;

    private const int SlugLength = 8;

    public abstract record Outcome;

    public sealed record Opened(Guid Id) : Outcome;

    public sealed record NameMissing : Outcome;

    public sealed record NameTaken : Outcome;

    public sealed record FormUnknown : Outcome;

    public sealed record PerspectiveMissing : Outcome;

    public sealed record ThresholdOutside : Outcome;

    /// <summary>So few work there that a result would judge each of them.</summary>
    public sealed record TooFewPeople : Outcome;

    /// <summary>No day on which the staff council was informed, or one in the future.</summary>
    public sealed record CouncilNotInformed : Outcome;

    /// <summary>Forms for people outside the house: of all their perspectives nobody knows how many there are.</summary>
    public static IEnumerable<Form> FormsOf(MaturityModel model) => model.Forms.Where(form => form.Perspectives.All(key =>
        model.Perspectives.First(one => one.Key == key).Population == Population.Open));

    public static async Task<Outcome> Run(Database db, Actor actor, Administration administration, MaturityModel model, StandingForm wished,
        DateTimeOffset now)
    {
        var name = wished.Name.Trim();
        if (name.Length is 0 or > NameMax) return new NameMissing();
        if (FormsOf(model).FirstOrDefault(one => one.Key == wished.Form) is not { } form) return new FormUnknown();
        string[] perspectives = [.. form.Perspectives.Where(wished.Perspectives.Contains)];
        if (perspectives.Length == 0) return new PerspectiveMissing();
        if (wished.Threshold is < PlanCampaign.ThresholdMin or > PlanCampaign.ThresholdMax) return new ThresholdOutside();
        if (wished.People is < Protection.SingularBodyMin or > CreateAdministration.StaffMax) return new TooFewPeople();
        if (wished.InformedOn is not { } informed || informed > DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)) || informed.Year < 2000)
        {
            return new CouncilNotInformed();
        }

        if (await Running(db, administration.Id).AnyAsync(one => one.Name == name)) return new NameTaken();
        var frozen = FrozenModel.Of(model);
        await PlanCampaign.Keep(db, new(frozen.Hash, model.Key, model.Version, frozen.Json));
        var survey = new StandingSurvey(Guid.NewGuid(), administration.Id, name, perspectives, frozen.Hash, form.Key, wished.Threshold,
            wished.People, informed, RandomNumberGenerator.GetString(PlanCampaign.SlugLetters, SlugLength), actor.Name, now);
        db.Add(survey);
        db.Note(actor, now, "open-standing-survey", name, administration.Id);
        await db.SaveChangesAsync();
        return new Opened(survey.Id);
    }

    /// <summary>Ends it for good. The last months are released like the others, or destroyed where too few answered.</summary>
    public static async Task End(Database db, Actor actor, StandingSurveyState state, DateTimeOffset now)
    {
        if (await db.Set<StandingSurveyEnd>().AnyAsync(one => one.SurveyId == state.Survey.Id)) return;
        db.Add(new StandingSurveyEnd(state.Survey.Id, actor.Name, now));
        db.Note(actor, now, "end-standing-survey", state.Survey.Name, state.Survey.AdministrationId);
        await db.SaveChangesAsync();
    }

    private static IQueryable<StandingSurvey> Running(Database db, Guid administration) => db.Set<StandingSurvey>().AsNoTracking()
        .Where(one => one.AdministrationId == administration && !db.Set<StandingSurveyEnd>().Any(end => end.SurveyId == one.Id));
}

/// <summary>What was written into the form that opens a standing survey.</summary>
/// <param name="Model">Key and version of the model, parted by a slash.</param>
public sealed record StandingForm(
    string Name, string Model, string Form, IReadOnlyList<string> Perspectives, int Threshold, int People, DateOnly? InformedOn)
{
    public string? Problem { get; init; }

    public static StandingForm Empty { get; } = new("", "", "", [], PlanCampaign.ThresholdMin, 0, null);
}
