namespace Wegmarke.Care.Backups;

/// <summary>Deletes copies whose time is over, and every piece that only they named. After that, what the house deleted before the oldest
/// copy
/// is in none of them.</summary>
public static class PruneBackups
{
    public static IReadOnlyList<string> Run(BackupFolder folder, int keepDays, DateTimeOffset now)
    {
        var all = BackupManifest.All(folder.Path, folder.Key);
        // The newest stays, however old it is; one that cannot be read has no time and goes with those of its day.
        var over = all.Skip(1).Where(one => DayOf(one.Id) < now.AddDays(-keepDays)).Select(one => one.Id).ToList();
        foreach (var id in over) BackupManifest.Delete(folder.Path, id);
        var left = all.Where(one => !over.Contains(one.Id)).ToList();
        // Nothing is swept while a copy cannot be read: its pieces are not known.
        if (left.All(one => one.Manifest is not null)) folder.Pieces.Sweep(left.SelectMany(one => one.Manifest!.Pieces)
            .ToHashSet(StringComparer.Ordinal));
        return over;
    }

    private static DateTimeOffset DayOf(string id) => DateTimeOffset.TryParseExact(id.Split('Z')[0], "yyyy-MM-dd'T'HHmmss",
        System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var day) ? day
        : DateTimeOffset.MaxValue;
}
