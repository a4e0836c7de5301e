using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Wegmarke.Storage;

/// <summary>Why a visit reads rows of administrations that it does not reach. Whoever adds one says in the decision record what is
/// shown.</summary>
public enum Crossing
{
    /// <summary>The door has to know to whom a thing belongs before it can refuse.</summary>
    Door,

    /// <summary>Towns that show each other their registers.</summary>
    Bundling,

    /// <summary>Partners see what they do together.</summary>
    Partnership,

    /// <summary>Towns that are asked together read the common survey and its result.</summary>
    CommonSurvey,

    /// <summary>Circle and trustee live in one instance.</summary>
    Circle,

    /// <summary>Names and numbers of administrations must be free in the whole instance.</summary>
    Uniqueness,
}

/// <summary>Puts the question "to whom does it belong?" under every query of the house. A context that serves somebody's visit answers it
/// by the administrations that this person was let into; the process itself asks nothing, and its queries are as they were.</summary>
internal static class FilterRows
{
    /// <summary>Tables that every visit reads whole although rows name an administration, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Whole = new Dictionary<string, string>
    {
        ["grant_of_role"] = "whether somebody may be blocked or lent a role depends on all roles that they hold",
        ["group_mapping"] = "what groups of the sign-in of the house mean is the operator's, for all administrations",
    };

    private static readonly MethodInfo Contains = ((Func<IEnumerable<Guid>, Guid, bool>)Enumerable.Contains).Method;
    private static readonly MethodInfo ContainsOrNone = ((Func<IEnumerable<Guid?>, Guid?, bool>)Enumerable.Contains).Method;
    private static readonly MethodInfo Property = typeof(EF).GetMethod(nameof(EF.Property))!;
    private static readonly MethodInfo Parameter = typeof(EF).GetMethod(nameof(EF.Parameter))!;
    private static readonly MethodInfo Rows = typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!;
    private static readonly MethodInfo Any = typeof(Queryable).GetMethods().Single(one => one.Name == nameof(Queryable.Any)
        && one.GetParameters().Length == 2);

    public static void Run(ModelBuilder builder, Database db)
    {
        var tables = builder.Model.GetEntityTypes().Where(one => one.BaseType is null && !one.IsOwned() && one.GetTableName() is not null)
            .ToDictionary(one => one.GetTableName()!);
        foreach (var table in tables.Values)
        {
            var row = Expression.Parameter(table.ClrType, "row");
            if (Belongs(table, row, tables, db) is not { } belongs) continue;
            // A parameter that is null: what follows is left out when the query is written, which is done once for either kind of caller.
            var limited = Expression.Call(Parameter.MakeGenericMethod(typeof(bool?)), Expression.Property(Expression.Constant(db),
                nameof(Database.IsLimited)));
            var everything = Expression.Equal(limited, Expression.Constant(null, typeof(bool?)));
            table.SetQueryFilter(Expression.Lambda(Expression.OrElse(everything, belongs), row));
        }
    }

    /// <summary>Whether a row belongs to an administration in reach; null where a table belongs to none.</summary>
    private static Expression? Belongs(IMutableEntityType table, ParameterExpression row, Dictionary<string, IMutableEntityType> tables,
        Database db)
    {
        var name = table.GetTableName()!;
        if (Whole.ContainsKey(name)) return null;
        if (name == "administration") return Among(row, "Id", typeof(Guid), db);
        if (table.FindProperty(OwnedTables.Names) is { } names) return Among(row, OwnedTables.Names, names.ClrType, db);
        if (OwnedTables.Kept.ContainsKey(name)) return null;
        return OwnedTables.Hanging.Where(rule => rule.Tables.Contains(name)).SelectMany(rule => rule.Parents.Select(parent =>
            (rule.Column, parent)))
            .Where(one => one.parent == "administration" || IsOwned(tables[one.parent]))
            .Select(one => one.parent == "administration" ? Among(row, one.Column, typeof(Guid), db)
                : Hangs(row, one.Column, tables[one.parent], db))
            .Aggregate((Expression?)null, (all, one) => all is null ? one : Expression.OrElse(all, one));
    }

    private static bool IsOwned(IMutableEntityType parent) => !Whole.ContainsKey(parent.GetTableName()!);

    private static MethodCallExpression Column(Expression row, string name, Type kind) =>
        Expression.Call(Property.MakeGenericMethod(kind), row, Expression.Constant(name));

    private static Expression Among(Expression row, string column, Type kind, Database db)
    {
        if (kind == typeof(Guid))
        {
            return Expression.Call(Contains, Expression.Property(Expression.Constant(db), nameof(Database.Reachable)),
                Column(row, column, kind));
        }

        // What names no administration belongs to the instance.
        return Expression.OrElse(Expression.Equal(Column(row, column, kind), Expression.Constant(null, kind)),
            Expression.Call(ContainsOrNone, Expression.Property(Expression.Constant(db), nameof(Database.ReachableOrNone)),
                Column(row, column, kind)));
    }

    /// <summary>The row on which it hangs is there for this visit; that one's own filter says so.</summary>
    private static MethodCallExpression Hangs(Expression row, string column, IMutableEntityType parent, Database db)
    {
        var one = Expression.Parameter(parent.ClrType, "parent");
        var same = Expression.Equal(Column(one, "Id", typeof(Guid)), Column(row, column, typeof(Guid)));
        var parents = Expression.Call(Expression.Constant(db), Rows.MakeGenericMethod(parent.ClrType));
        return Expression.Call(Any.MakeGenericMethod(parent.ClrType), parents, Expression.Lambda(same, one));
    }
}
