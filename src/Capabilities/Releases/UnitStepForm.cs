namespace Wegmarke.Releases;

/// <summary>What was written into the form of the mapping page, kept when it has to be mended.</summary>
public sealed record UnitStepForm(int Wave = 0, string From = "", string To = "", string? Problem = null);
