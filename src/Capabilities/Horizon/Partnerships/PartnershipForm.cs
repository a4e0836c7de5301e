using System.Globalization;
using Wegmarke.Design;

namespace Wegmarke.Horizon.Partnerships;

/// <summary>What was written about a partnership, kept when it has to be mended.</summary>
public sealed record PartnershipForm(
    string Title = "", string Scope = "", string Form = "", string Split = "", string KeyName = "", string Yearly = "", string Begins = "")
{
    public const int RowsMin = 4;
    public const int RowsMax = 40;

    public string Who { get; init; } = "";

    public IReadOnlyList<(string Name, string Planned, string Reached)> Steps { get; init; } = [];

    public IReadOnlyList<(string Id, string Name, string Before, string Figure, string Unit, string Due)> Benefits { get; init; } = [];

    public static PartnershipForm Of(PartnershipContent content, Language language) => new(content.Title, content.Scope, $"{content.Form}",
        $"{content.Split}", content.KeyName, ((decimal)content.YearlyCents / 100).ToString("0.00", language.Culture), Iso(content.Begins))
    {
        Steps = [.. content.Steps.Select(one => (one.Name, Iso(one.Planned), one.Reached is { } day ? Iso(day) : ""))],
        Benefits = [.. content.Benefits.Select(one => ($"{one.Id}", one.Name, one.Before.ToString("0.##", language.Culture),
            one.Planned.ToString("0.##", language.Culture), one.Unit, Iso(one.Due)))],
    };

    /// <summary>The content, with what cannot be read as a value that <see cref="PartnershipContent.Fault"/> refuses.</summary>
    /// <param name="fresh">Ids for benefits that are new.</param>
    public PartnershipContent Read(Language language, Func<Guid> fresh) => new(Title, Scope, Chosen<LegalForm>(Form),
        Chosen<CostSplit>(Split),
        language.ReadEuro(Yearly) ?? -1, language.ReadDay(Begins) ?? default)
    {
        KeyName = KeyName,
        Steps = [.. Steps.Where(one => one.Name.Length + one.Planned.Length > 0).Select(one =>
            new TransitionStep(one.Name, language.ReadDay(one.Planned) ?? default, language.ReadDay(one.Reached)))],
        Benefits = [.. Benefits.Where(one => one.Name.Length + one.Figure.Length > 0).Select(one => new PlannedBenefit(
            Guid.TryParse(one.Id, out var id) ? id : fresh(), one.Name, Figure(one.Figure, language) is null
                || Figure(one.Before, language) is null ? "" : one.Unit, Figure(one.Before, language) ?? 0, Figure(one.Figure, language) ?? 0, language.ReadDay(one.Due) ?? default))],
    };

    /// <summary>A figure as people write it; null where it is none.</summary>
    public static double? Figure(string text, Language language) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, language.Culture, out var figure) && double.IsFinite(figure)
            && Math.Abs(figure) < 1e12 ? figure : null;

    private static T Chosen<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var chosen) && Enum.IsDefined(chosen) ? chosen : default;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
