using System.Globalization;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;

namespace Wegmarke.Causes;

/// <summary>What the released survey and the readings say about a cause of the catalogue, by the signs that the model names for it. Only
/// released figures are looked at; what is protected says nothing.</summary>
public static class FindSigns
{
    /// <summary>A part that lies a whole stage below the target speaks for the cause, one that has all but reached it against.</summary>
    public const double LowFrom = 1;
    public const double ReachedFrom = 0.25;

    /// <summary>Standard deviation between units from which they lie far apart, and up to which they lie together.</summary>
    public const double SpreadFrom = 0.4;
    public const double TogetherUpTo = 0.1;

    public static IReadOnlyList<Evidence> Run(Guid cause, KnownCause known, MaturityModel model, ReleaseDocument? release,
        IReadOnlyList<Reading> readings, Guid administration, Language language)
    {
        var texts = model.TextsIn(language.Key);
        List<Evidence> found = [];
        if (release is not null) found.AddRange(InRelease(cause, known, release, texts, administration, language));
        foreach (var indicator in model.Indicators.Where(one => known.Signs.Indicators.Contains(one.Key)))
        {
            if (readings.FirstOrDefault(one => one.Indicator == indicator.Key) is not { } reading
                || Reading.StageOf(indicator, reading.Value) is not { } stage) continue;
            var target = release?.Areas.FirstOrDefault(one => one.Key == indicator.Area)?.Target ?? TargetOf(model, indicator.Area);
            if (Side(target - stage) is not { } side) continue;
            var value = language.Number(reading.Value, reading.Value == Math.Floor(reading.Value) ? 0 : 1)
                + (indicator.Unit == "number" ? "" : " " + IndicatorUnit.Word(indicator, language));
            found.Add(Evidence.OfRule(cause, EvidenceKind.Indicator, side, indicator.Key, language.Say(
                $"{texts.Indicators[indicator.Key].Name}: {value}, das entspricht Stufe {stage}; Stichtag {language.Day(reading.Date)}.",
                $"{texts.Indicators[indicator.Key].Name}: {value}, which means stage {stage}; as of {language.Day(reading.Date)}."),
                $"/administrations/{administration}/readings"));
        }

        return found;
    }

    private static IEnumerable<Evidence> InRelease(Guid cause, KnownCause known, ReleaseDocument release, ModelTexts texts,
        Guid administration, Language language)
    {
        var source = release.Wave.ToString(CultureInfo.InvariantCulture);
        Evidence Piece(bool side, string area, string text) => Evidence.OfRule(cause, EvidenceKind.Release, side, source, text,
            $"/administrations/{administration}/results/areas/{area}?wave={release.Wave}");
        foreach (var area in release.Areas)
        {
            foreach (var facet in area.Facets.Where(one => known.Signs.Facets.Contains($"{area.Key}.{one.Key}")))
            {
                if (Side(area.Target - facet.Mean) is { } side) yield return Piece(side, area.Key, Sentence(
                    language.Quoted(texts.Facets[$"{area.Key}.{facet.Key}"]), facet.Mean, area.Target, release.Wave, language));
            }

            foreach (var item in area.Items.Where(one => known.Signs.Items.Contains(one.Key)))
            {
                if (item.Perspectives.GetValueOrDefault("staff") is { } answers && Side(area.Target - answers.Mean) is { } side)
                {
                    yield return Piece(side, area.Key, Sentence(language.Quoted(texts.Items[item.Key].Text), answers.Mean, area.Target,
                        release.Wave, language));
                }
            }

            if (known.Signs.Spread.Contains(area.Key) && area.Spread is { } spread and (>= SpreadFrom or <= TogetherUpTo))
            {
                yield return Piece(spread >= SpreadFrom, area.Key, spread >= SpreadFrom
                    ? language.Say($"Bei „{texts.Areas[area.Key].ShortName}“ liegen die Ämter weit auseinander (Welle {release.Wave}).",
                        $"In “{texts.Areas[area.Key].ShortName}” units lie far apart (wave {release.Wave}).")
                    : language.Say($"Bei „{texts.Areas[area.Key].ShortName}“ liegen die Ämter nah beieinander (Welle {release.Wave}).",
                        $"In “{texts.Areas[area.Key].ShortName}” units lie close together (wave {release.Wave})."));
            }
        }
    }

    private static string Sentence(string what, double mean, double target, int wave, Language language) => language.Say(
        $"{what}: Stufe {language.Number(mean, 1)}, Ziel {language.Number(target, 1)} (Welle {wave}).",
        $"{what}: stage {language.Number(mean, 1)}, target {language.Number(target, 1)} (wave {wave}).");

    private static bool? Side(double distance) => distance >= LowFrom ? true : distance <= ReachedFrom ? false : null;

    private static double TargetOf(MaturityModel model, string area) =>
        model.Areas.First(one => one.Key == area).Target ?? model.Scales[0].Target ?? model.Scales[0].High;
}
