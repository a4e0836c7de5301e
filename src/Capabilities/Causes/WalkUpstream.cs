using Wegmarke.MaturityModels;

namespace Wegmarke.Causes;

/// <summary>A station on the way from a low area to where its weakness may come from.</summary>
/// <param name="Steps">How many arrows lie between.</param>
/// <param name="Into">The area that it makes possible, on the way back.</param>
/// <param name="Reason">Why the model draws that arrow.</param>
/// <param name="Distance">How far it lies below its own target; null where that is not released.</param>
public sealed record UpstreamStep(
    int Steps, string Area, string Into, string Reason, double? Distance, bool Low, IReadOnlyList<CauseCard> Causes);

/// <summary>Walks the arrows of the model backwards. The way goes on only through areas that are low themselves: what has reached its
/// target is no source.</summary>
public static class WalkUpstream
{
    public static IReadOnlyList<UpstreamStep> Run(CauseBoard board, string from)
    {
        List<UpstreamStep> found = [];
        HashSet<string> seen = [from];
        Queue<(string Area, int Steps)> open = new([(from, 0)]);
        while (open.TryDequeue(out var at))
        {
            foreach (var area in Into(board.Model, at.Area).Where(one => !board.Hidden.Contains(one.Key)))
            {
                if (!seen.Add(area.Key)) continue;
                var low = board.Deficit(area.Key);
                found.Add(new(at.Steps + 1, area.Key, at.Area, board.Texts.Areas[area.Key].Enables.GetValueOrDefault(at.Area, ""),
                    board.Distance(area.Key), low, board.Of(area.Key)));
                if (low) open.Enqueue((area.Key, at.Steps + 1));
            }
        }

        return found;
    }

    private static IEnumerable<Area> Into(MaturityModel model, string area) =>
        model.Areas.Where(one => one.Enables.Any(arrow => arrow.Area == area));
}
