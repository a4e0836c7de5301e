using System.CommandLine;
using Wegmarke.Care.Backups;
using Wegmarke.Care.Configuration;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke verify backup</c>: reads a copy as restoring it would.</summary>
public static class VerifyBackupVerb
{
    public static Command Verb()
    {
        var source = new Argument<string>("source") { Description = "Folder of backups" };
        var copy = new Option<string?>("--copy") { Description = "Which copy; else the newest" };
        var place = new PlaceOptions();
        var verb = new Command("backup", "Reads every row and file of a copy and compares it with its hashes.") { source, copy };
        place.AddTo(verb);
        verb.SetAction(parsed => place.Read(parsed, Console.Error) is { } configuration
            ? Run(parsed.GetValue(source)!, parsed.GetValue(copy), configuration, Console.Out, Console.Error) : 2);
        return verb;
    }

    /// <returns>0 when the copy is whole, 1 when it is damaged, 2 when it cannot be used.</returns>
    public static int Run(string source, string? copy, Configuration configuration, TextWriter output, TextWriter errors)
    {
        if (PlaceOptions.Passphrase(configuration, errors) is not { } passphrase) return 2;
        try
        {
            switch (VerifyBackup.Run(source, passphrase, copy))
            {
                case VerifyBackup.Whole whole:
                    var manifest = whole.Manifest;
                    output.WriteLine($"{manifest.Id} is whole: {manifest.Tables.Count} tables, {manifest.Rows} rows, {manifest.Files.Count} files, taken by version {manifest.Program} on {manifest.Engine}.");
                    var oldest = whole.Others.Append(manifest.Id).Min(StringComparer.Ordinal);
                    output.WriteLine($"{whole.Others.Count + 1} copies lie here, the oldest of {oldest![..10]}: what was deleted before that day is in none of them.");
                    KnownBackups.NoteVerified(PlaceOptions.Storage(configuration).Folder, manifest.Id, DateTimeOffset.UtcNow);
                    return 0;
                case VerifyBackup.Damaged damaged:
                    errors.WriteLine($"{damaged.Id} is damaged:");
                    foreach (var one in damaged.What) errors.WriteLine("- " + one);
                    return 1;
                case VerifyBackup.Refused refused:
                    errors.WriteLine(refused.Problem);
                    return 2;
                default:
                    return 2;
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            errors.WriteLine($"{source}: The backups cannot be read: {broken.Message}");
            return 2;
        }
    }
}
