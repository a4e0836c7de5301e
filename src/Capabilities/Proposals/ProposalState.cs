using Microsoft.EntityFrameworkCore;
using Wegmarke.Storage;

namespace Wegmarke.Proposals;

/// <summary>Where a proposal stands: a fold over what was done about it.</summary>
/// <param name="Steps">In the order in which they happened.</param>
public sealed record ProposalState(Proposal Proposal, IReadOnlyList<ProposalStep> Steps, IReadOnlyList<ProposalMessage> Messages)
{
    public Guid Id => Proposal.Id;

    /// <summary>Number of the next step; whoever saw another one is told.</summary>
    public int Seen => Steps.Count;

    public ProposalStep? Shown => Steps.LastOrDefault(one => one.Deed == ProposalDeed.Show);

    public string? Owner => Steps.LastOrDefault(one => one.Deed == ProposalDeed.Take)?.Words;

    public bool IsPutAway => Steps.Any(one => one.Deed == ProposalDeed.PutAway);

    /// <summary>The latest answer; null: none yet.</summary>
    public ProposalStep? Answer => Steps.LastOrDefault(one => one.Deed is ProposalDeed.TakeUp or ProposalDeed.AlreadyDone
        or ProposalDeed.Refuse or ProposalDeed.Later);

    /// <summary>Words of the proposer that nobody has answered yet.</summary>
    public int Unheard => Messages.Reverse().TakeWhile(one => one.FromProposer).Count();

    /// <summary>A "later" whose day has come is open again.</summary>
    public bool IsAnswered(DateOnly today) => !IsPutAway && Answer is { } answer
        && (answer.Deed != ProposalDeed.Later || answer.Until > today);

    public bool IsOpen(DateOnly today) => !IsPutAway && !IsAnswered(today);

    /// <summary>Nobody has taken it, or the proposer wrote and nobody answered.</summary>
    public bool WaitsForSomebody(DateOnly today) => !IsPutAway && ((IsOpen(today) && Owner is null) || Unheard > 0);

    public ProposalStand Stand(DateOnly today) => IsPutAway ? ProposalStand.PutAway : Shown is null ? ProposalStand.Unread
        : IsAnswered(today) ? Answer!.Deed switch
        {
            ProposalDeed.TakeUp => ProposalStand.TakenUp,
            ProposalDeed.AlreadyDone => ProposalStand.AlreadyDone,
            ProposalDeed.Refuse => ProposalStand.Refused,
            _ => ProposalStand.Later,
        }
        : Owner is null ? ProposalStand.WithoutOwner : ProposalStand.InHand;

    /// <summary>Days it has waited, or waited until its first answer.</summary>
    public int Days(DateOnly today)
    {
        var first = Steps.FirstOrDefault(one => one.Deed is ProposalDeed.TakeUp or ProposalDeed.AlreadyDone or ProposalDeed.Refuse
            or ProposalDeed.Later);
        var end = first is null || IsOpen(today) ? today : DateOnly.FromDateTime(first.At.UtcDateTime);
        return Math.Max(0, end.DayNumber - Proposal.Day.DayNumber);
    }

    /// <summary>What the house reads; null before somebody has checked it, and once it is put away.</summary>
    public string? Told => IsPutAway ? null : Shown?.Told;

    public static async Task<IReadOnlyList<ProposalState>> Of(Database db, Guid administration) =>
        await Load(db, db.Set<Proposal>().AsNoTracking().Where(one => one.AdministrationId == administration));

    public static async Task<ProposalState?> Find(Database db, Guid administration, Guid id) =>
        await Load(db, db.Set<Proposal>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Id == id))
            is [var found, ..] ? found : null;

    private static async Task<IReadOnlyList<ProposalState>> Load(Database db, IQueryable<Proposal> chosen)
    {
        var proposals = await chosen.ToListAsync();
        var steps = (await (from step in db.Set<ProposalStep>().AsNoTracking()
                            join one in chosen on step.ProposalId equals one.Id
                            select step).ToListAsync()).ToLookup(one => one.ProposalId);
        var messages = (await (from message in db.Set<ProposalMessage>().AsNoTracking()
                               join one in chosen on message.ProposalId equals one.Id
                               select message).ToListAsync()).ToLookup(one => one.ProposalId);
        return [.. proposals.Select(one => new ProposalState(one, [.. steps[one.Id].OrderBy(step => step.Number)],
            [.. messages[one.Id].OrderBy(message => message.Number)])).OrderBy(one => one.Proposal.Day).ThenBy(one => one.Id)];
    }
}

