namespace Wegmarke.Care.Backups;

/// <summary>What lies beside the databases in the data folder, and whether a backup takes it. A test holds that nothing is
/// forgotten.</summary>
public static class HouseFiles
{
    /// <summary>Without these a restored house could not go on: its signature in circles, the fingerprints by which figures about
    /// groups are compared with earlier ones, the signature that programs outside expect, and the proofs of what was erased.</summary>
    public static readonly IReadOnlyList<string> Taken = ["circle-key.pem", "people-keys", "webhook-keys", Erasing.KnownErasures.Folder];

    /// <summary>Whatever locks what must be forgotten one day, or can be made anew.</summary>
    public static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>
    {
        ["keys"] = "keys of running surveys: whoever had them and a copy could open answers",
        ["invitation-keys"] = "keys of codes: whoever had them and a copy could try codes out",
        ["interview-keys"] = "keys of texts as they were spoken: a text that was destroyed would live on in copies",
        ["proposal-keys"] = "keys of the codes of proposals: whoever had them and a copy could try codes out",
        ["wish-keys"] = "keys of wishes and complaints: words that were deleted once answered would live on in copies",
        ["sign-in-keys"] = "made anew: everybody signs in once more",
        ["wegmarke.db"] = "copied row by row",
        ["answers.db"] = "copied row by row",
        ["drafts.db"] = "copied row by row",
        ["invitations.db"] = "copied row by row",
        ["backups.json"] = "which copies were taken; belongs to this folder",
        ["upgrades"] = "copies of before an upgrade",
        ["upgrades.passphrase"] = "opens the copies of before an upgrade",
        ["read-only"] = "the switch that keeps everybody from writing",
        ["running"] = "held while the program runs",
    };

    public static IEnumerable<string> In(string folder) => Taken.SelectMany<string, string>(name => Directory.Exists(Path.Combine(folder,
        name))
        ? Directory.EnumerateFiles(Path.Combine(folder, name)).Select(path => name + "/" + Path.GetFileName(path)).Order(StringComparer.Ordinal)
        : File.Exists(Path.Combine(folder, name)) ? [name] : []);

    /// <summary>A path of a copy leads to one of these places and nowhere else.</summary>
    public static bool IsPlace(string path)
    {
        var parts = path.Split('/');
        return parts.Length <= 2 && Taken.Contains(parts[0]) && parts.All(part => part is not ("" or "." or "..") && !part.Contains('\\', StringComparison.Ordinal));
    }
}
