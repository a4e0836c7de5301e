namespace Wegmarke.Benchmarks;

/// <summary>What was written into the form for joining, kept when it has to be mended.</summary>
public sealed record JoinForm(string Invitation = "", string Land = "", string Type = "", string ConsentBy = "", bool Singular = false);
