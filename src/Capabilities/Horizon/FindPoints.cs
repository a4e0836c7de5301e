using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;
using Wegmarke.Meetings;

namespace Wegmarke.Horizon;

/// <summary>What of the horizon belongs on an agenda: signals that nobody answered for a quarter, reviews whose day has passed, risks that
/// nobody bears any more.</summary>
public static class FindPoints
{
    public static IReadOnlyList<AgendaPoint> Run(HorizonBoard board, DateOnly day)
    {
        List<AgendaPoint> points = [];
        foreach (var one in board.Entries.Where(one => one.End is null))
        {
            var about = $"horizon/{one.Latest.Kind.Path()}/{one.Id}";
            if (one.Content is TrendContent { Answer: TrendAnswer.Open } trend)
            {
                if (trend.Age(day) == TrendAge.Old) points.Add(new(AgendaReason.SignalUnanswered, trend.Title, trend.Owner, trend.Noted,
                    about));
            }
            else if (one.Content is RiskContent { Treatment: Treatment.Accept } && board.AcceptanceOf(one.Id) is { } acceptance
                && acceptance.Until < day)
            {
                points.Add(new(AgendaReason.AcceptanceEnded, one.Content.Title, acceptance.Who, acceptance.Until, about));
            }
            else if (one.Due is { } due && due < day)
            {
                points.Add(new(AgendaReason.HorizonReview, one.Content.Title, one.Content.Owner, due, about));
            }
        }

        return points;
    }
}
