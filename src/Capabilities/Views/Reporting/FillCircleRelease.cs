using System.Globalization;
using Wegmarke.Benchmarks;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Reports.Composing;

namespace Wegmarke.Views.Reporting;

/// <summary>A release of a circle as a report for its trustee: what the release holds about groups of members, never about one.</summary>
public static class FillCircleRelease
{
    /// <param name="state">The circle and its model.</param>
    /// <param name="released">Its latest release.</param>
    /// <param name="hash">Of the release.</param>
    public static ReportDocument Run(CircleState state, CircleDocument released, string hash, IReadOnlyList<SuccessFactors> factors,
        Language language)
    {
        var (say, texts) = ((Func<string, string, string>)language.Say, state.ReleasedBy.TextsIn(language.Key));
        var day = DateTimeOffset.TryParse(released.On, CultureInfo.InvariantCulture, out var on) ? DateOnly.FromDateTime(on.Date)
            : DateOnly.FromDateTime(state.Circle.At.Date);
        var stages = state.ReleasedBy.Scales[0];
        var scale = new Axis(stages.Low, [.. Enumerable.Range(stages.Low, stages.Stages)
            .Select(value => texts.Stages[state.ReleasedBy.StageKey(stages, value)])]);
        var stamp = say($"{released.Circle}, Freigabe {released.Number} vom {language.Day(day)} · {released.Members} Verwaltungen · Modell {released.ModelVersion} · {hash[..8]}.",
            $"{released.Circle}, release {released.Number} of {language.Day(day)} · {released.Members} administrations · model {released.ModelVersion} · {hash[..8]}.");
        return new(ReportDocument.CurrentSchema, ReportKind.Circle, language.Key, say($"{released.Circle}: Bericht zur Freigabe {released.Number}",
            $"{released.Circle}: report of release {released.Number}"), "", released.Circle, "", day,
            [new(ReportSource.Circle, hash, say($"{released.Circle}, Freigabe {released.Number}",
                $"{released.Circle}, release {released.Number}"))],
            [
                .. Findings(released, texts, language), new HeadingPart(2, say("Wo die Mitglieder stehen", "Where the members stand")),
                Profile(released, texts, language, scale, stamp), .. Groups(released, texts, language), .. Facts(released, texts, language),
                new HeadingPart(2, BlockKind.Factors.Name(language)), .. FillCircle.Factors(factors, texts, language),
                new HeadingPart(2, BlockKind.Method.Name(language)), new TextPart(stamp, true),
                new TextPart(say("Jede Verwaltung zählt gleich viel. Gezeigt werden nur Gruppen, in denen nach jedem Abzug, auch zwischen Gruppen und zwischen zwei Freigaben,"
                    + " mindestens fünf andere zusammenbleiben; alles andere ist geschützt."
                    + " Zahlen einzelner Mitglieder stehen in keiner Freigabe und in keinem Bericht des Treuhänders.",
                    "Each administration counts the same. Only groups are shown in which after every subtraction, between groups and between two releases too, at least"
                        + " five others stay together; all else is protected. Figures of single members stand in no release and in no report of the trustee."), true),
            ]);
    }

    private static IEnumerable<ReportPart> Findings(CircleDocument released, ModelTexts texts, Language language)
    {
        var say = language.Say;
        List<(string Name, CircleGroupFigure All)> shown = [.. from area in released.Areas
            let all = released.ViewOf(area.Key, CircleView.Overall)?.All where all is not null
            select (texts.Areas[area.Key].ShortName, all!)];
        yield return new HeadingPart(2, BlockKind.Compared.Name(language));
        if (shown.Count == 0)
        {
            yield return new FindingPart("", say("Noch darf von keinem Teilbereich ein Mittel gezeigt werden.", "No area's mean may be shown yet."), "");
            yield break;
        }

        var (high, low) = (shown.MaxBy(one => one.All.Mean), shown.MinBy(one => one.All.Mean));
        yield return new FindingPart(high.Name, say($" ist im Mittel der {language.Count(high.All.Members)} Mitglieder am weitesten ({language.Number(high.All.Mean, 1)}).",
            $" is furthest along in the mean of the {language.Count(high.All.Members)} members ({language.Number(high.All.Mean, 1)})."), "");
        yield return new FindingPart(low.Name, say($" ist am wenigsten weit ({language.Number(low.All.Mean, 1)}).",
            $" is least far along ({language.Number(low.All.Mean, 1)})."), "");
        foreach (var apart in shown.Where(one => one.All.Sd is not null).OrderByDescending(one => one.All.Sd).Take(1))
        {
            var sd = apart.All.Sd!.Value;
            yield return new FindingPart(apart.Name, say($": Hier liegen die Mitglieder am weitesten auseinander (Standardabweichung {language.Number(sd, 1)}).",
                $": here the members lie furthest apart (standard deviation {language.Number(sd, 1)})."), "");
        }
    }

