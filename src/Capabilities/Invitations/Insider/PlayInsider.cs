using System.Text.RegularExpressions;
using Wegmarke.Campaigns;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Invitations.Insider;

/// <summary>What somebody inside can lay hands on beside the stores.</summary>
/// <param name="Backups">Folders or snapshots of the field phase, the oldest first.</param>
/// <param name="Logs">Access logs and logs of the application.</param>
/// <param name="Papers">Mail outboxes and saved print sheets: files in which codes can be read.</param>
public sealed record Loot(IReadOnlyList<Snapshot> Backups, IReadOnlyList<string> Logs, IReadOnlyList<string> Papers);

/// <summary>Plays somebody who may read everything, and says what can be linked: before sealing only what is admitted, after it nothing but
/// combinations of attributes that one person alone has.</summary>
public static partial class PlayInsider
{
    public static InsiderReport Run(StorageSettings settings, CampaignState state, Loot loot)
    {
        var campaign = state.Campaign.Id;
        var now = Snapshot.Of(settings, campaign);
        var @sealed = now.Locked.Count == 0 && now.Sealed.Count > 0;
        var findings = new List<InsiderFinding>();
        findings.AddRange(LookAtTables.Run(settings, campaign, @sealed));
        findings.Add(SharedValues(now));
        findings.Add(Keys(settings, campaign, now));
        findings.Add(Drafts(settings, campaign, now));
        if (@sealed) findings.Add(Leftovers(settings, loot));
        else findings.AddRange(Pairs([.. loot.Backups, now]));
        findings.Add(InLogs(now, loot));
        findings.Add(OnPaper(settings, campaign, now, loot));
        findings.Add(Alone(state, now));
        return new(state.Campaign.Title, @sealed, @sealed ? now.Sealed.Count : now.Locked.Count, findings);
    }

    /// <summary>Whether a value of one store stands in the other.</summary>
    private static InsiderFinding SharedValues(Snapshot now)
    {
        static string Hex(byte[] value) => Convert.ToHexString(value);
        var invited = now.CodeHashes.Select(Hex).Concat(now.Spent.Select(one => Hex(one.Token))).ToHashSet(StringComparer.Ordinal);
        var answered = now.Locked.Select(sheet => Hex(sheet.Ballot)).Concat(now.Drafts.Select(draft =>
            draft.Name.ToUpperInvariant())).ToList();
        var shared = answered.Count(value => invited.Contains(value) || (value.Length > 32 && invited.Contains(value[..32])));
        return new("values in both stores", shared == 0 ? Verdict.Nothing : Verdict.Leak, shared,
            shared == 0 ? "no code, token, ballot or draft name stands on both sides" : "the same value stands on both sides");
    }

    private static InsiderFinding Keys(StorageSettings settings, Guid campaign, Snapshot now)
    {
        var file = Path.Combine(settings.Folder, "keys", campaign.ToString("N") + ".key");
        if (!File.Exists(file)) return new("key of the campaign", Verdict.Nothing, 0, "there is none; locked sheets stay locked");
        var key = File.ReadAllBytes(file);
        var opened = now.Locked.Count(sheet => Box.Open(key, sheet.Box) is not null);
        return new("key of the campaign", now.Sealed.Count > 0 ? Verdict.Leak : Verdict.Admitted, opened,
            "whoever reads the key folder of the running campaign can read its sheets, without names");
    }

    private static InsiderFinding Drafts(StorageSettings settings, Guid campaign, Snapshot now)
    {
        var keys = Directory.Exists(settings.Folder)
            ? Directory.EnumerateFiles(settings.Folder, "*.key", SearchOption.AllDirectories).Select(File.ReadAllBytes).Where(key => key.Length == 32).ToList() : [];
        keys.AddRange(now.CodeHashes.Where(hash => hash.Length == 32));
        var opened = now.Drafts.Count(draft => keys.Any(key => Box.Open(key, draft.Box) is not null));
        return new("drafts", opened == 0 ? Verdict.Nothing : Verdict.Leak, opened,
            opened == 0 ? $"none of {now.Drafts.Count} opens with any key that lies in the data folder" : "drafts open with a stored key");
    }

