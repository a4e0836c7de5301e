using System.Globalization;
using Wegmarke.Exchange.Checking;
using Wegmarke.Exchange.Foreign;

namespace Wegmarke.Benchmarks;

/// <summary>The table of docs/guide/formats.md: for each folder of real files what the readers made of them.</summary>
internal static class FormatTable
{
    public static int Run(string folder)
    {
        Console.WriteLine("| folder | files | in order | with findings | refused | recognised as |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var group in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var found = Directory.EnumerateFiles(group, "*", SearchOption.AllDirectories).Select(CheckFile.Run).ToList();
            var kinds = found.GroupBy(one => one.Format).OrderByDescending(kind => kind.Count())
                .ThenBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => $"{kind.Key} {kind.Count()}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(group)} | {found.Count} | {found.Count(one => !one.HasFindings)} | {found.Count(one => one.HasFindings && !one.Refused)} "
                + $"| {found.Count(one => one.Refused)} | {string.Join(", ", kinds)} |"));
            foreach (var refusal in found.SelectMany(one => one.Of(Fate.Refused)).GroupBy(remark => remark.What.English))
            {
                Console.Error.WriteLine($"{Path.GetFileName(group)}: {refusal.Count()} × {refusal.Key}");
            }
        }

        return 0;
    }
}
