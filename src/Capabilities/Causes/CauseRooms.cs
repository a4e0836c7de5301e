using Wegmarke.Design;

namespace Wegmarke.Causes;

/// <summary>The rooms of the cause map: smart business models need smart processes with fitting technology, made by people, who work best
/// in structures of participation, responsibility and creativity. An area that no room names stands among the structures.</summary>
public static class CauseRooms
{
    private static readonly (string German, string English, string[] Areas)[] Rooms =
    [
        ("Geschäftsmodelle", "Business models", ["customers"]),
        ("Prozesse", "Processes", ["processes"]),
        ("Technologie", "Technology", ["technology"]),
        ("Menschen", "People", ["workforce", "development"]),
        ("Strukturen", "Structures", ["culture", "structure", "leadership", "steering", "commitment"]),
    ];

    /// <summary>Each room with its areas, in the order in which the arrows end: what citizens notice stands first.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Areas)> Of(CauseBoard board)
    {
        var named = Rooms.SelectMany(room => room.Areas).ToHashSet();
        var keys = board.Areas.Select(area => area.Key).ToList();
        return [.. Rooms.Select((room, at) => (board.Language.Say(room.German, room.English), (IReadOnlyList<string>)
            [.. room.Areas.Where(keys.Contains), .. at == Rooms.Length - 1 ? keys.Where(key => !named.Contains(key)) : []]))
            .Where(room => room.Item2.Count > 0)];
    }
}

/// <summary>Where everything stands in the drawing.</summary>
/// <param name="Areas">Left edge, top and height of each area.</param>
/// <param name="Arrows">A path from an area to the one that it makes possible.</param>
public sealed record CauseMapPlan(
    double Height, IReadOnlyList<(string Name, double Left)> Rooms,
    IReadOnlyDictionary<string, (double Left, double Top, double Height)> Areas,
    IReadOnlyList<(string From, string To, string Path)> Arrows)
{
    public const double Width = 1204, RoomWidth = 196, RoomStep = 244, Head = 34, AreaHead = 42, CardStep = 46, Gap = 14;

    public static CauseMapPlan Of(CauseBoard board)
    {
        List<(string, double)> rooms = [];
        var areas = new Dictionary<string, (double Left, double Top, double Height)>();
        double lowest = 0;
        foreach (var ((name, keys), at) in CauseRooms.Of(board).Select((room, at) => (room, at)))
        {
            var (left, top) = (4 + at * RoomStep, Head);
            rooms.Add((name, left));
            foreach (var key in keys)
            {
                var height = AreaHead + board.Of(key).Count(card => card.Area == key) * CardStep + 6;
                areas[key] = (left, top, height);
                top += height + Gap;
            }

            lowest = Math.Max(lowest, top);
        }

        return new(lowest, rooms, areas, [.. board.Areas.SelectMany(area => area.Enables.Where(arrow => areas.ContainsKey(arrow.Area))
            .Select(arrow => (area.Key, arrow.Area, Path(areas[area.Key], areas[arrow.Area]))))]);
    }

    /// <summary>From the side that looks to the other room, or around the right side within one.</summary>
    private static string Path((double Left, double Top, double Height) from, (double Left, double Top, double Height) to)
    {
        var (y1, y2) = (from.Top + 20, to.Top + 20);
        if (Math.Abs(from.Left - to.Left) < 1)
        {
            var (edge, far) = (from.Left + RoomWidth, from.Left + RoomWidth + 16);
            return $"M{Axis.X(edge)} {Axis.X(y1 + 6)} C{Axis.X(far)} {Axis.X(y1 + 6)} {Axis.X(far)} {Axis.X(y2 + 6)} {Axis.X(edge + 2)} {Axis.X(y2 + 6)}";
        }

        var (x1, x2) = from.Left > to.Left ? (from.Left, to.Left + RoomWidth + 2) : (from.Left + RoomWidth, to.Left - 2);
        var middle = (x1 + x2) / 2;
        return $"M{Axis.X(x1)} {Axis.X(y1)} C{Axis.X(middle)} {Axis.X(y1)} {Axis.X(middle)} {Axis.X(y2)} {Axis.X(x2)} {Axis.X(y2)}";
    }

    /// <summary>A name in two lines that fit a card.</summary>
    public static (string First, string Second) Lines(string name, int letters = 25)
    {
        if (name.Length <= letters) return (name, "");
        var cut = name.LastIndexOf(' ', letters);
        if (cut <= 0) cut = letters;
        var rest = name[cut..].Trim();
        return (name[..cut].TrimEnd(), rest.Length <= letters ? rest : rest[..(letters - 1)].TrimEnd() + "…");
    }
}
