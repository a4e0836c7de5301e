using System.Data.Common;
using Npgsql;

namespace Wegmarke.Responses;

/// <summary>Where a sheet and the sealing of its campaign meet. SQLite has one writer anyhow; on PostgreSQL another node may seal while one
/// takes sheets, and a sheet must be among the sealed ones or refused, never left between.</summary>
internal sealed class SealingLock
{
    /// <summary>Of the writer alone: which campaigns its transaction holds open.</summary>
    private (long Transaction, HashSet<Guid> Campaigns) held = (0, []);

    /// <summary>Keeps a campaign from being sealed until the transaction ends; asked once in each.</summary>
    /// <param name="number">Of the transaction.</param>
    public void HoldOpen(DbConnection connection, DbTransaction transaction, long number, Guid campaign)
    {
        if (connection is not NpgsqlConnection) return;
        if (held.Transaction != number) held = (number, []);
        if (!held.Campaigns.Add(campaign)) return;
        Statements.Scalar(connection, transaction, "select pg_advisory_xact_lock_shared(@a)", PlaceOf(campaign));
    }

    /// <summary>Waits until nobody takes a sheet of this campaign, and lets nobody until the transaction ends.</summary>
    public static void HoldAlone(DbConnection connection, DbTransaction transaction, Guid campaign)
    {
        if (connection is not NpgsqlConnection) return;
        Statements.Scalar(connection, transaction, "select pg_advisory_xact_lock(@a)", PlaceOf(campaign));
    }

    private static long PlaceOf(Guid campaign) => BitConverter.ToInt64(campaign.ToByteArray(), 8);
}
