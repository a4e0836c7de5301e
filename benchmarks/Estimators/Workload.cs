namespace Wegmarke.Benchmarks.Estimators;

/// <summary>One estimator at one size, and the calls of R that compute the same.</summary>
/// <param name="Prepare">Writes the data that both sides read.</param>
/// <param name="Ours">Loads the data and answers with the deed that is timed; its values are compared with R's.</param>
internal sealed record Workload(
    string Name, string Size, Action<Inputs> Prepare, Func<Inputs, Func<double[]>> Ours, params Peer[] Peers);

/// <param name="Call">Name of the call in statistics.R.</param>
/// <param name="What">What is called, in words.</param>
/// <param name="Tolerance">How far values may differ, relative; null where R computes another definition of the same thing.</param>
internal sealed record Peer(string Call, string What, double? Tolerance = 1e-6);
