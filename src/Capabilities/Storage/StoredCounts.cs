using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wegmarke.Storage;

/// <summary>How a row of counts is written: whole numbers with blanks between them.</summary>
internal static class StoredCounts
{
    public static PropertyBuilder<int[]> AsText(this PropertyBuilder<int[]> counts) => counts.HasConversion(
        numbers => string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))), text => Read(text));

    private static int[] Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
