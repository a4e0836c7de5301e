using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.GroupRating;
using Wegmarke.Responses;
using Wegmarke.Views;

namespace Wegmarke.Web;

/// <summary>The rooms in which groups rate together; they end with the process.</summary>
internal sealed class RatingRooms
{
    private readonly ConcurrentDictionary<Guid, RatingRoom> rooms = [];

    public RatingRoom Of(Guid campaign) => rooms.GetOrAdd(campaign, _ => new());
}

/// <summary>Rating together: the moderator's wall, and the phones.</summary>
internal static class RatingEndpoints
{
    private const string DeviceCookie = "wm-room";

    public static void MapRating(this IEndpointRouteBuilder app)
    {
        var wall = app.MapGroup("/campaigns/{campaign:guid}/rating");
        wall.MapGet("", (Visit visit, Guid campaign, RatingRooms rooms) => Wall(visit, campaign, rooms, null)).Needs(Right.ManageCampaigns);
        wall.MapPost("/item", PutUp).Needs(Right.ManageCampaigns);
        wall.MapPost("/tally", Count).Needs(Right.ManageCampaigns);
        var phone = app.MapGroup("/s/{slug}/room").ForRespondents();
        phone.MapGet("", (Respondent who, RatingRooms rooms) => who.InRoom(() => Phone(who, rooms, false)));
        phone.MapPost("", (Respondent who, RatingRooms rooms) => who.InRoom(() => Mark(who, rooms)));
    }

    private static async Task<IResult> Wall(Visit visit, Guid campaign, RatingRooms rooms, string? problem)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { Campaign.Kind: CampaignKind.GroupRating } state) return visit.NotFound();
        var room = rooms.Of(campaign);
        var tallies = await visit.Db.Set<GroupTally>().AsNoTracking().Where(tally => tally.CampaignId == campaign).ToListAsync();
        var request = visit.Context.Request;
        var view = new GroupRatingView(state, visit.Language, $"{request.Scheme}://{request.Host}/s/{state.Campaign.Slug}/room",
            state.Model.Items.FirstOrDefault(item => item.Key == room.Item), room.Marks, tallies);
        return problem is null ? visit.Page<GroupRatingPage>(("View", view))
            : visit.Mend<GroupRatingPage>(("View", view), ("Problem", problem), ("Written", visit.Form["paper"].OfType<string>().ToList()));
    }

    private static async Task<IResult> PutUp(Visit visit, Guid campaign, RatingRooms rooms)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { IsOpen: true,
            Campaign.Kind: CampaignKind.GroupRating } state) return visit.NotFound();
        var item = visit.Field("item");
        if (!GroupItems.Of(state).Contains(item)) return visit.NotFound();
        rooms.Of(campaign).Show(item, GroupItems.Options(state.Model, item));
        return Results.Redirect($"/campaigns/{campaign}/rating");
    }

    private static async Task<IResult> Count(Visit visit, Guid campaign, RatingRooms rooms)
    {
        if (await CampaignState.Find(visit.Db, campaign) is not { Campaign.Kind: CampaignKind.GroupRating } state) return visit.NotFound();
        var paper = visit.Form["paper"].OfType<string>().Select(text => text.Trim().Length == 0 ? 0 : visit.Language.ReadCount(text) ?? -1).ToList();
        var item = visit.Field("item");
        var outcome = paper.Contains(-1) ? RecordTally.Outcome.NumbersDoNotFit
            : await RecordTally.Run(visit.Db, visit.Known, state, item, rooms.Of(campaign).Take(item, paper), visit.Now);
        return outcome switch
        {
            RecordTally.Outcome.Recorded => Results.Redirect($"/campaigns/{campaign}/rating"),
            RecordTally.Outcome.TooFew => await Wall(visit, campaign, rooms,
                visit.Say($"Es sind weniger als {state.Campaign.Threshold} Stimmen. Gezeigt und gespeichert wird noch nichts; warten Sie, oder tragen Sie die Stimmen auf Papier ein.",
                $"There are fewer than {state.Campaign.Threshold} marks. Nothing is shown or stored yet; wait, or enter the marks on paper.")),
            RecordTally.Outcome.TooMany => await Wall(visit, campaign, rooms, visit.Say($"Das wären mehr Stimmen als Beschäftigte ({state.Campaign.Staff}). Bitte prüfen Sie die Zahlen vom Papier.",
                $"That would be more marks than staff ({state.Campaign.Staff}). Please check the numbers from paper.")),
            RecordTally.Outcome.NotOpen => await Wall(visit, campaign, rooms, visit.Say("Die Erhebung ist nicht offen.",
                "The survey is not open.")),
            _ => await Wall(visit, campaign, rooms, visit.Say("Bitte schreiben Sie zu jeder Antwort eine ganze Zahl oder lassen Sie das Feld leer; gezählt wird die Frage, die an der Wand steht.",
                "Please write a whole number for each answer or leave the field empty; the item on the wall is counted.")),
        };
    }

    private static Task<IResult> Phone(Respondent who, RatingRooms rooms, bool problem)
    {
        var (state, room) = (who.Survey.State, rooms.Of(who.Survey.State.Campaign.Id));
        if (problem) who.Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Task.FromResult(who.Page<RoomPage>(("Item", state.Model.Items.FirstOrDefault(item => item.Key == room.Item)),
            ("Marked", room.HasMarked(who.Context.Request.Cookies[DeviceCookie] ?? "")), ("Problem", problem)));
    }

    private static async Task<IResult> Mark(Respondent who, RatingRooms rooms)
    {
        var form = await who.Context.Request.ReadFormAsync();
        var device = who.Context.Request.Cookies[DeviceCookie] is { Length: 32 } known ? known : RandomNumberGenerator.GetHexString(32);
        who.Context.Response.Cookies.Append(DeviceCookie, device, new()
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = who.Context.Request.IsHttps, Path = who.Context.Request.Path,
                IsEssential = true,
        });
        var option = int.TryParse(form["option"], System.Globalization.CultureInfo.InvariantCulture, out var chosen) ? chosen : -1;
        var room = rooms.Of(who.Survey.State.Campaign.Id);
        return room.Mark(form["item"].ToString(), option, device) || room.HasMarked(device) ? who.To("/room") : await Phone(who, rooms, true);
    }
}
