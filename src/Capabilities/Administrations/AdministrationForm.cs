namespace Wegmarke.Administrations;

/// <summary>What was written into a form, kept when it has to be mended.</summary>
public sealed record AdministrationForm(string Name = "", string Staff = "", string Leaders = "", string? Problem = null);

public sealed record UnitForm(string Name = "", string Headcount = "", Guid? Parent = null, string? Problem = null);
