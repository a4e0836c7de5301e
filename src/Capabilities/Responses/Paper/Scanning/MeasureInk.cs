namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>Measures ink in the boxes of one row against the paper around each box and the printed outlines of the row.</summary>
internal static class MeasureInk
{
    private const double Half = SheetMeasure.Box / 2;

    /// <summary>Inside: what the outline cannot reach, even when the row lies a quarter of a millimetre beside.</summary>
    private const double Inside = Half - 0.55;
    private const double RingFrom = Half + 0.5;
    private const double RingTo = Half + 1.6;

    /// <summary>Share of the way from paper to printed black at which something is grey or dark. Noise moves the first: what paper does by
    /// itself is no ink.</summary>
    private const double GreyFrom = 0.13;
    private const double NoiseToGrey = 3.5;
    private const double GreyFromMax = 0.28;
    private const double DarkFrom = 0.33;

    /// <summary>Black and white must lie this far apart, or the page is too pale to be read.</summary>
    private const double ContrastMin = 30;

    /// <returns>One measurement per box; empty when print and paper can hardly be told apart.</returns>
    public static IReadOnlyList<Ink> Run(IReadOnlyList<BoxPatch> boxes)
    {
        var shift = AlignRow.Run(boxes);
        var own = boxes.Select(box => AlignRow.OfBox(box, shift)).ToList();
        var papers = boxes.Select((box, at) => Paper(box, own[at])).ToList();
        var black = Median([.. boxes.Select((box, at) => OutlineBlack(box, own[at]))]);
        var contrast = Median(papers) - black;
        if (contrast < ContrastMin) return [];
        var grey = Math.Max(GreyFrom, NoiseToGrey * Median([.. boxes.Select((box, at) => Noise(box, own[at]))]) / contrast);
        if (grey > GreyFromMax) return [];
        return [.. boxes.Select((box, at) => Measure(box, own[at], papers[at], Math.Min(black, papers[at] - ContrastMin), grey))];
    }

    private static Ink Measure(BoxPatch box, (double X, double Y) shift, double paper, double black, double greyFrom)
    {
        int inside = 0, dark = 0, grey = 0;
        double left = Half, right = -Half, top = Half, bottom = -Half;
        for (var dy = -Inside; dy <= Inside; dy += BoxPatch.Step)
        {
            for (var dx = -Inside; dx <= Inside; dx += BoxPatch.Step)
            {
                inside++;
                var darkness = (paper - box.Smooth(shift.X + dx, shift.Y + dy)) / (paper - black);
                if (darkness < greyFrom) continue;
                grey++;
                (left, right, top, bottom) = (Math.Min(left, dx), Math.Max(right, dx), Math.Min(top, dy), Math.Max(bottom, dy));
                if (darkness >= DarkFrom) dark++;
            }
        }

        var longest = grey == 0 ? 0 : Math.Max(right - left, bottom - top);
        var (darkAround, greyAround) = Around(box, shift, paper, black, greyFrom);
        return new(dark / (double)inside, grey / (double)inside, darkAround, greyAround, longest,
            grey > 0 && HasStreak(box, shift, paper - greyFrom * (paper - black)), dark == 0 ? 0 : Off(box, shift, paper, black));
    }

    /// <summary>How far the middle of the ink in and around a box lies from the middle of the box, the outline left out.</summary>
    private static double Off(BoxPatch box, (double X, double Y) shift, double paper, double black)
    {
        const double OutlineBand = 0.5;
        var (x, y, count) = (0.0, 0.0, 0);
        for (var dy = -RingTo; dy <= RingTo; dy += BoxPatch.Step)
        {
            for (var dx = -RingTo; dx <= RingTo; dx += BoxPatch.Step)
            {
                if (Math.Abs(Math.Max(Math.Abs(dx), Math.Abs(dy)) - Half) < OutlineBand
                    || (paper - box.Smooth(shift.X + dx, shift.Y + dy)) / (paper - black) < DarkFrom) continue;
                (x, y, count) = (x + dx, y + dy, count + 1);
            }
        }

        return count == 0 ? 0 : Math.Max(Math.Abs(x), Math.Abs(y)) / count;
    }

    private static (double Dark, double Grey) Around(BoxPatch box, (double X, double Y) shift, double paper, double black, double greyFrom)
    {
        int all = 0, dark = 0, grey = 0;
        foreach (var (dx, dy) in Ring())
        {
            all++;
            var darkness = (paper - box.Smooth(shift.X + dx, shift.Y + dy)) / (paper - black);
            if (darkness >= DarkFrom) dark++;
            if (darkness >= greyFrom) grey++;
        }

        return (dark / (double)all, grey / (double)all);
    }

    /// <summary>A feeder draws dirt straight along the page, however askew the page lies; no stroke of a hand is as straight and as
    /// long.</summary>
    private static bool HasStreak(BoxPatch box, (double X, double Y) shift, double lightest)
    {
        const double LeanMax = 0.06;
        const double LeanStep = 0.015;
        for (var lean = -LeanMax; lean <= LeanMax; lean += LeanStep)
        {
            for (var dx = -Inside; dx <= Inside; dx += BoxPatch.Step)
            {
                var whole = true;
                for (var dy = -RingTo; dy <= RingTo && whole; dy += BoxPatch.Step * 2)
                {
                    whole = box.Smooth(shift.X + dx + lean * dy, shift.Y + dy) < lightest;
                }

                if (whole) return true;
            }
        }

        return false;
    }

    /// <summary>Most of the surroundings of a box are bare paper, whatever is in it.</summary>
    private static double Paper(BoxPatch box, (double X, double Y) shift) =>
        Quantile([.. Ring().Select(one => box.Smooth(shift.X + one.X, shift.Y + one.Y))], 0.6);

    /// <summary>Standard deviation of bare paper, from the lighter side of its shades, where there is no ink.</summary>
    private static double Noise(BoxPatch box, (double X, double Y) shift)
    {
        const double LightTail = 1.645 - 0.253;
        var shades = Ring().Select(one => box.Smooth(shift.X + one.X, shift.Y + one.Y)).ToList();
        return (Quantile(shades, 0.95) - Quantile(shades, 0.6)) / LightTail;
    }

    private static double OutlineBlack(BoxPatch box, (double X, double Y) shift)
    {
        var shades = new List<double>();
        for (var along = -Half; along <= Half; along += BoxPatch.Step * 2)
        {
            foreach (var side in new[] { -Half, Half })
            {
                shades.Add(box.At(shift.X + along, shift.Y + side));
                shades.Add(box.At(shift.X + side, shift.Y + along));
            }
        }

        return Quantile(shades, 0.35);
    }

    private static IEnumerable<(double X, double Y)> Ring()
    {
        const double Pace = BoxPatch.Step * 2;
        for (var dy = -RingTo; dy <= RingTo; dy += Pace)
        {
            for (var dx = -RingTo; dx <= RingTo; dx += Pace)
            {
                if (Math.Max(Math.Abs(dx), Math.Abs(dy)) >= RingFrom) yield return (dx, dy);
            }
        }
    }

    private static double Median(List<double> values) => Quantile(values, 0.5);

    private static double Quantile(List<double> values, double share)
    {
        values.Sort();
        return values[(int)(share * (values.Count - 1))];
    }
}
