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
