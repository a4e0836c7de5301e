using System.Security.Cryptography;

namespace Wegmarke.Campaigns.GroupRating;

/// <summary>One group that rates together: which item is on the wall, and the marks so far. Lives in memory only; who marked is forgotten
/// with the item, and nothing of it is ever written.</summary>
public sealed class RatingRoom
{
    /// <summary>Below this number of marks nobody sees how they spread: it would tell who marked what.</summary>
    public const int SpreadMin = 5;

    private const int CodeLength = 6;

    /// <summary>Without letters and digits that look alike.</summary>
    private const string CodeLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private readonly Lock door = new();
    private readonly HashSet<string> marked = [];
    private int[] counts = [];

    /// <summary>The item on the wall; null: none yet.</summary>
    public string? Item { get; private set; }

    /// <summary>A new code that stands on the wall and is typed into phones.</summary>
    public static string FreshCode() => RandomNumberGenerator.GetString(CodeLetters, CodeLength);

    public int Marks
    {
        get
        {
            lock (door) return counts.Sum();
        }
    }

    /// <summary>Puts an item on the wall and forgets the marks of the one before.</summary>
    /// <param name="options">Stages, then "don't know" and "does not apply".</param>
    public void Show(string item, int options)
    {
        lock (door)
        {
            (Item, counts) = (item, new int[options]);
            marked.Clear();
        }
    }

    /// <summary>Counts one mark.</summary>
    /// <param name="device">A random word that the device holds, so that nobody counts twice by accident.</param>
    /// <returns>False when this device has marked the item, or another item is on the wall.</returns>
    public bool Mark(string item, int option, string device)
    {
        var known = Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(device)));
        lock (door)
        {
            if (item != Item || option < 0 || option >= counts.Length || !marked.Add(known)) return false;
            counts[option]++;
            return true;
        }
    }

    public bool HasMarked(string device)
    {
        var known = Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(device)));
        lock (door) return marked.Contains(known);
    }

    /// <summary>The marks of an item, with those on paper; empty where another item is on the wall.</summary>
    public int[] Take(string item, IReadOnlyList<int> paper)
    {
        lock (door) return item != Item ? [] : [.. counts.Select((count, at) => count + (at < paper.Count ? paper[at] : 0))];
    }

    /// <summary>The marks of the item on the wall; empty where there are too few.</summary>
    public int[] TakeSpread(string item) => Take(item, []) is var taken && taken.Sum() >= SpreadMin ? taken : [];
}
