using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Invitations.Insider;
using Wegmarke.Storage;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke attack</c>: plays somebody who may read everything of an instance and says what can be linked.</summary>
public static class AttackVerb
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static Command Verb()
    {
        var campaign = new Argument<string>("campaign") { Description = "The campaign: its identity, the address part of its link, or its title" };
        var data = new Option<string>("--data") { Description = "Data folder of the instance", DefaultValueFactory = _ => "data" };
        var postgres = new Option<string?>("--postgres") { Description = "Connection of its PostgreSQL database, where it has one" };
        var answers = new Option<string?>("--postgres-answers") { Description = "Connection of its answer database" };
        var backups = Several("--backup", "Data folder of a backup from the field phase, the oldest first");
        var logs = Several("--logs", "A log file of the proxy or of the application");
        var papers = Several("--papers", "A file in which codes can be read: a mail outbox, a saved print sheet");
        var json = new Option<bool>("--json") { Description = "For machines" };
        var verb = new Command("attack", "Plays the insider on stored data: what can be linked, before and after sealing.")
        {
            campaign, data, postgres, answers, backups, logs, papers, json,
        };
        verb.SetAction(parsed => Run(parsed.GetValue(campaign)!, new(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(postgres),
            parsed.GetValue(answers)), parsed.GetValue(backups) ?? [], parsed.GetValue(logs) ?? [], parsed.GetValue(papers) ?? [],
            parsed.GetValue(json), Console.Out, Console.Error));
        return verb;
    }

    /// <returns>0 when nothing beyond what is admitted can be linked, 1 when something can, 2 when something cannot be used.</returns>
    public static async Task<int> Run(string campaign, StorageSettings settings, string[] backups, string[] logs, string[] papers,
        bool json,
        TextWriter output, TextWriter error)
    {
        if ((settings.Postgres is null) != (settings.PostgresAnswers is null))
        {
            await error.WriteLineAsync("PostgreSQL needs both --postgres and --postgres-answers.");
            return 2;
        }

        if (settings.Postgres is null && !File.Exists(Path.Combine(settings.Folder, "wegmarke.db")))
        {
            await error.WriteLineAsync($"--data {settings.Folder}: No wegmarke.db lies there. Name the folder that serve was given with --data.");
            return 2;
        }

        foreach (var missing in backups.Where(folder => !File.Exists(Path.Combine(folder, "answers.db"))).Concat(logs.Concat(papers).Where(file => !File.Exists(file))))
        {
            await error.WriteLineAsync($"{missing}: There is no such file, or no answers.db in this folder.");
            return 2;
        }

        try
        {
            await using var db = Database.Open(settings);
            var found = await db.Set<Campaign>().AsNoTracking().Where(one => one.Slug == campaign || one.Title == campaign).Select(one =>
                one.Id).ToListAsync();
            if (Guid.TryParse(campaign, out var id)) found = [id];
            if (found.Count != 1 || await CampaignState.Find(db, found[0]) is not { } state)
            {
                await error.WriteLineAsync(found.Count > 1 ? $"{campaign}: {found.Count} campaigns have this title; name one by the address part of its link."
                    : $"{campaign}: There is no such campaign in this instance.");
                return 2;
            }

            var loot = new Loot([.. backups.Select(folder => Snapshot.Of(new(Path.GetFullPath(folder)), state.Campaign.Id))], logs, papers);
            return await Tell(PlayInsider.Run(settings, state, loot), json, output);
        }
        catch (Exception broken) when (broken is System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"The stores cannot be read: {broken.Message}");
            return 2;
        }
    }

    private static async Task<int> Tell(InsiderReport report, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(report, Readable));
        }
        else
        {
            await output.WriteLineAsync($"{report.Campaign}, {(report.Sealed ? "sealed" : "in the field phase")}, {report.Sheets} sheets");
            foreach (var finding in report.Findings)
            {
                await output.WriteLineAsync($"{finding.Verdict,-9} {finding.Count,6}  {finding.Way}: {finding.Says}");
            }

            await output.WriteLineAsync(report.Leaks ? "Something can be linked that must not be." : "Nothing can be linked beyond what docs/guide/anonymity.md admits.");
        }

        return report.Leaks ? 1 : 0;
    }

    private static Option<string[]> Several(string name, string description) => new(name) { Description = description,
        AllowMultipleArgumentsPerToken = true };
}
