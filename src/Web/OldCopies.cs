using Wegmarke.Care.Backups;

namespace Wegmarke.Web;

/// <summary>Deletes copies of before an upgrade when their time is over.</summary>
internal sealed class OldCopies(Settings settings, Preparation preparation, TimeProvider time, ReadOnlySwitch onlyShows)
    : Watch(preparation, time, TimeSpan.FromHours(6), onlyShows)
{
    protected override Task Look(CancellationToken cancel)
    {
        try
        {
            BackupBeforeUpgrade.Prune(settings.Storage, Time.GetUtcNow());
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // The folder is in use or was damaged; the next round looks again.
        }

        return Task.CompletedTask;
    }
}
