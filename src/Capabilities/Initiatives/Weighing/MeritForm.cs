using System.Globalization;
using Wegmarke.Design;
using Wegmarke.Indicators;

namespace Wegmarke.Initiatives.Weighing;

/// <summary>A criterion as it is written.</summary>
/// <param name="Points">Initiative, then what was written for it.</param>
public sealed record CriterionLine(string Key, string Kind, string Name, string Weight, IReadOnlyDictionary<Guid, string> Points);

/// <summary>Criteria and points as they are written, kept when they have to be mended.</summary>
public sealed record MeritForm(IReadOnlyList<CriterionLine> Lines)
{
    /// <summary>Lines without content that a form offers for more criteria.</summary>
    public const int Spare = 2;

    public static MeritForm Of(MeritContent content, Language language) => new(
    [
        .. Enum.GetValues<CriterionKind>().Where(kind => kind != CriterionKind.Own).Select(kind => content.Criteria.FirstOrDefault(one =>
            one.Kind == kind) ?? new Criterion(kind.ToString().ToLowerInvariant(), kind, "", 0)).Concat(content.Criteria.Where(one =>
                one.Kind == CriterionKind.Own))
            .Select(one => new CriterionLine(one.Key, one.Kind.ToString(), one.Name, one.Weight.ToString("0.##", language.Culture),
                (content.Points.GetValueOrDefault(one.Key) ?? new Dictionary<Guid, int>()).ToDictionary(pair => pair.Key, pair =>
                    pair.Value.ToString(CultureInfo.InvariantCulture)))),
    ]);

    /// <returns>The content, or what cannot be read.</returns>
    public (MeritContent? Content, Sentence? Problem) Read(Language language)
    {
        var (criteria, points) = (new List<Criterion>(), new Dictionary<string, IReadOnlyDictionary<Guid, int>>());
        foreach (var line in Lines.Where(line => line.Kind != nameof(CriterionKind.Own) || line.Name.Length > 0 || line.Weight.Length > 0))
        {
            if (!Enum.TryParse<CriterionKind>(line.Kind, out var kind) || !Enum.IsDefined(kind)) continue;
            var one = new Criterion(line.Key, kind, line.Name, 0);
            if ((line.Weight.Length == 0 ? 0 : ReadNumber.Run(line.Weight, language.Culture)) is not { } weight)
            {
                return (null, new($"{one.NameIn(Language.German)}: „{line.Weight}“ ist keine Zahl. Schreiben Sie das Gewicht zum Beispiel als 20.",
                    $"{one.NameIn(Language.English)}: “{line.Weight}” is no number. Write the weight for example as 20."));
            }

            criteria.Add(one with { Weight = weight });
            var given = new Dictionary<Guid, int>();
            foreach (var (initiative, text) in line.Points.Where(pair => pair.Value.Length > 0))
            {
                if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                {
                    return (null, new($"{one.NameIn(Language.German)}: „{text}“ sind keine Punkte. Punkte sind ganze Zahlen von 1 bis 5.",
                        $"{one.NameIn(Language.English)}: “{text}” are no points. Points are whole numbers from 1 to 5."));
                }

                given[initiative] = number;
            }

            if (given.Count > 0) points[line.Key] = given;
        }

        return (new([.. criteria.Where(one => one.Weight != 0 || one.Kind == CriterionKind.Own)], points), null);
    }

    /// <summary>Fields of another version beside these, for the eye of the writer.</summary>
    public IReadOnlyList<(string Field, string Theirs, string Yours)> Beside(MeritForm theirs, Language language)
    {
        string Line(CriterionLine? line) => line is null ? "" : $"{line.Name} {line.Weight}{(line.Points.Count == 0 ? ""
            : language.Say($", {line.Points.Count} Punkte vergeben", $", {line.Points.Count} points given"))}".Trim();
        return [.. Lines.Concat(theirs.Lines).Select(line => line.Key).Distinct().Select(key => (Lines.Concat(theirs.Lines)
            .First(line => line.Key == key) is var known && Enum.TryParse<CriterionKind>(known.Kind, out var kind)
                ? new Criterion(key, kind, known.Name, 0).NameIn(language) : key, Line(theirs.Lines.FirstOrDefault(line =>
                    line.Key == key)),
            Line(Lines.FirstOrDefault(line => line.Key == key))))];
    }
}
