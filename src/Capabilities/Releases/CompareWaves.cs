using Wegmarke.Disclosure;
using Wegmarke.MaturityModels;

namespace Wegmarke.Releases;

/// <summary>Finds in a release of an earlier wave what corresponds to a figure of this one: across renamed items and areas, across merged,
/// split and renamed units. What does not correspond is not compared.</summary>
internal sealed class CompareWaves
{
    private readonly Dictionary<string, string> renamed = [];
    private readonly bool sameModel;
    private readonly Lazy<Dictionary<(string Item, Slice Slice, string Perspective), IReadOnlyList<long>>> counts;

    private CompareWaves(PublishedRelease earlier, bool sameModel)
    {
        (Release, this.sameModel) = (earlier, sameModel);
        counts = new(Counts);
    }

    public PublishedRelease Release { get; }

    public int Wave => Release.Document.Wave;

    /// <summary>Units of then and units of now that are together the same people's places.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Then, IReadOnlyList<string> Now)> Units { get; private init; } = [];

    public static CompareWaves Of(PublishedRelease earlier, ReleaseFacts facts, MaturityModel model)
    {
        var compare = new CompareWaves(earlier, earlier.Document.ModelKey == model.Key)
        {
            Units = Correspond([.. earlier.Document.Units.Select(unit => unit.Key)], [.. facts.Units.Select(unit => unit.Key)],
                facts.Steps.Where(step => step.Wave > earlier.Document.Wave && step.Wave <= facts.Campaign.Wave)),
        };
        if (earlier.Document.ModelVersion != model.Version)
        {
            foreach (var rename in model.Renames) compare.renamed[rename.From] = rename.To;
        }

        return compare;
    }

    /// <summary>The area of then, where it asked the same items; null where it did not, or where there was none.</summary>
    public ReleasedArea? AreaOf(string area, IEnumerable<string> items) => Candidate(area) is { } then
        && then.Items.Select(item => Now(item.Key)).ToHashSet().SetEquals(items) ? then : null;

    public bool HadArea(string area) => Candidate(area) is not null;

    /// <summary>Whether then a figure of each of these slices was published, comparable or not.</summary>
    public bool Shows(string area, IReadOnlyList<Slice> slices, string perspective) => Candidate(area) is { } then
        && FigureOf(then, slices, perspective) is not null;

    /// <summary>What then was published of the slices that together are one group of now; null where something is missing.</summary>
    public static GroupFigure? FigureOf(ReleasedArea then, IReadOnlyList<Slice> slices, string perspective)
    {
        GroupFigure? sum = null;
        foreach (var slice in slices)
        {
            var shown = slice is { Unit: null, Attribute: null } ? then.Perspectives.GetValueOrDefault(perspective)
                : CellOf(then, slice, perspective)?.Figure;
            if (shown is not { } figure) return null;
            var one = new GroupFigure(figure.N, figure.Mean, figure.Sd);
            sum = sum is null ? one : GroupFigure.Merge(sum, one);
        }

        return sum;
    }

    /// <summary>Answers to an item, by the key that it has now, that then were published of these slices together; null where something is
    /// missing.</summary>
    public long[]? CountsOf(string item, IReadOnlyList<Slice> slices, string perspective)
    {
        long[]? sum = null;
        foreach (var slice in slices)
        {
            if (!counts.Value.TryGetValue((item, slice, perspective), out var one)) return null;
            sum = sum is null ? [.. one] : [.. sum.Zip(one, (left, right) => left + right)];
        }

        return sum;
    }

    /// <summary>Sheets of these slices together; null where one is not shown.</summary>
    public int? SheetsOf(IReadOnlyList<Slice> slices, string perspective)
    {
        var document = Release.Document;
        List<int?> sheets = [.. slices.Select(slice => slice switch
        {
            { Unit: null, Attribute: null } => document.AnswersByPerspective.GetValueOrDefault(perspective),
            { Attribute: null } => document.Units.FirstOrDefault(unit => unit.Key == slice.Unit)?.Answers.GetValueOrDefault(perspective),
            { Unit: null } => document.Attributes.FirstOrDefault(one => one.Key == slice.Attribute)?.Values
                .FirstOrDefault(value => value.Key == slice.Value)?.Answers.GetValueOrDefault(perspective),
            _ => null,
        })];
        return sheets.Any(one => one is null) ? null : sheets.Sum();
    }

    private Dictionary<(string Item, Slice Slice, string Perspective), IReadOnlyList<long>> Counts()
    {
        var found = new Dictionary<(string, Slice, string), IReadOnlyList<long>>();
        foreach (var area in sameModel ? Release.Document.Areas : [])
        {
            foreach (var item in area.Items)
            {
                foreach (var (perspective, answers) in item.Perspectives)
                {
                    if (answers is not null) found[(Now(item.Key), new(null, null, null), perspective)] = answers.Counts;
                }
            }

            foreach (var cell in area.Cells.Where(cell => cell.Details is not null))
            {
                foreach (var (item, answers) in cell.Details!.Items)
                {
                    found[(Now(item), new(cell.Unit, cell.Attribute, cell.Value), cell.Perspective)] = answers.Counts;
                }
            }
        }

        return found;
    }

    private static ReleasedCell? CellOf(ReleasedArea area, Slice slice, string perspective) => area.Cells.FirstOrDefault(cell =>
        cell.Unit == slice.Unit && cell.Attribute == slice.Attribute && cell.Value == slice.Value && cell.Perspective == perspective);

    private ReleasedArea? Candidate(string area) => sameModel ? Release.Document.Areas.FirstOrDefault(one => Now(one.Key) == area) : null;

    private string Now(string key) => renamed.GetValueOrDefault(key) ?? key;

    /// <summary>Follows every unit through the steps, wave by wave, and joins what cannot be told apart.</summary>
    private static List<(IReadOnlyList<string> Then, IReadOnlyList<string> Now)> Correspond(
        IReadOnlyList<string> then, HashSet<string> now, IEnumerable<UnitStep> steps)
    {
        List<(string Then, string Now)> pairs = [.. then.Select(unit => (unit, unit))];
        foreach (var wave in steps.GroupBy(step => step.Wave).OrderBy(wave => wave.Key))
        {
            pairs = [.. pairs.SelectMany(pair =>
            {
                var taken = wave.Where(step => step.From == pair.Now).Select(step => (pair.Then, step.To)).ToList();
                return taken.Count > 0 ? taken : [pair];
            }).Distinct()];
        }

        var groups = new List<(IReadOnlyList<string> Then, IReadOnlyList<string> Now)>();
        while (pairs.Count > 0)
        {
            HashSet<string> left = [pairs[0].Then], right = [pairs[0].Now];
            for (var size = 0; size < left.Count + right.Count;)
            {
                size = left.Count + right.Count;
                foreach (var pair in pairs.Where(pair => left.Contains(pair.Then) || right.Contains(pair.Now)))
                {
                    left.Add(pair.Then);
                    right.Add(pair.Now);
                }
            }

            pairs.RemoveAll(pair => left.Contains(pair.Then));
            if (right.IsSubsetOf(now)) groups.Add(([.. left.Order(StringComparer.Ordinal)], [.. right.Order(StringComparer.Ordinal)]));
        }

        return groups;
    }
}