    /// <summary>Whether anything that a backup of the field phase shows is left anywhere: free pages, logs, leftovers.</summary>
    private static InsiderFinding Leftovers(StorageSettings settings, Loot loot)
    {
        var values = loot.Backups.SelectMany(backup => backup.Transient).DistinctBy(Convert.ToHexString).ToList();
        if (values.Count == 0) return new("free pages and leftovers", Verdict.NotTried, 0, "name a backup of the field phase with --backup to look for what it holds");
        if (settings.Postgres is not null) return LeftInServer.Run(settings, values);
        var found = SearchFiles.Run(settings.Folder, values).Count;
        return new("free pages and leftovers", found == 0 ? Verdict.Nothing : Verdict.Leak, found,
            found == 0 ? $"none of {values.Count} ballots, codes, tokens and draft names of the backups is left in any file" : "values of the field phase are left");
    }

    /// <summary>Two states that differ by one used code and one sheet belong together.</summary>
    private static IEnumerable<InsiderFinding> Pairs(IReadOnlyList<Snapshot> states)
    {
        if (states.Count < 2)
        {
            yield return new("pairs of backups", Verdict.NotTried, 0, "name backups with --backup to compare them");
            yield break;
        }

        var linked = 0;
        for (var at = 1; at < states.Count; at++)
        {
            var codes = states[at].Spent.Count(one => states[at - 1].Spent.All(before => !before.Hash.AsSpan().SequenceEqual(one.Hash)));
            var sheets = states[at].Locked.Count(one => states[at - 1].Locked.All(before =>
                !before.Ballot.AsSpan().SequenceEqual(one.Ballot)));
            if (codes == 1 && sheets == 1) linked++;
        }

        yield return new("pairs of backups", linked == 0 ? Verdict.Nothing : Verdict.Admitted, linked,
            linked == 0 ? "no two states differ by exactly one code and one sheet" : "two states differ by one code and one locked sheet; with the key of the campaign they can be joined");
    }

    private static InsiderFinding InLogs(Snapshot now, Loot loot)
    {
        if (loot.Logs.Count == 0) return new("logs", Verdict.NotTried, 0, "name log files with --logs");
        var found = 0;
        foreach (var file in loot.Logs)
        {
            var text = File.ReadAllText(file);
            found += CodeText().Count(text) + now.Addresses.Count(address => text.Contains(address, StringComparison.OrdinalIgnoreCase));
        }

        return new("logs", found == 0 ? Verdict.Nothing : Verdict.Leak, found,
            found == 0 ? "no code and no address of this campaign" : "codes or addresses stand in a log; switch the log of the proxy off for /s/ (docs/guide/operate.md)");
    }

    /// <summary>Codes on paper or in an outbox say, with the key of the invitations, whether they were used: who answered, never what.
    /// </summary>
    private static InsiderFinding OnPaper(StorageSettings settings, Guid campaign, Snapshot now, Loot loot)
    {
        if (loot.Papers.Count == 0) return new("outbox and print sheets", Verdict.NotTried, 0, "name files with --papers");
        var codes = loot.Papers.SelectMany(file => CodeText().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct()
            .Select(AccessCode.Read).OfType<AccessCode>().ToList();
        var file = Path.Combine(settings.Folder, "invitation-keys", campaign.ToString("N") + ".key");
        if (!File.Exists(file)) return new("outbox and print sheets", Verdict.Nothing, 0, $"{codes.Count} codes can be read, and nothing stored says whether they were used");
        var key = File.ReadAllBytes(file);
        var spent = now.Spent.Select(one => Convert.ToHexString(one.Hash)).ToHashSet(StringComparer.Ordinal);
        var used = codes.Count(code => spent.Contains(Convert.ToHexString(code.HashWith(key))));
        return new("outbox and print sheets", used == 0 ? Verdict.Nothing : Verdict.Admitted, used,
            $"{codes.Count} codes can be read; with the key of the invitations they say of so many that they were used, but not what was answered");
    }

    /// <summary>People who alone have their combination of perspective, unit and attributes: who knows them reads their sheet.</summary>
    private static InsiderFinding Alone(CampaignState state, Snapshot now)
    {
        var sheets = now.Sealed.Select(bytes => PackedSheet.Of(bytes)).ToList();
        var alone = sheets.GroupBy(sheet => (sheet.Perspective, sheet.Unit, sheet.ForResearch, Convert.ToHexString(sheet.Attributes)))
            .Count(group => group.Count() == 1);
        return new("unique attribute combinations", alone == 0 ? Verdict.Nothing : Verdict.Admitted, alone,
            now.Sealed.Count == 0 ? "sheets are locked" : $"sheets of {state.Campaign.Title} whose perspective, unit and attributes nobody else has, among {sheets.Count}");
    }

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{4}\b")]
    private static partial Regex CodeText();
}
