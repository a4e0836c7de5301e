namespace Wegmarke.Administrations;

/// <summary>What was written into a form, kept when it has to be mended.</summary>
public sealed record AdministrationForm(string Name = "", string Staff = "", string Leaders = "", string? Problem = null)
{
    public string Land { get; init; } = "";

    /// <summary>The entry of the register that was chosen.</summary>
    public Municipality? Chosen { get; init; }
}

/// <summary>What was looked for in the register, and what was found.</summary>
/// <param name="Issue">Null: no register has been imported.</param>
public sealed record RegisterSearch(string Text, IReadOnlyList<Municipality> Found, bool More, RegisterIssue? Issue);

public sealed record UnitForm(string Name = "", string Headcount = "", Guid? Parent = null, string? Problem = null);
