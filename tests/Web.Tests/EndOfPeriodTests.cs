using System.Net;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Campaigns;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>When the last day is over the survey takes nothing more, by itself, until somebody extends or closes it.</summary>
public sealed class EndOfPeriodTests(OneInstance one)
{
    [Fact]
    public async Task After_the_last_day_the_link_says_so_kindly_and_an_extension_opens_it_again()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, link) = await coordinator.OpenSurvey(await coordinator.Administration("Fristdorf"));
        var (id, today) = (Guid.Parse(campaign.Split('/')[^1]), DateOnly.FromDateTime(DateTime.UtcNow));
        await using (var db = Database.Open(new(one.Instance.Folder)))
        {
            var yesterday = today.AddDays(-1);
            await db.Set<Campaign>().Where(found => found.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(found => found.End, yesterday), TestContext.Current.CancellationToken);
        }

        using var visitor = one.Instance.NewVisitor();
        foreach (var path in new[] { link, link + "/sheet/staff", link + "/kiosk" })
        {
            using var late = await visitor.Get(path + "?lang=de");
            Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
            Assert.Contains("Der letzte Tag ist vorbei", await late.Body(), StringComparison.Ordinal);
        }

        Assert.Contains("Der Link nimmt nichts mehr an", await coordinator.Read(campaign + "/field"), StringComparison.Ordinal);
        await coordinator.Follow(campaign + "/field/extend", ("until", today.AddDays(3).ToString("yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture)));
        await visitor.Answer(link, "staff", place => 1 + place % 6);
    }

    [Fact]
    public async Task Before_closing_waiting_stacks_of_paper_are_named()
    {
        using var coordinator = await one.Coordinator();
        var (campaign, _) = await coordinator.OpenSurvey(await coordinator.Administration("Stapeldorf"));
        Assert.DoesNotContain("Stapel", await coordinator.Read(campaign + "/closure"), StringComparison.Ordinal);
        await coordinator.Follow(campaign + "/paper/batches", ("kind", "0.0.0"));
        Assert.Contains("Ein Stapel Papier wartet noch.", await coordinator.Read(campaign + "/closure"), StringComparison.Ordinal);
    }
}
