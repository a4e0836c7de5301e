using System.Globalization;
using System.Text.Json.Serialization;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>How a quantity is read: a share of hits, a mean (of errors: the bias), or the root of a mean of squares.</summary>
internal enum Reading
{
    Share,
    Mean,
    Root,
}

/// <summary>What a study counts.</summary>
/// <param name="Low">Lowest value at which the claim holds; null: told, not judged.</param>
/// <param name="High">Highest value at which the claim holds.</param>
internal sealed record Quantity(string Name, Reading Reading, double? Low = null, double? High = null)
{
    /// <summary>95 % intervals are held to this band.</summary>
    public static Quantity Coverage(string name) => new(name, Reading.Share, 0.935, 0.965);

    public string Wanted => (Low, High) switch
    {
        ({ } low, { } high) => $"{Say(low)} to {Say(high)}",
        ({ } low, null) => $"at least {Say(low)}",
        (null, { } high) => $"at most {Say(high)}",
        _ => "–",
    };

    public string Say(double value) => Reading == Reading.Share
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} %")
        : string.Create(CultureInfo.InvariantCulture, $"{value:+0.0000;-0.0000;0}");
}

/// <summary>Sums over replications of a quantity's mean within each: all that its value and its Monte Carlo error need.</summary>
internal sealed record Sums(long N, double Sum, double Squares)
{
    public static readonly Sums None = new(0, 0, 0);

    public Sums With(double value) => new(N + 1, Sum + value, Squares + value * value);

    [JsonIgnore]
    public double Mean => Sum / N;

    /// <summary>Standard error of the mean over replications, which know nothing of each other.</summary>
    [JsonIgnore]
    public double Error => N < 2 ? double.NaN : Math.Sqrt(Math.Max(0, Squares / N - Mean * Mean) / (N - 1));
}

/// <summary>What one replication found: several values of a quantity (14 towns, say) count as their mean.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, (double Sum, int N)> found = [];

    public IEnumerable<(string Name, double Value)> Means => found.Select(one => (one.Key, one.Value.Sum / one.Value.N));

    public void Add(string quantity, double value)
    {
        var (sum, n) = found.GetValueOrDefault(quantity);
        found[quantity] = (sum + value, n + 1);
    }

    public void Add(string quantity, bool hit) => Add(quantity, hit ? 1 : 0);
}
