using System.Text.Json.Serialization;
using Wegmarke.Design;

namespace Wegmarke.Reports.Composing;

/// <summary>A drawing as numbers: pages draw it with their components, office programs as native charts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "chart")]
[JsonDerivedType(typeof(ProfileFigure), "profile")]
[JsonDerivedType(typeof(GapFigure), "gap")]
[JsonDerivedType(typeof(ChangeFigure), "change")]
[JsonDerivedType(typeof(PositionFigure), "position")]
public abstract record ReportChart(string Title, Axis Scale)
{
    /// <summary>What the drawing shows, for those who do not see it.</summary>
    public abstract string Describe(Language language);

    /// <summary>The same as rows of bars.</summary>
    public abstract ChartSeries Series(Language language);

    protected static string Value(GapEnd? end, Language language, string words) =>
        end is { } found ? language.Number(found.Value, 1) : words;
}

/// <param name="Categories">From top to bottom.</param>
public sealed record ChartSeries(IReadOnlyList<string> Categories, IReadOnlyList<ChartLine> Lines);

/// <param name="Values">Null: protected or absent.</param>
/// <param name="Low">Lower ends of intervals; empty where there are none.</param>
/// <param name="Colour">As RGB in hex.</param>
public sealed record ChartLine(
    string Name, string Colour, IReadOnlyList<double?> Values, IReadOnlyList<double?> Low, IReadOnlyList<double?> High);

/// <summary>Where do we stand?</summary>
/// <param name="Hollow">What the hollow dot stands for; empty: the wave before.</param>
public sealed record ProfileFigure(string Title, Axis Scale, IReadOnlyList<ProfileRow> Rows, string Hollow = "") : ReportChart(Title, Scale)
{
    /// <summary>What the pale band stands for in a figure of the members of a circle; null: the units of a house.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Band { get; init; }

    public override string Describe(Language language) => $"{Title}. " + string.Join(" ", Rows.Select(row => row.Value is { } value
        ? $"{row.Label}: {language.Number(value, 1)}{(row.Target is { } target
            ? language.Say($", Ziel {language.Number(target, 1)}", $", target {language.Number(target, 1)}") : "")}."
        : $"{row.Label}: {row.Words}."));

    public override ChartSeries Series(Language language)
    {
        List<ChartLine> lines = [new(language.Say("Mittelwert", "Mean"), ChartColour.Measured, [.. Rows.Select(row => row.Value)],
            [.. Rows.Select(row => row.Low)], [.. Rows.Select(row => row.High)])];
        if (Rows.Any(row => row.Earlier is not null))
        {
            lines.Add(new(Hollow.Length > 0 ? Hollow : language.Say("frühere Welle", "earlier wave"), ChartColour.Earlier,
                [.. Rows.Select(row => row.Earlier)], [], []));
        }

        if (Rows.Any(row => row.Target is not null))
        {
            lines.Add(new(language.Say("Ziel", "Target"), ChartColour.Target, [.. Rows.Select(row => row.Target)], [], []));
        }

        return new([.. Rows.Select(row => row.Label)], lines);
    }
}

/// <summary>Do leaders see it differently?</summary>
public sealed record GapFigure(string Title, Axis Scale, IReadOnlyList<GapRow> Rows) : ReportChart(Title, Scale)
{
    public override string Describe(Language language) => $"{Title}. " + string.Join(" ", Rows.Select(row =>
        language.Say($"{row.Label}: Beschäftigte {Value(row.Staff, language, row.Words)}, Führungskräfte {Value(row.Leaders, language, row.Words)}.",
            $"{row.Label}: staff {Value(row.Staff, language, row.Words)}, leaders {Value(row.Leaders, language, row.Words)}.")));

    public override ChartSeries Series(Language language) => new([.. Rows.Select(row => row.Label)],
    [
        new(language.Say("Beschäftigte", "Staff"), ChartColour.Measured, [.. Rows.Select(row => row.Staff?.Value)],
            [.. Rows.Select(row => row.Staff?.Low)], [.. Rows.Select(row => row.Staff?.High)]),
        new(language.Say("Führungskräfte", "Leaders"), ChartColour.Earlier, [.. Rows.Select(row => row.Leaders?.Value)],
            [.. Rows.Select(row => row.Leaders?.Low)], [.. Rows.Select(row => row.Leaders?.High)]),
    ]);
}

/// <summary>What moved beyond doubt?</summary>
public sealed record ChangeFigure(string Title, Axis Scale, IReadOnlyList<ChangeRow> Rows) : ReportChart(Title, Scale)
{
    public override string Describe(Language language) => $"{Title}. " + string.Join(" ", Rows.Select(row =>
        language.Say($"{row.Label}: vorher {Value(row.Before, language, row.Words)}, jetzt {Value(row.Now, language, row.Words)}, {row.Words}.",
            $"{row.Label}: before {Value(row.Before, language, row.Words)}, now {Value(row.Now, language, row.Words)}, {row.Words}.")));

    public override ChartSeries Series(Language language) => new([.. Rows.Select(row => row.Label)],
    [
        new(language.Say("vorher", "before"), ChartColour.Earlier, [.. Rows.Select(row => row.Before?.Value)], [], []),
        new(language.Say("jetzt", "now"), ChartColour.Measured, [.. Rows.Select(row => row.Now?.Value)],
            [.. Rows.Select(row => row.Now?.Low)], [.. Rows.Select(row => row.Now?.High)]),
    ]);
}

/// <summary>How do we compare?</summary>
public sealed record PositionFigure(string Title, Axis Scale, IReadOnlyList<PositionRow> Rows) : ReportChart(Title, Scale)
{
    public override string Describe(Language language) => $"{Title}. " + string.Join(" ", Rows.Select(row => row.Own is not { } own
        ? $"{row.Label}: {row.Words}."
        : language.Say($"{row.Label}: eigener Wert {language.Number(own, 1)}", $"{row.Label}: own value {language.Number(own, 1)}")
            + (row.Shrunken is { } shrunken ? language.Say($", vorsichtig geschätzt {language.Number(shrunken, 1)}",
                $", estimated with caution {language.Number(shrunken, 1)}") : "")
            + (row.Others is { } others ? language.Say($", Mittel der Gruppe {language.Number(others, 1)}",
                $", mean of the group {language.Number(others, 1)}") : "")
            + (row.Place.Length > 0 ? $", {row.Place}" : "") + (row.Below.Length > 0 ? $", {row.Below}." : ".")));

    public override ChartSeries Series(Language language) => new([.. Rows.Select(row => row.Label)],
    [
        new(language.Say("vorsichtig geschätzt", "estimated with caution"), ChartColour.Measured, [.. Rows.Select(row => row.Shrunken)],
            [.. Rows.Select(row => row.Low)], [.. Rows.Select(row => row.High)]),
        new(language.Say("eigener Wert", "own value"), ChartColour.Earlier, [.. Rows.Select(row => row.Own)], [], []),
        new(language.Say("Mittel der Gruppe", "mean of the group"), ChartColour.Target, [.. Rows.Select(row => row.Others)], [], []),
    ]);
}

/// <summary>One data colour, its pale twin and one target colour, as in all drawings.</summary>
public static class ChartColour
{
    public const string Measured = "154C79";
    public const string Earlier = "9DB8D4";
    public const string Target = "8A4B08";
}
