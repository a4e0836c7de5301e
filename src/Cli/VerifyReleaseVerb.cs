using System.CommandLine;
using Microsoft.Data.Sqlite;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke verify release</c>: computes a released document once more and compares.</summary>
public static class VerifyReleaseVerb
{
    private const int ShownMax = 20;

    public static Command Verb()
    {
        var file = new Argument<string>("release") { Description = "The released document as the result page hands it out" };
        var inputs = new Option<string?>("--inputs")
        {
            Description = "Data folder of the instance that holds the sealed answers; without it only the document itself is looked at",
        };
        var postgres = new Option<string?>("--postgres") { Description = "Connection of its PostgreSQL database, where it has one" };
        var answers = new Option<string?>("--postgres-answers") { Description = "Connection of its answer database" };
        var verb = new Command("release", "Computes a released document again from its inputs and says what differs.")
        {
            file, inputs, postgres, answers,
        };
        verb.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(inputs), parsed.GetValue(postgres), parsed.GetValue(answers),
            Console.Out, Console.Error));
        return verb;
    }

    /// <returns>0 when the same bytes came out or nothing was to be compared, 1 when something differs, 2 when something cannot be
    /// used.</returns>
    public static async Task<int> Run(string file, string? inputs, string? postgres, string? answers, TextWriter output, TextWriter error)
    {
        if (!File.Exists(file))
        {
            await error.WriteLineAsync($"{file}: There is no such file. Fetch the released document from the result page.");
            return 2;
        }

        var json = await File.ReadAllTextAsync(file);
        var (document, hash, why) = VerifyRelease.Read(json);
        if (document is null)
        {
            await error.WriteLineAsync($"{file}: This is no released document: {why}. Fetch it again from the result page.");
            return 2;
        }

        await output.WriteLineAsync($"{document.Administration}, wave {document.Wave}, version {document.Version}, {document.Engine}");
        await output.WriteLineAsync($"SHA-256 {hash}");
        if (inputs is null && postgres is null)
        {
            await output.WriteLineAsync("Not recomputed: name the data folder with --inputs. Compare the checksum with the one on the result page.");
            return 0;
        }

        if ((postgres is null) != (answers is null) || (postgres is null && !File.Exists(Path.Combine(inputs!, "wegmarke.db"))))
        {
            await error.WriteLineAsync(postgres is null && answers is null ? $"--inputs {inputs}: No wegmarke.db lies there. Name the folder that serve was given with --data."
                : "PostgreSQL needs both --postgres and --postgres-answers.");
            return 2;
        }

        var settings = new StorageSettings(Path.GetFullPath(inputs ?? "."), postgres, answers);
        try
        {
            await using var db = Database.Open(settings);
            await using var store = AnswerStore.Open(settings);
            return await Tell(await VerifyRelease.Run(db, store, json), file, output, error);
        }
        catch (Exception broken) when (broken is SqliteException or System.Data.Common.DbException or InvalidDataException or IOException)
        {
            await error.WriteLineAsync($"{inputs ?? "--postgres"}: The inputs cannot be read: {broken.Message}");
            return 2;
        }
    }

    private static async Task<int> Tell(VerifyRelease.Outcome outcome, string file, TextWriter output, TextWriter error)
    {
        switch (outcome)
        {
            case VerifyRelease.Confirmed:
                await output.WriteLineAsync("Recomputed from the inputs: the same document, byte for byte.");
                return 0;
            case VerifyRelease.Differs differs:
                await output.WriteLineAsync(differs.Stored ? "This instance released just this document, but its inputs now give another."
                    : "This instance never released just this document.");
                foreach (var reason in differs.Reasons) await output.WriteLineAsync("- " + reason);
                foreach (var one in differs.Figures.Take(ShownMax))
                {
                    await output.WriteLineAsync($"  {one.Place}: {one.Released}, recomputed {one.Recomputed}");
                }

                if (differs.Figures.Count > ShownMax) await output.WriteLineAsync($"  and {differs.Figures.Count - ShownMax} more");
                if (differs.Figures.Count == 0) await output.WriteLineAsync("  the same values, written otherwise");
                return 1;
            case VerifyRelease.InputsMissing missing:
                await error.WriteLineAsync($"{file}: It cannot be recomputed here: {missing.Why}.");
                return 2;
            default:
                await error.WriteLineAsync($"{file}: This is no released document.");
                return 2;
        }
    }
}
