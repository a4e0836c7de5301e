using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>The letters of a campaign's model with all that the campaign and its release know; the rest is asked of the coordinator and
/// stands in the address only, so nothing has to be stored.</summary>
public static class FindLetters
{
    /// <summary>Longest text that can be filled in for a blank.</summary>
    public const int LengthMax = 500;

    /// <param name="written">What the coordinator filled in.</param>
    /// <param name="language">Language of the letters, which may be plain.</param>
    /// <param name="period">The last day that the campaign plans and the day on which is written; null while no end is planned.</param>
    public static async Task<LettersView> Run(Database db, Actor actor, CampaignState state, string administration, string link,
        IReadOnlyDictionary<string, string> written, Language language, (DateOnly LastDay, DateOnly Today)? period = null)
    {
        var known = new Dictionary<string, string>(Known(state, administration, link, language, period));
        var release = actor.May(Right.ReadResults, state.Campaign.AdministrationId)
            ? (await PublishRelease.Of(db, state.Campaign.AdministrationId)).FirstOrDefault(one => one.Wave == state.Campaign.Wave) : null;
        if (release is not null) foreach (var (name, value) in Released(release.Document, state.Model, language)) known[name] = value;
        var letters = state.Model.TextsIn(language.Key).Letters;
        var asked = Letters.Kinds.Where(letters.ContainsKey).SelectMany(kind => FillLetter.Run(letters[kind], known, language).Open)
            .Distinct().ToList();
        foreach (var name in asked)
        {
            if (written.GetValueOrDefault(name)?.Trim() is { Length: > 0 and <= LengthMax } value) known[name] = value;
        }

        return new(state, language, [.. asked.Select(name => (name, known.GetValueOrDefault(name) ?? ""))],
            [.. Letters.Kinds.Where(letters.ContainsKey).Select(kind => (kind, FillLetter.Run(letters[kind], known, language)))]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Known(CampaignState state, string administration, string link,
        Language language, (DateOnly LastDay, DateOnly Today)? period)
    {
        var (campaign, model, form) = (state.Campaign, state.Model, state.Form);
        var minutes = form.Perspectives.Max(one => ReadingTime.Longest(model, form, one, language.Key, campaign.Areas));
        var areas = form.Perspectives.SelectMany(one => model.Asked(form, one, campaign.Areas))
            .Select(key => model.Items.First(item => item.Key == key).Area).Distinct().Count();
        yield return new("administration", administration);
        yield return new("campaign", campaign.Title);
        yield return new("wave", language.Count(campaign.Wave));
        yield return new("model", model.TextsIn(language.Key).Title);
        yield return new("model-version", model.Version);
        yield return new("areas", language.Count(areas));
        yield return new("minutes", language.Number(Math.Ceiling(minutes), 0));
        yield return new("threshold", language.Count(campaign.Threshold));
        yield return new("sheets-passed-on", SheetsPassedOn(campaign, language));
        yield return new("link", link);
        if (state.Opening is { } opening) yield return new("start", language.Day(opening.At));
        if (state.Closing is { } closing) yield return new("end", language.Day(closing.At));
        else if (period is var (last, today))
        {
            yield return new("end", language.Day(new DateTimeOffset(last.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)));
            if (last >= today) yield return new("days-left", language.Count(last.DayNumber - today.DayNumber));
        }
    }

    private static string SheetsPassedOn(Campaign campaign, Language language) => !campaign.ForResearch
        ? language.Say("Einzelne Bögen geben wir an niemanden weiter.", "We pass single sheets on to nobody.")
        : language.Say($"Eine Datei mit einzelnen Bögen ohne Namen und Amt erhält: {campaign.ResearchBy}. Zweck: {campaign.ResearchFor}",
            $"A file with single sheets without name and unit goes to: {campaign.ResearchBy}. Purpose: {campaign.ResearchFor}")
        + language.Say(" Hinein kommen nur Bögen von Menschen, die am Ende ihres Bogens zustimmen; alle anderen geben wir an niemanden weiter.",
            " Only sheets of people who agree at the end of their sheet go into it; we pass all others on to nobody.");

    /// <summary>Only what was released. Areas that judge few people are not named, because letters also go to council and press.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Released(ReleaseDocument document, MaturityModel model, Language language)
    {
        var withheld = language.Say("geschützt", "protected");
        yield return new("answers", document.Answers is { } answers ? language.Count(answers) : withheld);
        if (document.Staff > 0)
        {
            yield return new("invited", language.Count(document.Staff));
            yield return new("response-share",
                document.Answers is { } some ? language.Number(100.0 * some / document.Staff, 0) + " %" : withheld);
        }

        var areas = document.Areas.Where(area => area.Overall is not null
                && model.Areas.FirstOrDefault(one => one.Key == area.Key) is { SingularRole: false })
            .OrderByDescending(area => area.Overall!.Mean - area.Target).Select(area => area.Key).ToList();
        if (areas.Count < 2 * Named) yield break;
        yield return new("strongest-areas", Names(areas.Take(Named), model, language));
        yield return new("weakest-areas", Names(areas.AsEnumerable().Reverse().Take(Named), model, language));
    }

    /// <summary>How many areas a letter names on each side.</summary>
    private const int Named = 2;

    private static string Names(IEnumerable<string> areas, MaturityModel model, Language language) =>
        string.Join(language.Say(" und ", " and "), areas.Select(area => model.TextsIn(language.Key).Areas[area].ShortName));
}

/// <summary>Letters to copy.</summary>
/// <param name="Blanks">What only the house knows, with what was filled in so far.</param>
public sealed record LettersView(CampaignState State, Language Language, IReadOnlyList<(string Name, string Value)> Blanks,
    IReadOnlyList<(string Kind, FillLetter.Letter Letter)> Letters);
