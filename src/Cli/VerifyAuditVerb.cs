using System.CommandLine;
using Wegmarke.Accounts.Record;
using Wegmarke.Storage;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke verify audit</c>: recomputes the chain of the record and names the first line that does not fit.</summary>
public static class VerifyAuditVerb
{
    public static Command Verb()
    {
        var file = new Argument<string?>("file")
        {
            Arity = ArgumentArity.ZeroOrOne, Description = "The record as the page hands it out: JSON lines or CSV", DefaultValueFactory = _ => null,
        };
        var data = new Option<string?>("--data") { Description = "Data folder of an instance: checks the record that is stored there" };
        var postgres = new Option<string?>("--postgres") { Description = "Connection of its PostgreSQL database, where it has one" };
        var part = new Option<bool>("--part") { Description = "The file is an excerpt: lines may be missing between others" };
        var noted = new Option<string?>("--noted") { Description = "A checksum that somebody noted earlier; it must still be there" };
        var verb = new Command("audit", "Checks that no line of the record was changed, removed, slipped in or moved.") { file, data, postgres, part, noted };
        verb.SetAction(parsed => Run(parsed.GetValue(file), parsed.GetValue(data), parsed.GetValue(postgres), parsed.GetValue(part),
            parsed.GetValue(noted), Console.Out, Console.Error));
        return verb;
    }

    /// <returns>0 when every line fits, 1 when one does not, 2 when there is nothing to check.</returns>
    public static async Task<int> Run(string? file, string? data, string? postgres, bool part, string? noted, TextWriter output,
        TextWriter error)
    {
        if ((file is null) == (data is null && postgres is null))
        {
            await error.WriteLineAsync("Name either a file, or a stored record with --data or --postgres.");
            return 2;
        }

        if (file is not null)
        {
            if (!File.Exists(file)) return await Refuse(error, $"{file}: There is no such file. Export the record on its page.");
            using var reader = File.OpenText(file);
            var (lines, problem) = RecordFile.Read(reader);
            return problem is null ? await Tell(VerifyRecord.Run(lines, !part), noted, lines.Select(line => line.Hash).ToHashSet(), output)
                : await Refuse(error, $"{file}: {problem}");
        }

        if (postgres is null && !File.Exists(Path.Combine(data!, "wegmarke.db")))
        {
            return await Refuse(error, $"--data {data}: No wegmarke.db lies there. Name the folder that serve was given with --data.");
        }

        try
        {
            await using var db = Database.Open(new(Path.GetFullPath(data ?? "."), postgres, postgres));
            return await Tell(await VerifyRecord.Run(db), noted, await VerifyRecord.Hashes(db), output);
        }
        catch (Exception broken) when (broken is System.Data.Common.DbException or InvalidOperationException)
        {
            return await Refuse(error, $"{data ?? "--postgres"}: The record cannot be read: {broken.Message}");
        }
    }

    private static async Task<int> Refuse(TextWriter error, string message)
    {
        await error.WriteLineAsync(message);
        return 2;
    }

    private static async Task<int> Tell(VerifyRecord.Outcome outcome, string? noted, IReadOnlySet<string> hashes, TextWriter output)
    {
        static string Name(Guid chain) => chain == Guid.Empty ? "the instance" : $"administration {chain}";
        foreach (var one in outcome.Breaks) await output.WriteLineAsync($"Line {one.Number} of {Name(one.Chain)}: {one.Why}.");
        var gone = noted is not null && !hashes.Any(hash => hash.StartsWith(noted.Trim(), StringComparison.OrdinalIgnoreCase));
        if (gone) await output.WriteLineAsync($"No line has the checksum {noted}: the record was written anew, or it belongs to another instance.");
        if (outcome.Breaks.Count > 0 || gone) return 1;
        await output.WriteLineAsync($"{outcome.Lines} lines in {outcome.Ends.Count} chains: every one fits the line before it.");
        foreach (var (chain, end) in outcome.Ends.OrderBy(one => one.Key))
        {
            await output.WriteLineAsync($"{Name(chain)} ends with line {end.Number}, checksum {end.Hash}");
        }

        return 0;
    }
}
