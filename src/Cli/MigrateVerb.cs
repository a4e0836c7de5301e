using System.CommandLine;
using Wegmarke.Care;
using Wegmarke.Care.Configuration;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke migrate</c>: moves a house from SQLite to PostgreSQL.</summary>
public static class MigrateVerb
{
    public static Command Verb()
    {
        var from = new Option<string>("--from") { Description = "Data folder of a house on SQLite", Required = true };
        var place = new PlaceOptions();
        var verb = new Command("migrate", "Moves a stopped house from SQLite to PostgreSQL (--postgres, --postgres-answers) and compares every table.") { from };
        place.AddTo(verb);
        verb.SetAction(async (parsed, _) => place.Read(parsed, Console.Error) is { } configuration
            ? await Run(parsed.GetValue(from)!, configuration, Console.Out, Console.Error) : 2);
        return verb;
    }

    /// <returns>0 when everything lies in PostgreSQL, 2 when the house is where it was.</returns>
    public static async Task<int> Run(string from, Configuration configuration, TextWriter output, TextWriter errors)
    {
        if (configuration["postgres"] is not { } postgres || configuration["postgres_answers"] is not { } answers)
        {
            await errors.WriteLineAsync("Name both databases with --postgres and --postgres-answers, and create them empty before.");
            return 2;
        }

        try
        {
            var outcome = await MoveToPostgres.Run(Path.GetFullPath(from), postgres, answers, DateTimeOffset.UtcNow);
            if (outcome is MoveToPostgres.Refused refused) await errors.WriteLineAsync(refused.Problem + " The house is where it was.");
            if (outcome is not MoveToPostgres.Moved moved) return 2;
            foreach (var (store, content) in moved.Tables.Where(one => one.Content.Rows > 0)) await output.WriteLineAsync($"{store,-12} {content.Table,-28} {content.Rows,9} {content.Hash[..16]}");
            await output.WriteLineAsync($"{moved.Tables.Count} tables lie in PostgreSQL with the same rows and hashes.");
            await output.WriteLineAsync(
                $"The SQLite files lie in {moved.LeftIn}. Start with --data {from} (its keys are still needed), --postgres and --postgres-answers, "
                + "look, and then delete that folder: sealing does not reach it.");
            return 0;
        }
        catch (Exception broken) when (broken
            is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidDataException)
        {
            await errors.WriteLineAsync($"The house was not moved and is where it was: {broken.Message}");
            return 2;
        }
    }
}
