using Wegmarke.Reports.Composing;

namespace Wegmarke.Reports.Writing;

/// <summary>How wide the columns of a table become: none narrower than its longest word, as far as there is room; the rest is shared by how
/// much stands in each.</summary>
internal static class ColumnWidths
{
    private const int Shortest = 8, Longest = 40;
    private static readonly char[] Breaks = [' ', '-', '/', '\n'];

    /// <summary>Whether no word has to be torn.</summary>
    public static bool Fit(TablePart table, long whole, double letter, double around) => Least(table, letter, around).Sum() <= whole;

    /// <param name="whole">Width of the table.</param>
    /// <param name="letter">Width of a letter in the middle, in the same unit.</param>
    /// <param name="around">What a cell keeps free on both sides together.</param>
    public static long[] Of(TablePart table, long whole, double letter, double around)
    {
        var texts = table.Columns.Select((name, at) => table.Rows.Select(row => row[at].Text).Append(name).ToList()).ToList();
        var least = Least(table, letter, around);
        double[] wanted = [.. texts.Select(all => (double)Math.Clamp(all.Max(text => text.Length), Shortest, Longest))];
        if (least.Sum() >= whole) return [.. least.Select(one => (long)(whole * one / least.Sum()))];
        var held = new HashSet<int>();
        while (true)
        {
            var free = whole - held.Sum(at => least[at]);
            var sum = wanted.Where((_, at) => !held.Contains(at)).Sum();
            var tight = Enumerable.Range(0, wanted.Length).Where(at => !held.Contains(at) && free * wanted[at] / sum < least[at]).ToList();
            if (tight.Count == 0) return [.. wanted.Select((one, at) => (long)(held.Contains(at) ? least[at] : free * one / sum))];
            held.UnionWith(tight);
        }
    }

    private static double[] Least(TablePart table, double letter, double around) => [.. table.Columns.Select((name, at) => table.Rows
        .Select(row => row[at].Text).Append(name).SelectMany(text => text.Split(Breaks)).Max(word => word.Length) * letter + around)];
}
