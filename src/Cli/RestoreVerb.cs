using System.CommandLine;
using Wegmarke.Care.Backups;
using Wegmarke.Care.Configuration;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke restore</c>: brings a copy back into an empty place.</summary>
public static class RestoreVerb
{
    public static Command Verb()
    {
        var source = new Argument<string>("source") { Description = "Folder of backups" };
        var copy = new Option<string?>("--copy") { Description = "Which copy, as backup named it; else the newest" };
        var place = new PlaceOptions();
        var verb = new Command("restore", "Brings a copy back into an empty folder (--data), and into empty databases where PostgreSQL is named.") { source, copy };
        place.AddTo(verb);
        verb.SetAction(async (parsed, _) => place.Read(parsed, Console.Error) is { } configuration
            ? await Run(parsed.GetValue(source)!, parsed.GetValue(copy), configuration, Console.Out, Console.Error) : 2);
        return verb;
    }

    /// <returns>0 when the house is whole again, 2 when nothing was restored.</returns>
    public static async Task<int> Run(string source, string? copy, Configuration configuration, TextWriter output, TextWriter errors)
    {
        if (PlaceOptions.Passphrase(configuration, errors) is not { } passphrase) return 2;
        var storage = PlaceOptions.Storage(configuration);
        try
        {
            var outcome = await RestoreBackup.Run(source, passphrase, copy, storage, DateTimeOffset.UtcNow);
            if (outcome is RestoreBackup.Refused refused) await errors.WriteLineAsync(refused.Problem);
            if (outcome is not RestoreBackup.Restored done) return 2;
            await output.WriteLineAsync(
                $"{done.Manifest.Id} is restored to {storage.Folder}: {done.Manifest.Tables.Count} tables with {done.Manifest.Rows} rows read back with the same hashes, references and files checked.");
            await output.WriteLineAsync($"Releases: {done.Releases} with the hash they were released with; {done.Recomputed} of them came out the same when computed again from their answers"
                + (done.WithoutAnswers > 0 ? $", {done.WithoutAnswers} have no answers any more or were computed by another engine." : "."));
            foreach (var survey in done.Manifest.Running) await output.WriteLineAsync(
                $"\"{survey}\" ran when the copy was taken. Its answers and codes are in no copy: it is open and empty. Give out new codes or end it.");
            await output.WriteLineAsync("Not in any copy: texts of conversations as they were spoken, and codes of proposals that wait for an answer. Everybody signs in again.");
            return 0;
        }
        catch (Exception broken) when (broken
            is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidDataException)
        {
            await errors.WriteLineAsync($"Nothing was restored: {broken.Message}");
            return 2;
        }
    }
}
