using Wegmarke.Accounts;
using Wegmarke.Accounts.FourEyes;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Controlling;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>What comes next for this person, what is stuck, who waits, and where they can go.</summary>
public static class FindDesk
{
    /// <param name="chosen">Id of the administration to look at, as the address names it; else the one with most going on.</param>
    /// <param name="model">The model under which an administration steers; asked where this person may read about steering.</param>
    public static async Task<DeskView> Run(Database db, Actor actor, IReadOnlyList<Administration> visible, string? chosen,
        Func<Guid, Task<MaturityModel>> model, Language language, DateTimeOffset now)
    {
        var say = language.Say;
        var administration = visible.FirstOrDefault(one => one.Id.ToString() == chosen) ?? await Liveliest(db, visible);
        if (administration is null)
        {
            return new(null, say("Willkommen", "Welcome"), [actor.May(Right.CreateAdministration)
                ? new(say("Noch ist keine Verwaltung angelegt.", "No administration has been created yet."), "/administrations",
                  say("Verwaltung anlegen", "Create an administration"))
                : new(say("Hier lesen Sie, was gemessen wird und wie gerechnet wird.",
                  "Here you read what is measured and how figures are made."), "/models", say("Modelle lesen", "Read the models"))], [], [], [], []);
        }

        var id = administration.Id;
        var ground = actor.May(Right.ReadSteering, id) ? await model(id) : null;
        var state = ground is null ? null : await FindCourses.Run(db, id, ground, now);
        var round = state is null ? null : await RoundStart.Run(db, actor, state, language);
        List<DeskStep> steps = [.. new[] { round is null ? null : new DeskStep(round.Sentence, round.Address, round.Button),
            await Next(db, actor, administration, language) }.OfType<DeskStep>()];
        if (steps.Count == 0) steps.Add(new(say("Für Sie steht gerade nichts an.", "There is nothing for you to do right now."), "/models",
            say("Lesen, was gefragt wird", "Read what is asked")));
        var (stuck, waiting) = await FindStuck.Run(db, actor, id, state, ground, language, DateOnly.FromDateTime(now.UtcDateTime));
        var eyes = await FindDeeds.WaitingFor(db, actor, id, now);
        if (eyes > 0) waiting = [new(say("Vier Augen", "Four eyes"), "/four-eyes", say($"{eyes} Vorschläge warten auf Ihren zweiten Blick.",
            $"{eyes} proposals wait for your second look.")), .. waiting];
        return new(administration, say("Was steht als Nächstes an?", "What comes next?"), steps,
            stuck, waiting, FindPlaces.Run(actor, id, (await PublishRelease.Of(db, id)).Count, language),
            [.. visible.Where(one => one != administration).Select(one => new FrameLink($"/desk?administration={one.Id}", one.Name))]);
    }

    private static async Task<DeskStep?> Next(Database db, Actor actor, Administration administration,
      Language language)
    {
        var say = language.Say;
        var campaigns = await CampaignState.Of(db, administration.Id);
        var running = campaigns.FirstOrDefault(one => one.Closing is null);
        var last = campaigns.FirstOrDefault(one => one.Closing is not null);
        var manages = actor.May(Right.ManageCampaigns, administration.Id);
        if (running.Campaign is { } campaign && actor.May(Right.ReadCampaigns, administration.Id))
        {
            return running.Opening is { } opening
                ? new DeskStep(say($"Die Erhebung „{campaign.Title}“ läuft seit {language.Day(opening.At)}.",
                  $"The survey “{campaign.Title}” has been open since {language.Day(opening.At)}."),
                    $"/campaigns/{campaign.Id}", say("Zur Erhebung", "To the survey"))
                : actor.May(Right.GiveConsent, administration.Id) || actor.May(Right.AdviseOnData, administration.Id)
                ? new DeskStep(say($"Die Erhebung „{campaign.Title}“ ist in Vorbereitung und braucht Ihre Stellungnahme.",
                  $"The survey “{campaign.Title}” is being prepared and needs your statement."),
                    $"/campaigns/{campaign.Id}/dossier", say("Dossier lesen", "Read the dossier"))
                : new(say($"Die Erhebung „{campaign.Title}“ ist vorbereitet und wartet darauf, geöffnet zu werden.",
                  $"The survey “{campaign.Title}” is prepared and waits to be opened."),
                    $"/campaigns/{campaign.Id}", manages ? say("Prüfen und öffnen", "Check and open") : say("Ansehen", "Look at it"));
        }

        if (last.Closing is not null && FindPlaces.Heads(actor, administration.Id))
        {
            return new(say($"Das Ergebnis von „{last.Campaign.Title}“ liegt vor, auch für Ihr Amt.",
              $"The result of “{last.Campaign.Title}” is there, for your unit too."),
                $"/administrations/{administration.Id}/results/unit", say("Mein Amt ansehen", "See my unit"));
        }

        if (actor.Grants.Any(one => one.Role == Role.Personnel && one.Administration == administration.Id))
        {
            return new(say("Sehen Sie, welche Menschen unsere Ziele brauchen und was dafür gelernt wird.",
              "See which people our goals need and what is learned for it."), $"/administrations/{administration.Id}/people",
                say("Zu den Menschen", "To the people"));
        }

        if (last.Closing is { } closing && actor.May(Right.ReadResults, administration.Id))
        {
            return new(say($"Das Ergebnis von „{last.Campaign.Title}“ liegt vor, geschlossen am {language.Day(closing.At)}.",
              $"The result of “{last.Campaign.Title}” is there, closed on {language.Day(closing.At)}."),
                $"/administrations/{administration.Id}/results{(actor.Grants.Any(one => one.Role == Role.Executive) ? "/page" : "")}",
                say("Ergebnis lesen", "Read the result"));
        }

        return manages
            ? new DeskStep(say("Noch gab es keine Erhebung. Planen Sie die erste; das dauert wenige Minuten.",
              "There has been no survey yet. Plan the first; it takes a few minutes."),
                $"/administrations/{administration.Id}/campaigns", say("Erhebung planen", "Plan a survey"))
            : null;
    }

    private static async Task<Administration?> Liveliest(Database db, IReadOnlyList<Administration> visible)
    {
        foreach (var one in visible)
        {
            if ((await CampaignState.Of(db, one.Id)).Any(campaign => campaign.Opening is not null && campaign.Closing is null)) return one;
        }

        return visible.Count == 0 ? null : visible[0];
    }
}
