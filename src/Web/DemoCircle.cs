using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Benchmarks;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>The circle of the invented towns: invited, joined, contributed twice and released, through the same deeds as real
/// ones.</summary>
internal static class DemoCircle
{
    private const string Trustee = "Prof. Paul Adler";

    private const int LargeFrom = 1100;
    private const int LargerFrom = 380;

    /// <summary>What the other towns know besides their surveys: two indicators of the area that citizens notice.</summary>
    private static readonly string[] Indicators = ["customers.end-to-end", "customers.use-rate"];

    public static async Task RecordFacts(Database db, MaturityModel model, Guid administration, int town, int wave, DateTimeOffset at)
    {
        foreach (var (place, indicator) in Indicators.Index())
        {
            await RecordReading.Run(db, Actor.System, administration, model, indicator, 4 + 5 * wave + 12 * place + town * 7 % 13,
                DateOnly.FromDateTime(at.UtcDateTime), "Zählung der Leistungen", at);
        }
    }

    public static async Task Fill(Database db, InstanceKey key, MaturityModel model, DateTimeOffset now)
    {
        var trustee = new Actor(Guid.Empty, Trustee, []);
        var began = now.AddDays(-300);
        var opened = (OpenCircle.Opened)await OpenCircle.Run(db, trustee, "Vergleichskreis Weserland", model, began);
        var circle = await db.Set<Circle>().AsNoTracking().FirstAsync(one => one.Id == opened.Id);
        var towns = await db.Set<Administration>().AsNoTracking().OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).ToListAsync();
        List<Guid> larger = [], smaller = [];
        foreach (var town in towns)
        {
            var invited = (InviteMember.Invited)await InviteMember.Run(db, trustee, circle, town.Name, "", began);
            var joined = (JoinCircle.Joined)await JoinCircle.Run(db, Actor.System, town.Id, invited.Invitation.ToText(),
                "NI", town.Staff >= LargeFrom ? "city" : "municipality", "Bürgermeisteramt", true, began);
            (town.Staff >= LargerFrom ? larger : smaller).Add(invited.Invitation.Member);
            for (var wave = 1; wave <= 2; wave++)
            {
                var made = await MakeContribution.Run(db, key, Actor.System, joined.Membership, wave, Indicators, began.AddDays(wave));
                if (made is MakeContribution.Made { File: var file }) await ReceiveContribution.Run(db, file.ToText(), began.AddDays(wave));
            }

            db.ChangeTracker.Clear();
        }

        await PickGroup.Run(db, trustee, circle, "Größere Verwaltungen", larger, began);
        await PickGroup.Run(db, trustee, circle, "Kleinere Verwaltungen", smaller, began);
        await ReleaseCircle.Run(db, trustee, circle, began.AddDays(10));
        foreach (var outcome in new[] { "customers", "processes" }) await FindFactors.Run(db, trustee, circle, outcome, began.AddDays(11));
    }
}
