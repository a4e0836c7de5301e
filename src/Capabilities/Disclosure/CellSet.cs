using System.Numerics;

namespace Wegmarke.Disclosure;

/// <summary>A set of cells. A cell is the smallest group of sheets that any published group can be put together from; cells are numbered
/// from 0.</summary>
public sealed class CellSet : IEquatable<CellSet>
{
    private readonly ulong[] words;

    private CellSet(ulong[] words) => this.words = words;

    public bool IsEmpty => words.All(word => word == 0);

    public int Count => words.Sum(BitOperations.PopCount);

    public static CellSet Of(int cells, Func<int, bool> contains)
    {
        var words = new ulong[(cells + 63) / 64];
        for (var cell = 0; cell < cells; cell++)
        {
            if (contains(cell)) words[cell / 64] |= 1UL << (cell % 64);
        }

        return new(words);
    }

    public static CellSet All(int cells) => Of(cells, _ => true);

    public bool Contains(int cell) => (words[cell / 64] >> (cell % 64) & 1) == 1;

    public CellSet And(CellSet other) => new([.. words.Zip(other.words, (left, right) => left & right)]);

    public CellSet Or(CellSet other) => new([.. words.Zip(other.words, (left, right) => left | right)]);

    public CellSet Without(CellSet other) => new([.. words.Zip(other.words, (left, right) => left & ~right)]);

    public bool Within(CellSet other)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if ((words[at] & ~other.words[at]) != 0) return false;
        }

        return true;
    }

    public bool Meets(CellSet other)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if ((words[at] & other.words[at]) != 0) return true;
        }

        return false;
    }

    /// <summary>Whether blocks that share nothing make up just this set, so that whoever sees each of them sees it.</summary>
    public bool IsSumOf(IEnumerable<CellSet> blocks) => !IsEmpty && blocks.All(block => block.Within(this) || !block.Meets(this));

    public IEnumerable<int> Cells()
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var rest = words[at]; rest != 0; rest &= rest - 1) yield return at * 64 + BitOperations.TrailingZeroCount(rest);
        }
    }

    public bool Equals(CellSet? other) => other is not null && words.AsSpan().SequenceEqual(other.words);

    public override bool Equals(object? obj) => Equals(obj as CellSet);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in words) hash.Add(word);
        return hash.ToHashCode();
    }
}
