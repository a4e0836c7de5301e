using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Benchmarks;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>The circle of the invented towns: invited, joined, contributed twice and released, through the same deeds as real ones.</summary>
internal static class DemoCircle
{
    private const string Trustee = "Prof. Paul Adler";

    private static readonly string[] Indicators = ["customers.end-to-end", "customers.use-rate"];

    public static async Task Fill(Database db, InstanceKey key, MaturityModel model, DateTimeOffset now)
    {
        var trustee = new Actor(Guid.Empty, Trustee, []);
        var began = now.AddDays(-300);
        var opened = (OpenCircle.Opened)await OpenCircle.Run(db, trustee, "Vergleichskreis Weserland", model, began);
        var circle = await db.Set<Circle>().AsNoTracking().FirstAsync(one => one.Id == opened.Id);
        var towns = await db.Set<Administration>().AsNoTracking().OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).ToListAsync();
        foreach (var (at, town) in towns.Index())
        {
            var invited = (InviteMember.Invited)await InviteMember.Run(db, trustee, circle, town.Name, "", began);
            var joined = (JoinCircle.Joined)await JoinCircle.Run(db, Actor.System, town.Id, invited.Invitation.ToText(),
                at % 2 == 0 ? "NI" : "NW", town.Staff >= 1100 ? "city" : "municipality", "Bürgermeisteramt", true, began);
            for (var wave = 1; wave <= 2; wave++)
            {
                var made = await MakeContribution.Run(db, key, Actor.System, joined.Membership, wave, Indicators, began.AddDays(wave));
                if (made is MakeContribution.Made { File: var file }) await ReceiveContribution.Run(db, file.ToText(), began.AddDays(wave));
            }

            db.ChangeTracker.Clear();
        }

        await ReleaseCircle.Run(db, trustee, circle, began.AddDays(10));
    }
}