    private static ChartPart Profile(CircleDocument released, ModelTexts texts, Language language, Axis scale, string stamp)
    {
        var say = language.Say;
        var (title, withheld) = (say("Mittel der Mitglieder", "Mean of the members"), say("geschützt", "protected"));
        List<(string Name, CircleGroupFigure? All)> rows = [.. released.Areas.Select(area => (texts.Areas[area.Key].ShortName,
            released.ViewOf(area.Key, CircleView.Overall)?.All))];
        return new(new ProfileFigure(title, scale, [.. rows.Select(one => new ProfileRow(one.Name, "", one.All?.Mean, null, null,
            one.All?.Sd, null,
            null, one.All?.Members, one.All?.Change is { } change ? language.WithSign(change, 2) : "", withheld))])
            { Band = say("Unterschiede zwischen den Mitgliedern", "differences between the members") }, stamp,
            new(title, [say("Teilbereich", "Area"), say("Mitglieder", "Members"), say("Mittel", "Mean"),
                say("Unterschiede", "Differences"), say("Veränderung", "Change"), say("gezeigte Gruppen", "groups shown")],
            [.. released.Areas.Zip(rows, (area, row) => (IReadOnlyList<ReportCell>)[row.Name, ReportCell.Of(row.All?.Members, language, 0),
                ReportCell.Of(row.All?.Mean, language, 2, withheld), ReportCell.Of(row.All?.Sd, language), ReportCell.Of(row.All?.Change,
                    language, 2),
                ReportCell.Of(area.Views.Sum(view => view.Groups.Count), language, 0)])]));
    }

    /// <summary>Groups other than all members, as far as they may be shown.</summary>
    private static IEnumerable<ReportPart> Groups(CircleDocument released, ModelTexts texts, Language language)
    {
        var say = language.Say;
        yield return new HeadingPart(2, say("Gruppen von Mitgliedern", "Groups of members"));
        var any = false;
        foreach (var area in released.Areas)
        {
            List<CircleGroupFigure> groups = [.. (released.ViewOf(area.Key, CircleView.Overall)?.Groups ?? [])
                .Where(one => one.Kind != CircleGroupFigure.All)];
            if (groups.Count == 0) continue;
            any = true;
            yield return new TablePart(texts.Areas[area.Key].ShortName, [say("Gruppe", "Group"), say("Mitglieder", "Members"),
                say("Mittel", "Mean"), say("Unterschiede", "Differences"), say("Veränderung", "Change")],
                [.. groups.Select(one => (IReadOnlyList<ReportCell>)[PeerGroups.GroupName(one.Kind, one.Name, language),
                    ReportCell.Of(one.Members, language, 0), ReportCell.Of(one.Mean, language, 2), ReportCell.Of(one.Sd, language),
                    ReportCell.Of(one.Change, language, 2)])]);
        }

        if (!any) yield return new TextPart(say("Keine Gruppe darf für sich gezeigt werden.", "No group may be shown by itself."));
    }

    private static IEnumerable<ReportPart> Facts(CircleDocument released, ModelTexts texts, Language language)
    {
        var say = language.Say;
        List<(string Name, CircleGroupFigure Group)> shown = [.. from one in released.Indicators from @group in one.Groups
            select (texts.Indicators[one.Key].Name, @group)];
        if (shown.Count == 0) yield break;
        yield return new HeadingPart(2, BlockKind.PeerFacts.Name(language));
        yield return new TablePart(BlockKind.PeerFacts.Name(language), [say("Kennzahl", "Indicator"), say("Gruppe", "Group"),
            say("Mitglieder", "Members"), say("Mittel", "Mean")],
            [.. shown.Select(one => (IReadOnlyList<ReportCell>)[one.Name, PeerGroups.GroupName(one.Group.Kind, one.Group.Name, language),
                ReportCell.Of(one.Group.Members, language, 0), ReportCell.Of(one.Group.Mean, language, 2)])]);
    }
}
