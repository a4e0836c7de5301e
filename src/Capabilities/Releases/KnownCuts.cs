using Wegmarke.Disclosure;
using Wegmarke.Responses;

namespace Wegmarke.Releases;

/// <summary>What earlier versions of a release showed of the same sheets. Whoever reads both versions can subtract one from the
/// other.</summary>
internal sealed class KnownCuts(ReleaseFacts facts, AnswerTable answers, IReadOnlyDictionary<string, SheetCells> sheets)
{
    private readonly List<(ReleaseDocument Document, Dictionary<string, SheetCells> Cells)> versions = [.. facts.Published.Select(version =>
    {
        List<UnitNode> units = [.. version.Document.Units.Select(unit => new UnitNode(unit.Key, unit.Parent, unit.Staff, unit.Of))];
        return (version.Document, sheets.Keys.ToDictionary(key => key, key => SheetCells.Of(answers, key, units)));
    })];

    public IReadOnlyList<CellSet> OfSheets(string perspective) => [.. versions.SelectMany(version =>
        version.Document.Units.Where(unit => unit.Answers.GetValueOrDefault(perspective) is not null)
            .Select(unit => new Slice(unit.Key, null, null))
            .Concat(version.Document.Attributes.SelectMany(attribute => attribute.Values
                .Where(value => value.Answers.GetValueOrDefault(perspective) is not null)
                .Select(value => new Slice(null, attribute.Key, value.Key))))
            .Select(slice => version.Cells[perspective].Of(slice)).OfType<CellSet>())];

    public (IReadOnlyList<CellSet> Scores, IReadOnlyList<CellSet> Details) OfArea(string area, string perspective)
    {
        var shown = versions.SelectMany(version => version.Document.Areas.Where(one => one.Key == area)
            .SelectMany(one => one.Cells).Where(cell => cell.Perspective == perspective && cell.Figure is not null)
            .Select(cell => (Cells: version.Cells[perspective].Of(new(cell.Unit, cell.Attribute, cell.Value)), cell.Details))).ToList();
        return ([.. shown.Select(one => one.Cells).OfType<CellSet>()],
            [.. shown.Where(one => one.Details is not null).Select(one => one.Cells).OfType<CellSet>()]);
    }
}
