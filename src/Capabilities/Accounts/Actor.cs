namespace Wegmarke.Accounts;

/// <summary>Who acts, with the roles held. A grant without administration holds everywhere in the instance.</summary>
public sealed record Actor(Guid Id, string Name, IReadOnlyList<ActorGrant> Grants)
{
    /// <summary>The product itself, for deeds that time or set-up brings about.</summary>
    public static readonly Actor System = new(Guid.Empty, "Wegmarke", [new(Role.Coordinator, null), new(Role.Operator, null)]);

    /// <summary>The rights that a program was given of those its person has; null for a person.</summary>
    public IReadOnlySet<Right>? Only { get; init; }

    /// <summary>The administrations of which this person reads anything at all; null for whoever has a role in the whole
    /// instance.</summary>
    public IReadOnlySet<Guid>? Reach => Grants.Any(grant => grant.Administration is null) ? null
        : Grants.Select(grant => grant.Administration!.Value).ToHashSet();

    public bool Keeps(Right right) => Only is null || Only.Contains(right);
}

public sealed record ActorGrant(Role Role, Guid? Administration, Guid? Unit = null);
