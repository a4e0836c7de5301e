using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;
using Wegmarke.Web.Tests.Api;

namespace Wegmarke.Web.Tests.Documentation;

/// <summary>What a reader of the documentation has in front of them: a house that runs, with one released wave and one running survey, a
/// copy of it that stands still, and the files that they fetched.</summary>
/// <param name="FilledIn">What a reader replaces by something of their own, with what it is here.</param>
internal sealed record HouseToRead(RunningInstance Instance, string Still, IReadOnlyDictionary<string, string> FilledIn,
    IReadOnlyDictionary<string, string> Files) : IAsyncDisposable
{
    public static async Task<HouseToRead> Start(string still)
    {
        var instance = await RunningInstance.Start();
        using var first = instance.NewVisitor();
        await first.SetUp();
        var town = await first.Administration("Musterstadt");
        var (campaign, link) = await first.OpenSurvey(town);
        foreach (var person in Enumerable.Range(0, 6))
        {
            using var respondent = instance.NewVisitor();
            await respondent.Answer(link, "staff", place => 1 + (place + person) % 6);
        }

        await first.Follow(campaign + "/closure");
        await first.Follow(town + "/initiatives", ("seen", "0"), ("title", "Abläufe beschreiben"), ("area", "processes"));
        var (_, running) = await first.OpenSurvey(await first.Administration("Nachbarstadt"));
        using var other = instance.NewVisitor();
        await other.Answer(running, "staff", _ => 4);
        var files = new Dictionary<string, string>
        {
            ["freigabe-welle-1.json"] = await first.Read(town + "/results/release.json"),
            ["audit.jsonl"] = await first.Read("/audit.jsonl"),
            ["survey.lss"] = await first.Read("/models/zukunftsfaehigkeit/1.0/instrument/staff.lss"),
            ["GV100AD.txt"] = Encoding.UTF8.GetString(RegisterPagesTests.Register()),
            ["/etc/wegmarke/backup-passphrase"] = "eine lange Losung für Sicherungen",
        };
        await instance.Kill();
        await CopyFolder(instance.Folder, still);
        await instance.StartAgain();
        using var program = await OutsideProgram.OfNew(instance, Role.Coordinator, town, OutsideProgram.AllScopes);
        await using var db = Database.Open(new(still));
        var newest = await db.Set<AuditLine>().AsNoTracking().OrderByDescending(line => line.At).FirstAsync();
        return new(instance, still, new Dictionary<string, string>
        {
            ["wm_…"] = program.Secret, ["http://localhost:5080"] = instance.Address.OriginalString,
            ["0199d0c1-0000-7000-8000-000000000000"] = town.Split('/')[^1], ["k7m2x9q4dw"] = running.Split('/')[^1],
            ["3f2a9c01d4e8"] = newest.Hash,
        }, files);
    }

    public ValueTask DisposeAsync() => Instance.DisposeAsync();

    public static Task CopyFolder(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Task.CompletedTask;
    }
}
