using System.CommandLine;
using System.Globalization;
using Wegmarke.Care.Backups;
using Wegmarke.Care.Configuration;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke backup</c>: copies a house while it runs.</summary>
public static class BackupVerb
{
    public static Command Verb()
    {
        var target = new Argument<string?>("target") { Description = "Folder of backups (else backup.target of the settings)", Arity = ArgumentArity.ZeroOrOne };
        var keep = new Option<int?>("--keep") { Description = "Delete copies that are older than so many days (else backup.keep_days: 90)" };
        var place = new PlaceOptions();
        var verb = new Command("backup", "Copies all four stores, encrypted, while the server runs; a further copy adds only what changed.") { target, keep };
        place.AddTo(verb);
        verb.SetAction(async (parsed, _) => place.Read(parsed, Console.Error) is { } configuration
            ? await Run(parsed.GetValue(target), parsed.GetValue(keep), configuration, Console.Out, Console.Error) : 2);
        return verb;
    }

    /// <returns>0 when the copy is whole, 2 when none was taken.</returns>
    public static async Task<int> Run(string? target, int? keep, Configuration configuration, TextWriter output, TextWriter errors)
    {
        if ((target ?? configuration["backup.target"]) is not { } folder)
        {
            await errors.WriteLineAsync("Name the folder of backups: ./wegmarke backup FOLDER. It should lie on another machine or disk.");
            return 2;
        }

        if (PlaceOptions.Passphrase(configuration, errors) is not { } passphrase) return 2;
        try
        {
            switch (await TakeBackup.Run(PlaceOptions.Storage(configuration), folder, passphrase, keep
                ?? configuration.Number("backup.keep_days"), DateTimeOffset.UtcNow))
            {
                case TakeBackup.Taken taken:
                    await Tell(taken, output);
                    return 0;
                case TakeBackup.Refused refused:
                    await errors.WriteLineAsync(refused.Problem);
                    return 2;
                default:
                    return 2;
            }
        }
        catch (Exception broken) when (broken
            is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidDataException)
        {
            await errors.WriteLineAsync($"No backup was taken: {broken.Message} Earlier copies in {folder} are as they were.");
            return 2;
        }
    }

    private static async Task Tell(TakeBackup.Taken taken, TextWriter output)
    {
        var manifest = taken.Manifest;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{manifest.Id}: {manifest.Tables.Count} tables, {manifest.Rows} rows, {manifest.Files.Count} files; "
            + $"added {taken.Added.Count} pieces ({Size(taken.Added.Bytes)}), {Size(taken.BytesInAll)} in all."));
        foreach (var survey in manifest.Running) await output.WriteLineAsync($"Running, and so not in the copy: the answers and codes of \"{survey}\". They are in it from its closing on.");
        foreach (var id in taken.Pruned) await output.WriteLineAsync($"Deleted, its time is over: {id}");
    }

    internal static string Size(long bytes) => bytes < 1_000_000 ? $"{(bytes + 999) / 1000} kB"
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB");
}
