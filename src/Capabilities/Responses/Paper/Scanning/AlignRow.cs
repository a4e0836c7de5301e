namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>How far a row of boxes lies beside its place: paper stretches and feeders pull unevenly. All outlines of a row are laid over
/// one
/// another, so that marks in some of them do not matter.</summary>
internal static class AlignRow
{
    private const double FarthestShift = 1.4;
    private const double CoarseStep = 0.25;
    private const double Half = SheetMeasure.Box / 2;

    public static (double X, double Y) Run(IReadOnlyList<BoxPatch> boxes)
    {
        var best = Search(boxes, (0, 0), FarthestShift, CoarseStep);
        return Search(boxes, best, CoarseStep, BoxPatch.Step);
    }

    /// <summary>How far one box lies beside the place of its row: lenses bend, and the boxes of a row stand far apart. Only its outline
    /// moves it, and not far.</summary>
    public static (double X, double Y) OfBox(BoxPatch box, (double X, double Y) row)
    {
        const double Farthest = 0.6;
        const double Pace = 0.15;
        const double Pull = 40;
        var (best, darkest) = (row, double.MaxValue);
        for (var dy = -Farthest; dy <= Farthest + Pace / 2; dy += Pace)
        {
            for (var dx = -Farthest; dx <= Farthest + Pace / 2; dx += Pace)
            {
                var shade = Outline(box, row.X + dx, row.Y + dy) + (dx * dx + dy * dy) * Pull;
                if (shade < darkest) (best, darkest) = ((row.X + dx, row.Y + dy), shade);
            }
        }

        return best;
    }

    private static (double X, double Y) Search(IReadOnlyList<BoxPatch> boxes, (double X, double Y) around, double reach, double step)
    {
        var (best, darkest) = (around, double.MaxValue);
        for (var dy = around.Y - reach; dy <= around.Y + reach + step / 2; dy += step)
        {
            for (var dx = around.X - reach; dx <= around.X + reach + step / 2; dx += step)
            {
                // A slight pull to the middle decides where nothing else does.
                var shade = boxes.Sum(box => Outline(box, dx, dy)) / boxes.Count + (dx * dx + dy * dy) * 0.5;
                if (shade < darkest) (best, darkest) = ((dx, dy), shade);
            }
        }

        return best;
    }

    /// <summary>How dark the outline is against both of its sides.</summary>
    private static double Outline(BoxPatch box, double x, double y)
    {
        const double Beside = 0.55;
        double sum = 0;
        var count = 0;
        for (var along = -Half + 0.3; along <= Half - 0.3; along += 0.4)
        {
            foreach (var side in new[] { -1, 1 })
            {
                sum += 2 * box.At(x + along, y + side * Half) - box.At(x + along, y + side * (Half + Beside)) - box.At(x + along,
                    y + side * (Half - Beside));
                sum += 2 * box.At(x + side * Half, y + along) - box.At(x + side * (Half + Beside),
                    y + along) - box.At(x + side * (Half - Beside), y + along);
                count += 2;
            }
        }

        return sum / count;
    }
}
