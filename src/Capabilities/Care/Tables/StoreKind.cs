namespace Wegmarke.Care.Tables;

/// <summary>The four stores, in the order in which a copy of them is taken. They share no transaction, so the order decides what a copy can
/// say: the house first, because a survey that it says is open may be sealed by the time the answers are read, and sealing can be repeated
/// (the other way round answers would be missing that a release names). Drafts before answers: a sheet that is sent in between stands in
/// both and counts once, by its ballot; the other way round it would stand in neither. Answers before invitations: whoever has a sheet has
/// spent a code before, so no sheet is copied without its spent code, and nobody can answer twice.</summary>
public enum StoreKind
{
    House,
    Drafts,
    Answers,
    Invitations,
}

/// <summary>Names of the stores in files and in PostgreSQL, where two of them share a database.</summary>
public static class StoreNames
{
    private static readonly IReadOnlyDictionary<StoreKind, IReadOnlyList<string>> Tables = new Dictionary<StoreKind, IReadOnlyList<string>>
    {
        [StoreKind.Drafts] = ["draft", "paper"],
        [StoreKind.Answers] = ["field_sheet", "research_sheet", "sealed_comment", "sealed_sheet", "sealing"],
        [StoreKind.Invitations] = ["invitation_code", "invitation_recipient"],
    };

    private static readonly string[] OfOthers = ["sqlite_", "orleans", "qrtz_", "pg_"];

    /// <summary>Tables that hold what ends with a running survey: locked sheets, codes, addresses, begun sheets.</summary>
    public static readonly IReadOnlyList<string> OfTheFieldPhase =
        ["draft", "field_sheet", "invitation_code", "invitation_recipient", "paper"];

    public static string File(this StoreKind kind) => kind switch
    {
        StoreKind.House => "wegmarke.db",
        StoreKind.Drafts => "drafts.db",
        StoreKind.Answers => "answers.db",
        _ => "invitations.db",
    };

    /// <summary>Whether a table of a database belongs to this store. What the database or a scheduler keeps for itself belongs to
    /// none.</summary>
    public static bool Has(this StoreKind kind, string table) => kind == StoreKind.House
        ? !Tables.Values.Any(names => names.Contains(table)) && !IsForeign(table)
        : Tables[kind].Contains(table);

    private static bool IsForeign(string table) => table is "__EFMigrationsHistory" or "__EFMigrationsLock"
        || OfOthers.Any(start => table.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
