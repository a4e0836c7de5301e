using Wegmarke.Exchange;

namespace Wegmarke.Benchmarks.Truth;

/// <summary>A claim of an estimator, tried on data whose truth is known.</summary>
/// <param name="Claim">The design under which the claim is made, in words.</param>
/// <param name="Replications">How often it is tried, each with chance of its own.</param>
internal sealed record Study(
    string Name, string Claim, int Replications, IReadOnlyList<Quantity> Quantities, Action<int, Chance, Tally> Replicate)
{
    public Study(string name, string claim, int replications, IReadOnlyList<Quantity> quantities, Action<Chance, Tally> replicate)
        : this(name, claim, replications, quantities, (_, chance, tally) => replicate(chance, tally))
    {
    }
}
