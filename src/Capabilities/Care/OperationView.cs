using Wegmarke.Care.Backups;

namespace Wegmarke.Care;

/// <param name="Name">What was looked at, as the address for machines names it.</param>
public sealed record HealthLine(string Name, bool Well, string Said);

/// <param name="Bytes">On the disk, or in PostgreSQL.</param>
public sealed record StoreSize(string Store, long Bytes);

/// <summary>How much there is of one administration. No number says how anybody answered.</summary>
/// <param name="Open">Surveys that take answers.</param>
public sealed record AdministrationSize(string Name, int Staff, int Units, int Surveys, int Open, int Releases, int Accounts);

/// <param name="Total">Of all that were found.</param>
public sealed record AdministrationSizes(IReadOnlyList<AdministrationSize> Lines, int Total, int Page, string Search)
{
    public const int PerPage = 25;

    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);
}

/// <param name="MailToday">Sent today by all administrations.</param>
public sealed record InstanceUse(int UploadMegabytes, int MailPerDay, int StaffMax, int MailToday);

/// <summary>How busy this process is.</summary>
/// <param name="WaitMilliseconds">How long a piece of work waits now until a thread takes it.</param>
/// <param name="UnderWay">Requests besides the one that asked.</param>
/// <param name="Pages">How many pages the two times are of: the last thousand of signed-in people at most.</param>
/// <param name="MailsDown">Tries that found no server; these mails are tried again.</param>
public sealed record ProcessLoad(double WaitMilliseconds, int UnderWay, int Pages, double HalfWithinMilliseconds,
    double MostWithinMilliseconds, long MailsSent, long MailsRefused, long MailsDown);

/// <summary>How the instance is.</summary>
/// <param name="MailingsDue">Mailings that wait to be sent.</param>
/// <param name="Closing">Surveys that ended and whose result is not computed yet.</param>
public sealed record OperationView(
    IReadOnlyList<HealthLine> Health, IReadOnlyList<StoreSize> Stores, AdministrationSizes Administrations,
    IReadOnlyList<KnownBackup> Backups,
    string Program, string Engine, IReadOnlyList<string> Schema, int MailingsDue, int Closing, bool OnlyShows, InstanceUse Use,
        DateTimeOffset Now)
{
    private const int DaysWithoutBackup = 2;
    private const int DaysWithoutCheck = 31;

    /// <summary>The processes that serve this instance together; empty where there is one.</summary>
    public IReadOnlyList<ClusterNode> Nodes { get; init; } = [];

    /// <summary>The process that made this page.</summary>
    public ProcessLoad Load { get; init; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    public IReadOnlyList<HealthLine> Ill => [.. Health.Where(one => !one.Well)];

    public KnownBackup? LastBackup => Backups.Count > 0 ? Backups[0] : null;

    /// <summary>No backup for two days, or none known at all.</summary>
    public bool BackupIsLate => LastBackup is not { } last || last.At < Now.AddDays(-DaysWithoutBackup);

    /// <summary>Whoever never reads a backup does not know whether there is one.</summary>
    public bool CheckIsLate => !Backups.Any(one => one.VerifiedAt > Now.AddDays(-DaysWithoutCheck));
}
