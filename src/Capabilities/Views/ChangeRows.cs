using Wegmarke.Design;
using Wegmarke.Releases;

namespace Wegmarke.Views;

/// <summary>The areas of two waves, the largest change first.</summary>
public static class ChangeRows
{
    public static IReadOnlyList<ReleasedArea> Sorted(ResultView view) => [.. view.Document.Areas
        .OrderByDescending(area => Math.Abs(area.Against(view.Earlier)?.Difference ?? -1))];

    public static IReadOnlyList<ChangeRow> Of(ResultView view)
    {
        var tested = TestAreas.Changes(view.Document, view.Earlier);
        return [.. Sorted(view).Select(area => Row(view, area, tested[area.Key] ?? Certainty.Open))];
    }

    private static ChangeRow Row(ResultView view, ReleasedArea area, Certainty certainty)
    {
        var change = area.Against(view.Earlier);
        var before = view.Earlier?.Areas.FirstOrDefault(one => one.Key == area.Key)?.Overall;
        var clear = certainty != Certainty.Open;
        var shortly = change is null ? "" : clear ? view.Language.WithSign(change.Difference, 1) : "≈";
        return new(view.Name(area.Key), change is null ? null : End(before), change is null ? null : End(area.Overall), change?.Detectable,
            clear, shortly, Words(view, area, certainty));
    }

    /// <summary>What happened, in words.</summary>
    public static string Words(ResultView view, ReleasedArea area, Certainty certainty)
    {
        var language = view.Language;
        if (view.Earlier is { } earlier && area.Incomparable.Contains(earlier.Wave))
        {
            return language.Say("nicht vergleichbar, anders gefragt", "not comparable, other items asked");
        }

        return (area.Against(view.Earlier), certainty) switch
        {
            (null, _) => view.Protected,
            ({ } change, Certainty.Certain) => change.Difference > 0
                ? language.SayPlainly("gestiegen; das ist mehr als die Schwankung dieser Befragung", "risen, more than this survey's own variation",
                    "gestiegen; das ist sehr wahrscheinlich kein Zufall")
                : language.SayPlainly("gesunken; das ist mehr als die Schwankung dieser Befragung", "fallen, more than this survey's own variation",
                    "gesunken; das ist sehr wahrscheinlich kein Zufall"),
            ({ } change, Certainty.Likely) => change.Difference > 0 ? language.Say("wahrscheinlich gestiegen", "probably risen")
                : language.Say("wahrscheinlich gesunken", "probably fallen"),
            ({ } change, _) => language.Say($"kein erkennbarer Unterschied; erkennbar wäre erst ± {language.Number(change.Detectable, 1)}",
                $"no detectable difference; detectable only from ± {language.Number(change.Detectable, 1)}"),
        };
    }

    private static GapEnd? End(ReleasedFigure? figure) => figure is null ? null : new(figure.Mean, figure.Low, figure.High, figure.N);
}
