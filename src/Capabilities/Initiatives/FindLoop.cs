namespace Wegmarke.Initiatives;

/// <summary>Finds a loop of initiatives that wait for one another, as the way through it.</summary>
public static class FindLoop
{
    /// <param name="after">For each initiative those that must be done before it.</param>
    /// <returns>The initiatives of the first loop found, each waiting for the next and the last for the first; empty where there is
    /// none.</returns>
    public static IReadOnlyList<Guid> Run(IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> after)
    {
        var done = new HashSet<Guid>();
        foreach (var start in after.Keys)
        {
            // A way of its own instead of a call into itself: a long chain of plans must not end the process.
            var way = new List<Guid>();
            var places = new Dictionary<Guid, int>();
            var waiting = new Stack<(Guid Id, int Depth)>([(start, 0)]);
            while (waiting.TryPop(out var next))
            {
                while (way.Count > next.Depth)
                {
                    places.Remove(way[^1]);
                    done.Add(way[^1]);
                    way.RemoveAt(way.Count - 1);
                }

                if (places.TryGetValue(next.Id, out var place)) return way[place..];
                if (done.Contains(next.Id)) continue;
                places[next.Id] = way.Count;
                way.Add(next.Id);
                foreach (var before in after.GetValueOrDefault(next.Id) ?? []) waiting.Push((before, way.Count));
            }

            done.UnionWith(way);
        }

        return [];
    }
}
