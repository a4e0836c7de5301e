namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>A page that was found in a picture: what it says it is, and where its places lie.</summary>
public sealed record FoundPage(PageCode Code, Projection Place);

/// <summary>Lays a picture straight and reads the code of the page: whichever of four ways it lies, the check sum fits in one.</summary>
public static class FindPage
{
    /// <returns>Null when there is no page of ours, or too little of it.</returns>
    public static FoundPage? Run(GreyPicture picture)
    {
        var seen = FindCorners.Run(picture);
        if (seen.Count == 0) return null;
        var corners = SheetMeasure.Corners;
        (double X, double Y)[] paper = [corners[0], corners[1], corners[3], corners[2]];
        for (var turn = 0; turn < paper.Length; turn++)
        {
            var turned = paper.Select((_, at) => seen[(at + turn) % paper.Length]).ToList();
            if (Projection.From(paper, turned) is { } place && ReadCode(picture, place) is { } code) return new(code, place);
        }

        return null;
    }

    private static PageCode? ReadCode(GreyPicture picture, Projection place)
    {
        var cells = new double[SheetMeasure.CellRows, SheetMeasure.CellColumns];
        for (var row = 0; row < SheetMeasure.CellRows; row++)
        {
            for (var column = 0; column < SheetMeasure.CellColumns; column++) cells[row, column] = Shade(picture, place, row, column);
        }

        // Both copies together, then each for itself: a stain on one must not spoil the other.
        return Decode(cells, [0, 2]) ?? Decode(cells, [0]) ?? Decode(cells, [2]);
    }

    private static PageCode? Decode(double[,] cells, int[] copies)
    {
        const int Rows = 2;
        var values = new double[PageCode.Bits];
        for (var bit = 0; bit < PageCode.Bits; bit++)
        {
            values[bit] = copies.Sum(first => cells[first + bit / SheetMeasure.CellColumns % Rows, bit % SheetMeasure.CellColumns]);
        }

        var middle = Middle(values);
        ulong bits = 0;
        for (var bit = 0; bit < PageCode.Bits; bit++)
        {
            if (values[bit] < middle) bits |= 1UL << bit;
        }

        return PageCode.Of(bits);
    }

    /// <summary>Between the mean of the dark and the mean of the light cells, found by going back and forth.</summary>
    private static double Middle(double[] values)
    {
        var middle = (values.Min() + values.Max()) / 2;
        for (var round = 0; round < 8; round++)
        {
            var (dark, light) = (values.Where(value => value < middle).DefaultIfEmpty(middle).Average(),
                values.Where(value => value >= middle).DefaultIfEmpty(middle).Average());
            middle = (dark + light) / 2;
        }

        return middle;
    }

    private static double Shade(GreyPicture picture, Projection place, int row, int column)
    {
        double sum = 0;
        var count = 0;
        for (var dy = 0.25; dy < 0.8; dy += 0.125)
        {
            for (var dx = 0.25; dx < 0.8; dx += 0.125)
            {
                var (x, y) = place.Of(SheetMeasure.CodeLeft + (column + dx) * SheetMeasure.Cell,
                    SheetMeasure.CodeTop + (row + dy) * SheetMeasure.Cell);
                sum += picture.At(x, y);
                count++;
            }
        }

        return sum / count;
    }
}
