using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wegmarke.Care.Configuration;
using Wegmarke.Care.Erasing;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke erase</c>: erases one administration and writes the proof.</summary>
public static class EraseVerb
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() },
    };

    public static Command Verb()
    {
        var administration = new Argument<Guid>("administration") { Description = "Its number, as it stands in the address of its page" };
        var confirm = new Option<string>("--confirm") { Description = "Its name, typed as it is written; nothing is erased without", DefaultValueFactory = _ => "" };
        var proof = new Option<string>("--proof") { Description = "File for the proof", DefaultValueFactory = _ => "erasure-proof.json" };
        var place = new PlaceOptions();
        var verb = new Command("erase", "Erases one administration from all four stores of a stopped instance, with proof.") { administration, confirm, proof };
        place.AddTo(verb);
        verb.SetAction(async (parsed, _) => place.Read(parsed, Console.Error) is { } configuration
            ? await Run(parsed.GetValue(administration), parsed.GetValue(confirm)!, parsed.GetValue(proof)!, configuration, Console.Out,
            Console.Error) : 2);
        return verb;
    }

    /// <returns>0 when everything is gone, 2 when nothing was erased.</returns>
    public static async Task<int> Run(Guid administration, string confirmation, string file, Configuration configuration,
        TextWriter output, TextWriter errors)
    {
        try
        {
            var outcome = await EraseAdministration.Run(PlaceOptions.Storage(configuration), administration, confirmation,
                configuration.Number("backup.keep_days"), DateTimeOffset.UtcNow);
            if (outcome is not EraseAdministration.Erased erased)
            {
                await errors.WriteLineAsync(outcome switch
                {
                    EraseAdministration.NotConfirmed refused =>
                        $"This erases \"{refused.Name}\" with everything that was asked, answered, decided and written there. Nobody can bring it back but from a backup. "
                        + $"Say so by its name: --confirm \"{refused.Name}\"",
                    EraseAdministration.SurveyRuns running => $"The survey \"{running.Title}\" still takes answers. Close or stop it first; then erase.",
                    EraseAdministration.IsRunning => "Wegmarke is running over this folder. Stop it, erase, and start it again.",
                    _ => $"There is no administration {administration} here.",
                });
                return 2;
            }

            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(erased.Proof, Format) + "\n");
            var rows = erased.Proof.Rows;
            await output.WriteLineAsync($"Erased: {rows.Sum(row => row.Before)} rows of {rows.Count(row => row.Before > 0)} tables, "
                + $"{erased.Proof.KeysDestroyed} keys, {erased.Proof.AccountsErased} accounts; {rows.Sum(row => row.After)} rows are left.");
            await output.WriteLineAsync($"Kept: {erased.Proof.AuditLinesKept} lines of the record. " + (erased.Proof.InBackupsUntil is { } until
                ? $"Backups hold it until {until:yyyy-MM-dd}, when the last of them is over." : "No backup of this instance is known."));
            await output.WriteLineAsync($"The proof lies in {file}.");
            return 0;
        }
        catch (Exception broken) when (broken
            is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidDataException)
        {
            await errors.WriteLineAsync($"It could not be erased as a whole: {broken.Message} Run the command again when that is mended; what is gone stays gone.");
            return 2;
        }
    }
}
