namespace Wegmarke.Accounts;

/// <summary>Who acts, with the roles held. A grant without administration holds everywhere in the instance.</summary>
public sealed record Actor(Guid Id, string Name, IReadOnlyList<ActorGrant> Grants)
{
    /// <summary>The product itself, for deeds that time or set-up brings about.</summary>
    public static readonly Actor System = new(Guid.Empty, "Wegmarke", [new(Role.Coordinator, null), new(Role.Operator, null)]);
}

public sealed record ActorGrant(Role Role, Guid? Administration, Guid? Unit = null);
