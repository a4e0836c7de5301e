using System.Data.Common;

namespace Wegmarke.Responses;

/// <summary>Sheets of a file for research, as they leave: unit and comment gone, attributes blanked, in an order that no other store
/// knows.</summary>
internal static class ResearchSheets
{
    public static void CreateTable(DbConnection connection, string bytes) => Statements.Make(connection, "research_sheet",
        $"create table if not exists research_sheet (campaign text not null, place integer not null, sheet {bytes} not null, primary key (campaign, place))");

    /// <summary>The first file is the only one.</summary>
    public static int Keep(DbConnection connection, DbTransaction transaction, string campaign, IReadOnlyList<PackedSheet> sheets)
    {
        if (Statements.Scalar(connection, transaction, "select 1 from research_sheet where campaign = @a", campaign) is not null) return 0;
        foreach (var (place, sheet) in sheets.Index())
        {
            Statements.Execute(connection, transaction, "insert into research_sheet (campaign, place, sheet) values (@a, @b, @c)", campaign,
                place, sheet.ToBytes());
        }

        return sheets.Count;
    }

    public static IReadOnlyList<PackedSheet> Read(DbConnection connection, string campaign) => [.. Statements.Read(connection, null,
        "select sheet from research_sheet where campaign = @a order by place", campaign).Select(bytes => PackedSheet.Of(bytes))];

    public static int Delete(DbConnection connection, DbTransaction transaction, string campaign) =>
        Statements.Execute(connection, transaction, "delete from research_sheet where campaign = @a", campaign);
}
