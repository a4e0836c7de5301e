using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;

namespace Wegmarke.Horizon;

/// <summary>Which entries are listed, and in which order.</summary>
/// <param name="Text">Words that must all occur.</param>
/// <param name="Show">"waiting": without an answer or a treatment; "due": whose day has passed; "ended"; empty: all that are
/// followed.</param>
public sealed record EntryQuery(string Text = "", string Area = "", string Show = "", string Sort = "", int Page = 1)
{
    public const int PerPage = 25;
    public const string Waiting = "waiting", Due = "due", Ended = "ended";

    public static readonly IReadOnlyList<string> Sorts = ["", "due", "noted", "relevance", "changed", "title"];

    public IReadOnlyList<EntryState> Of(HorizonBoard board, EntryKind kind, DateOnly today)
    {
        var words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = board.Entries.Where(one => one.Latest.Kind == kind && (one.End is not null) == (Show == Ended))
            .Where(one => Show switch
            {
                Waiting => IsWaiting(one.Content),
                Due => one.IsOverdue(today),
                _ => true,
            })
            .Where(one => Area.Length == 0 || one.Content.Relevance.ContainsKey(Area))
            .Where(one => words.All(word => Holds(one.Content, word)));
        return [.. Sort switch
        {
            "due" => found.OrderBy(one => one.Due ?? DateOnly.MaxValue),
            "noted" => found.OrderBy(one => one.Content is TrendContent trend ? trend.Noted
                : DateOnly.FromDateTime(one.Versions[0].At.UtcDateTime)),
            "relevance" => found.OrderByDescending(one => Area.Length > 0 ? (int)one.Content.Relevance[Area]
                : one.Content.Relevance.Values.Sum(value => (int)value)),
            "changed" => found.OrderByDescending(one => one.Latest.At),
            "title" => found,
            _ => found.OrderByDescending(one => Urgency(one.Content)),
        }];
    }

    public IReadOnlyList<EntryState> PageOf(IReadOnlyList<EntryState> found) =>
        [.. found.Skip((Math.Clamp(Page, 1, Pages(found)) - 1) * PerPage).Take(PerPage)];

    public static int Pages(IReadOnlyList<EntryState> found) => Math.Max(1, (found.Count + PerPage - 1) / PerPage);

    public string Address(int page) => $"?q={Uri.EscapeDataString(Text)}&area={Uri.EscapeDataString(Area)}&show={Uri.EscapeDataString(Show)}"
        + $"&sort={Uri.EscapeDataString(Sort)}&page={page}";

    public static bool IsWaiting(EntryContent content) => content is TrendContent { Answer: TrendAnswer.Open }
        or RiskContent { Treatment: Treatment.Open };

    /// <summary>The order without a wish: what is felt first, what costs most in a year.</summary>
    private static double Urgency(EntryContent content) => content switch
    {
        TrendContent trend => -(int)trend.Horizon,
        RiskContent risk => ExpectedLoss.Of(risk)?.Likely ?? (int)risk.Likelihood + (int)risk.Impact,
        _ => 0,
    };

    private static bool Holds(EntryContent content, string word) => Texts(content).Any(text => text.Contains(word,
        StringComparison.OrdinalIgnoreCase));

    /// <summary>What is looked through, the title first.</summary>
    public static IEnumerable<string> Texts(EntryContent content) => content switch
    {
        TrendContent trend => [trend.Title, trend.What, trend.Source, trend.Reason, trend.Owner],
        RiskContent risk => [risk.Title, risk.Cause, risk.Event, risk.Effect, risk.Context, risk.TreatmentWords, risk.Owner],
        Market.ProductContent product => [product.Title, product.What, product.Provider, product.RunsAt, product.Source, product.Opinion],
        _ => [content.Title],
    };
}
