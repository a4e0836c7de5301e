namespace Wegmarke.Causes;

/// <summary>What the list of causes is narrowed to, how it is sorted and which page of it is shown.</summary>
public sealed record CauseSearch(string Text = "", string Area = "", string Verdict = "", string Sort = "", int Page = 1)
{
    public const int PageSize = 25;
    public const string ByArea = "area", ByName = "name", ByEvidence = "evidence";

    public static readonly IReadOnlyList<string> Orders = ["", ByEvidence, ByArea, ByName];

    public IReadOnlyList<CauseCard> Of(CauseBoard board)
    {
        var places = board.Model.Areas.Select((area, at) => (area.Key, at)).ToDictionary(one => one.Key, one => one.at);
        var found = board.Cards.Where(card => (Area.Length == 0 || card.Concerns(Area))
            && (Verdict.Length == 0 || card.Verdict.Word.ToString() == Verdict)
            && (Text.Length == 0 || $"{card.Wording.Name} {card.Wording.Description}".Contains(Text, StringComparison.CurrentCultureIgnoreCase)));
        return Sort switch
        {
            ByArea => [.. found.OrderBy(card => places.GetValueOrDefault(card.Area)).ThenBy(card => card.Verdict.Word)],
            ByName => [.. found.OrderBy(card => card.Wording.Name, StringComparer.Create(board.Language.Culture, ignoreCase: true))],
            ByEvidence => [.. found.OrderByDescending(card => card.Verdict.For).ThenByDescending(card => card.Verdict.Against)],
            _ => [.. found.OrderBy(card => card.Verdict.Word).ThenByDescending(card => card.Verdict.For)],
        };
    }

    public string Query(int page) => "?" + string.Join('&', new[] { ("q", Text), ("area", Area), ("verdict", Verdict), ("sort", Sort) }
        .Where(one => one.Item2.Length > 0).Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2)}").Append($"page={page}"));
}
