using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Releases;

/// <summary>How often each value of an item was given, as answered, and the named absences.</summary>
internal sealed record ItemCounts(long[] Values, long DoNotKnow, long NotApplicable, long Skipped)
{
    public long Answers => Values.Sum();

    /// <summary>Place of the lowest value that was given.</summary>
    public int Lowest => Values.AsSpan().IndexOfAnyExcept(0);

    public int Highest => Values.AsSpan().LastIndexOfAnyExcept(0);

    public static ItemCounts None(AnswerScale scale) => new(new long[scale.Stages], 0, 0, 0);

    public static ItemCounts Of(int[] rows, byte[] codes, AnswerScale scale)
    {
        var counts = new long[256];
        foreach (var row in rows) counts[codes[row]]++;
        return new(counts[scale.Low..(scale.High + 1)], counts[AnswerCode.DoNotKnow], counts[AnswerCode.NotApplicable],
            counts[AnswerCode.Skipped]);
    }

    public ItemCounts Plus(ItemCounts other)
    {
        var values = new long[Values.Length];
        for (var at = 0; at < values.Length; at++) values[at] = Values[at] + other.Values[at];
        return new(values, DoNotKnow + other.DoNotKnow, NotApplicable + other.NotApplicable, Skipped + other.Skipped);
    }
}
