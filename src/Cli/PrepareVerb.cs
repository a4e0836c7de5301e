using System.CommandLine;
using Wegmarke.Care.Configuration;
using Wegmarke.Care.Server;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke prepare</c>: brings two databases on PostgreSQL to this version as their owner, and grants to the roles that serve
/// what they need.</summary>
public static class PrepareVerb
{
    public static Command Verb()
    {
        var house = new Option<string>("--house-role") { Description = "Role that serves accounts, surveys and results", Required = true };
        var answers = new Option<string>("--answers-role") { Description = "Role that serves answers", Required = true };
        var reader = new Option<string?>("--reader-role") { Description = "Role that only reads both, for backups" };
        var place = new PlaceOptions();
        var verb = new Command("prepare", "Brings both databases (--postgres, --postgres-answers, as their owner) to this version and lets other roles serve them.")
        {
            house, answers, reader,
        };
        place.AddTo(verb);
        verb.SetAction(async (parsed, _) => place.Read(parsed, Console.Error) is { } configuration ? await Run(configuration,
            new(parsed.GetValue(house)!, parsed.GetValue(answers)!, parsed.GetValue(reader)), Console.Out, Console.Error) : 2);
        return verb;
    }

    /// <returns>0 when the roles can serve, 2 when nothing was granted.</returns>
    public static async Task<int> Run(Configuration configuration, ServerRoles roles, TextWriter output, TextWriter errors)
    {
        if (configuration["postgres"] is null || configuration["postgres_answers"] is null)
        {
            await errors.WriteLineAsync("Name both databases with --postgres and --postgres-answers, each with the role that owns it.");
            return 2;
        }

        try
        {
            var settings = PlaceOptions.Storage(configuration);
            if (await PrepareServer.Run(settings, roles, configuration["backup.target"], configuration["backup.passphrase_file"],
                DateTimeOffset.UtcNow) is { } problem)
            {
                await errors.WriteLineAsync(problem + " Nothing was granted.");
                return 2;
            }

            await output.WriteLineAsync($"Both databases are at this version. {roles.House} and {roles.Answers} read and write rows, make no tables, "
                + "enter no other database of the house, and change no line of the record."
                + (roles.Reader is null ? "" : $" {roles.Reader} reads both."));
            return 0;
        }
        catch (Npgsql.PostgresException refused) when (refused.SqlState == Npgsql.PostgresErrorCodes.InsufficientPrivilege)
        {
            await errors.WriteLineAsync($"Not prepared: {refused.MessageText}. Name the role that owns both databases in --postgres and --postgres-answers.");
            return 2;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await errors.WriteLineAsync($"Not prepared: {broken.Message}");
            return 2;
        }
    }
}