/// <summary>How the house answers. Only proposals are counted, never persons, so small numbers harm nobody.</summary>
/// <param name="Taken">How many were not put away.</param>
/// <param name="MedianDays">Days until the first answer, half went faster; null: nothing is answered.</param>
/// <param name="OldestDays">Age of the oldest that waits; null: nothing waits.</param>
public sealed record ProposalFigures(int Taken, int Answered, int TakenUp, double? MedianDays, double? MedianAge, int? OldestDays)
{
    public int Percent => Taken == 0 ? 0 : (int)Math.Round(100.0 * Answered / Taken);

    public static ProposalFigures Of(IReadOnlyList<ProposalState> all, DateOnly today)
    {
        var counted = all.Where(one => !one.IsPutAway).ToList();
        var (answered, open) = (counted.Where(one => one.IsAnswered(today)).ToList(), counted.Where(one => one.IsOpen(today)).ToList());
        return new(counted.Count, answered.Count, answered.Count(one => one.Stand(today) == ProposalStand.TakenUp),
            Median(answered, today), Median(open, today), open.Count == 0 ? null : open.Max(one => one.Days(today)));
    }

    private static double? Median(List<ProposalState> some, DateOnly today)
    {
        if (some.Count == 0) return null;
        var days = some.Select(one => one.Days(today)).Order().ToList();
        return days.Count % 2 == 1 ? days[days.Count / 2] : (days[days.Count / 2 - 1] + days[days.Count / 2]) / 2.0;
    }
}

/// <summary>What of the proposals is listed, and in which order.</summary>
/// <param name="Text">Words that must all occur.</param>
/// <param name="Show">"open", "answered", a stand by name; empty: all.</param>
public sealed record ProposalQuery(string Text = "", string Show = "", string Sort = "", int Page = 1)
{
    public const int PerPage = 20;
    public const string Open = "open";
    public const string Answered = "answered";

    public static readonly IReadOnlyList<string> Sorts = ["oldest", "newest", "stand"];

    /// <param name="whole">Whether the reader may read unchecked words and names, and so search in them.</param>
    public IReadOnlyList<ProposalState> Of(IReadOnlyList<ProposalState> all, bool whole, DateOnly today)
    {
        var words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Sorted(all.Where(one => whole || one.Told is not null).Where(one => Show switch
        {
            "" => true,
            Open => one.IsOpen(today),
            Answered => one.IsAnswered(today),
            _ => one.Stand(today).ToString() == Show,
        }).Where(one => words.All(word => Holds(one, word, whole))), today)];
    }

    public IReadOnlyList<ProposalState> PageOf(IReadOnlyList<ProposalState> found) =>
        [.. found.Skip((Math.Clamp(Page, 1, Pages(found)) - 1) * PerPage).Take(PerPage)];

    public static int Pages(IReadOnlyList<ProposalState> found) => Math.Max(1, (found.Count + PerPage - 1) / PerPage);

    public string Address(int page) =>
        $"?q={Uri.EscapeDataString(Text)}&show={Uri.EscapeDataString(Show)}&sort={Uri.EscapeDataString(Sort)}&page={page}";

    private static bool Holds(ProposalState one, string word, bool whole) =>
        new[] { one.Told ?? "", one.Answer?.Words ?? "", one.Owner ?? "", whole ? one.Proposal.Text : "", whole ? one.Proposal.Name : "" }
            .Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<ProposalState> Sorted(IEnumerable<ProposalState> some, DateOnly today) => Sort switch
    {
        "newest" => some.Reverse(),
        "stand" => some.OrderBy(one => one.Stand(today)),
        _ => some,
    };
}
