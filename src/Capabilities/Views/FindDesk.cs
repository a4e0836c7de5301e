using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>What comes next for this person: one sentence, one button.</summary>
public static class FindDesk
{
    /// <param name="chosen">Id of the administration to look at, as the address names it; else the one with most going on.</param>
    public static async Task<DeskView> Run(Database db, Actor actor, IReadOnlyList<Administration> visible, string? chosen,
      Language language)
    {
        var say = language.Say;
        var administration = visible.FirstOrDefault(one => one.Id.ToString() == chosen) ?? await Liveliest(db, visible);
        IReadOnlyList<FrameLink> others = [.. visible.Where(one => one != administration)
          .Select(one => new FrameLink($"/desk?administration={one.Id}", one.Name))];
        if (administration is null)
        {
            return actor.May(Right.CreateAdministration)
                ? new(null, say("Willkommen", "Welcome"),
                  say("Noch ist keine Verwaltung angelegt.", "No administration has been created yet."), "/administrations",
                  say("Verwaltung anlegen", "Create an administration"), [])
                : new(null, say("Willkommen", "Welcome"),
                  say("Hier lesen Sie, was gemessen wird und wie gerechnet wird.",
                  "Here you read what is measured and how figures are made."), "/models", say("Modelle lesen", "Read the models"), []);
        }

        var (next, address, button) = await Next(db, actor, administration, language);
        var more = new List<FrameLink>();
        var releases = await PublishRelease.Of(db, administration.Id);
        if (releases.Count > 0 && actor.May(Right.ReadResults, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/results", say("Wo wir stehen", "Where we stand")));
        if (releases.Count > 0 && actor.May(Right.ReadResults, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/results/page", say("Das Ergebnis auf einer Seite", "The result on one page")));
        if (releases.Count > 0 && actor.May(Right.ReadUnitResults, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/results/units", say("Kommt es auf das Amt an?", "Does it depend on the unit?")));
        if (releases.Count > 0 && Heads(actor, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/results/unit", say("Mein Amt", "My unit")));
        if (releases.Count > 1 && actor.May(Right.ReadResults, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/results/change", say("Was sich verändert hat", "What has changed")));
        if (actor.May(Right.ReadReports, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/reports", say("Berichte", "Reports")));
        if (releases.Count > 0 && actor.May(Right.ReadCircles, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/circle", say("Wie stehen wir im Vergleich?", "How do we compare?")));
        if (actor.May(Right.ReadCauses, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/causes", say("Was uns bremst", "What slows us down")));
        if (actor.May(Right.ReadProcesses, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/processes", say("Wie wir arbeiten", "How we work")));
        if (actor.May(Right.ReadInterviews, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/interviews", say("Gespräche und Kodierung", "Conversations and coding")));
        else if (actor.May(Right.ReadQuotes, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/interviews/quotes", say("Zitate aus Gesprächen", "Quotes from conversations")));
        more.AddRange(Steering(actor, administration.Id, language));
        if (actor.May(Right.RunCircles)) more.Add(new("/circles", say("Vergleichskreise führen", "Run circles")));
        if (actor.May(Right.ReadCampaigns, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/campaigns", say("Erhebungen", "Surveys")));
        if (actor.May(Right.ReadStandingSurveys, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}/standing-surveys", say("Was Bevölkerung und Betriebe sagen", "What citizens and companies say")));
        if (actor.May(Right.ManageAdministration, administration.Id)) more.Add(
          new($"/administrations/{administration.Id}", say("Ämter", "Units")));
        if (actor.May(Right.ReadAudit, administration.Id)) more.Add(new("/audit", say("Wer hat was getan?", "Who did what?")));
        more.Add(new("/models", say("Was gefragt wird", "What is asked")));
        return new(administration, say("Was steht als Nächstes an?", "What comes next?"), next, address, button,
          [.. more.Where(link => link.Address != address), .. others]);
    }

    private static async Task<(string Next, string Address, string Button)> Next(Database db, Actor actor, Administration administration,
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
                ? (say($"Die Erhebung „{campaign.Title}“ läuft seit {language.Day(opening.At)}.",
                  $"The survey “{campaign.Title}” has been open since {language.Day(opening.At)}."),
                    $"/campaigns/{campaign.Id}", say("Zur Erhebung", "To the survey"))
                : actor.May(Right.GiveConsent, administration.Id) || actor.May(Right.AdviseOnData, administration.Id)
                ? (say($"Die Erhebung „{campaign.Title}“ ist in Vorbereitung und braucht Ihre Stellungnahme.",
                  $"The survey “{campaign.Title}” is being prepared and needs your statement."),
                    $"/campaigns/{campaign.Id}/dossier", say("Dossier lesen", "Read the dossier"))
                : (say($"Die Erhebung „{campaign.Title}“ ist vorbereitet und wartet darauf, geöffnet zu werden.",
                  $"The survey “{campaign.Title}” is prepared and waits to be opened."),
                    $"/campaigns/{campaign.Id}", manages ? say("Prüfen und öffnen", "Check and open") : say("Ansehen", "Look at it"));
        }

        if (last.Closing is not null && Heads(actor, administration.Id))
        {
            return (say($"Das Ergebnis von „{last.Campaign.Title}“ liegt vor, auch für Ihr Amt.",
              $"The result of “{last.Campaign.Title}” is there, for your unit too."),
                $"/administrations/{administration.Id}/results/unit", say("Mein Amt ansehen", "See my unit"));
        }

        if (last.Closing is { } closing && actor.May(Right.ReadResults, administration.Id))
        {
            return (say($"Das Ergebnis von „{last.Campaign.Title}“ liegt vor, geschlossen am {language.Day(closing.At)}.",
              $"The result of “{last.Campaign.Title}” is there, closed on {language.Day(closing.At)}."),
                $"/administrations/{administration.Id}/results{(actor.Grants.Any(one => one.Role == Role.Executive) ? "/page" : "")}",
                say("Ergebnis lesen", "Read the result"));
        }

        return manages
            ? (say("Noch gab es keine Erhebung. Planen Sie die erste; das dauert wenige Minuten.",
              "There has been no survey yet. Plan the first; it takes a few minutes."),
                $"/administrations/{administration.Id}/campaigns", say("Erhebung planen", "Plan a survey"))
            : (say("Für Sie steht gerade nichts an.", "There is nothing for you to do right now."), "/models",
              say("Lesen, was gefragt wird", "Read what is asked"));
    }

    private static IEnumerable<FrameLink> Steering(Actor actor, Guid administration, Language language)
    {
        var say = language.Say;
        var root = $"/administrations/{administration}";
        if (actor.May(Right.ReadSteering, administration))
        {
            yield return new(root + "/strategy", say("Wohin wir wollen", "Where we want to get"));
            yield return new(root + "/initiatives", say("Was wir uns vornehmen", "What we take on"));
            yield return new(root + "/decisions", say("Was ist zu entscheiden?", "What is there to decide?"));
            yield return new(root + "/meetings", say("Regelmäßige Sitzungen", "Regular meetings"));
            yield return new("/notifications", say("Kalender und Wochenmail", "Calendar and weekly mail"));
        }

        if (actor.May(Right.ReadProposals, administration))
        {
            yield return new(root + "/proposals", say("Was das Haus vorschlägt", "What the house proposes"));
        }

        if (actor.May(Right.PublishProgress, administration))
        {
            yield return new(root + "/progress", say("Was alle lesen dürfen", "What everybody may read"));
        }
    }

    private static bool Heads(Actor actor, Guid administration) => actor.Grants.Any(grant => grant.Role == Role.UnitHead
        && grant.Unit is not null && grant.Administration == administration);

    private static async Task<Administration?> Liveliest(Database db, IReadOnlyList<Administration> visible)
    {
        foreach (var one in visible)
        {
            if ((await CampaignState.Of(db, one.Id)).Any(campaign => campaign.Opening is not null && campaign.Closing is null)) return one;
        }

        return visible.Count == 0 ? null : visible[0];
    }
}
