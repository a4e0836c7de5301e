using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Wegmarke.Benchmarks.Soak;

/// <summary>What is done to the instance, as it is counted.</summary>
internal enum Kind
{
    /// <summary>Somebody opens the page of a sheet.</summary>
    Open,

    /// <summary>Somebody sends a sheet.</summary>
    Send,

    /// <summary>A coordinator reads a page.</summary>
    Page,

    /// <summary>A coordinator writes: an initiative, a remark, codes.</summary>
    Write,

    /// <summary>A survey is planned, consented to and opened: seven requests.</summary>
    Prepare,

    /// <summary>A survey is ended: sealed, computed, released.</summary>
    Close,
    Pdf,
    Docx,

    /// <summary>A page of a circle.</summary>
    Circle,

    /// <summary>A contribution to a circle, or its release.</summary>
    Contribute,
}

/// <summary>Milliseconds of a minute.</summary>
internal readonly record struct Waits(int Requests, int Errors, double P50, double P95, double P99);

/// <summary>Counts requests, errors and waiting times by kind.</summary>
internal sealed partial class Tally
{
    private readonly ConcurrentQueue<(Kind Kind, double Took, bool Failed)> minute = [];
    private readonly ConcurrentDictionary<string, int> errors = [];

    /// <summary>What went wrong, how often.</summary>
    public IEnumerable<(string What, int Times)> Errors => errors.Select(one => (one.Key, one.Value)).OrderByDescending(one => one.Value);

    /// <param name="error">Null where it went as it should.</param>
    public void Note(Kind kind, double took, string? error = null)
    {
        minute.Enqueue((kind, took, error is not null));
        if (error is not null) errors.AddOrUpdate($"{kind}: {Name().Replace(error, "*")}", 1, (_, times) => times + 1);
    }

    /// <summary>Ends a minute.</summary>
    public Dictionary<Kind, Waits> Take()
    {
        var taken = new List<(Kind Kind, double Took, bool Failed)>();
        while (minute.TryDequeue(out var one)) taken.Add(one);
        return Enum.GetValues<Kind>().ToDictionary(kind => kind, kind => Of([.. taken.Where(one => one.Kind == kind)]));
    }

    private static Waits Of(List<(Kind Kind, double Took, bool Failed)> some)
    {
        var sorted = some.Select(one => one.Took).Order().ToList();
        double At(double share) => sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
        return new(some.Count, some.Count(one => one.Failed), At(0.5), At(0.95), At(0.99));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|/s/[a-z0-9]{10}")]
    private static partial Regex Name();
}
