using System.Globalization;
using System.Runtime.InteropServices;
using Wegmarke.Exchange;

namespace Wegmarke.Benchmarks.Estimators;

/// <summary>Data of one workload in a folder, in plain binary files that both sides read: column after column, little-endian.</summary>
internal sealed class Inputs(string folder)
{
    private const double Loading = 0.7;
    private const double FactorCorrelation = 0.4;
    private const int Categories = 5;

    /// <summary>Quintiles of the normal distribution, drawn apart by 1.3: the middle answers are the frequent ones.</summary>
    private static readonly double[] Cuts =
        [-0.8416212335729143 * 1.3, -0.2533471031357997 * 1.3, 0.2533471031357997 * 1.3, 0.8416212335729143 * 1.3];

    public string Folder => folder;

    public (int Rows, int Items) Size
    {
        get
        {
            var words = File.ReadAllText(At("size.txt")).Split(' ');
            return (int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
        }
        set => File.WriteAllText(At("size.txt"), string.Create(CultureInfo.InvariantCulture, $"{value.Rows} {value.Items}"));
    }

    public byte[][] Answers()
    {
        var (rows, items) = Size;
        using var stream = File.OpenRead(At("items.bin"));
        var columns = new byte[items][];
        for (var item = 0; item < items; item++) stream.ReadExactly(columns[item] = new byte[rows]);
        return columns;
    }

    public int[] Groups(string name = "groups.bin") => MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(At(name))).ToArray();

    public double[] Numbers(string name = "y.bin") => MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(At(name))).ToArray();

    public void Write(string name, ReadOnlySpan<int> numbers) => File.WriteAllBytes(At(name), MemoryMarshal.AsBytes(numbers));

    public void Write(string name, ReadOnlySpan<double> numbers) => File.WriteAllBytes(At(name), MemoryMarshal.AsBytes(numbers));

    public void Write(byte[][] columns)
    {
        Size = (columns[0].Length, columns.Length);
        using var stream = File.Create(At("items.bin"));
        foreach (var column in columns) stream.Write(column);
    }

    /// <summary>Answers 1 to 5 to items of several factors that correlate.</summary>
    public static byte[][] Likert(int rows, int items, int factors, ulong seed = 1)
    {
        var chance = new Chance(seed);
        var columns = Enumerable.Range(0, items).Select(_ => new byte[rows]).ToArray();
        var levels = new double[factors];
        double shared = Math.Sqrt(FactorCorrelation), own = Math.Sqrt(1 - FactorCorrelation), rest = Math.Sqrt(1 - Loading * Loading);
        for (var row = 0; row < rows; row++)
        {
            var common = chance.Normal();
            for (var factor = 0; factor < factors; factor++) levels[factor] = shared * common + own * chance.Normal();
            for (var item = 0; item < items; item++)
            {
                var response = Loading * levels[item * factors / items] + rest * chance.Normal();
                byte value = 1;
                while (value < Categories && response > Cuts[value - 1]) value++;
                columns[item][row] = value;
            }
        }

        return columns;
    }

    /// <summary>Rows in groups at random, a tenth of the variance between the groups.</summary>
    public void WriteGrouped(int rows, int groups, int variables = 1)
    {
        var chance = new Chance(2);
        var number = Enumerable.Range(0, rows).Select(_ => chance.Below(groups)).ToArray();
        var y = new double[rows * variables];
        for (var variable = 0; variable < variables; variable++)
        {
            var effects = Enumerable.Range(0, groups).Select(_ => Math.Sqrt(0.1) * chance.Normal()).ToArray();
            for (var row = 0; row < rows; row++) y[variable * rows + row] = 3 + effects[number[row]] + Math.Sqrt(0.9) * chance.Normal();
        }

        Size = (rows, 0);
        Write("groups.bin", number);
        Write("y.bin", y);
    }

    /// <summary>Items 1 to 5 that agree within groups to some degree.</summary>
    public void WriteItemsInGroups(int rows, int groups, int items)
    {
        var chance = new Chance(3);
        var effects = Enumerable.Range(0, groups).Select(_ => 0.4 * chance.Normal()).ToArray();
        var number = Enumerable.Range(0, rows).Select(_ => chance.Below(groups)).ToArray();
        Write([.. Enumerable.Range(0, items).Select(_ => number.Select(group =>
            (byte)Math.Clamp((int)Math.Round(3 + effects[group] + chance.Normal()), 1, Categories)).ToArray())]);
        Write("groups.bin", number);
    }

    private string At(string name) => Path.Combine(folder, name);
}
