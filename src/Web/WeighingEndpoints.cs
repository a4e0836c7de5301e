using System.Globalization;
using Wegmarke.Accounts;
using Wegmarke.Indicators;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Weighing;

namespace Wegmarke.Web;

/// <summary>What speaks for which initiative: merit by criteria, cost and benefit, visible beside groundwork.</summary>
internal static class WeighingEndpoints
{
    private const string Root = "/administrations/{administration:guid}/initiatives";
    private const double BandAtFirst = 0.2;
    private const double BandMax = 0.9;

    /// <summary>Points of three hundred initiatives for all criteria.</summary>
    private const int FieldsMax = 8192;
    private const int BytesMax = 1024 * 1024;

    public static void MapWeighing(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/merit", ShowMerit).Needs(Right.ReadSteering);
        app.MapGet(Root + "/merit/edit", (Visit visit, Guid administration) => Edit(visit, administration, null, null, null))
            .Needs(Right.Steer);
        app.MapPost(Root + "/merit", SaveCriteria).Needs(Right.Steer).WithFormOptions(valueCountLimit: FieldsMax)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(BytesMax));
        app.MapGet(Root + "/costs", ShowCosts).Needs(Right.ReadSteering);
        app.MapGet(Root + "/balance", async (Visit visit, Guid administration) =>
            await AdministrationEndpoints.Find(visit, administration) is { } found ? visit.Page<BalancePage>(("Administration", found),
                ("Balance", Balance.Of(await Portfolio.Of(visit.Db, administration), visit.Today))) : visit.NotFound())
            .Needs(Right.ReadSteering);
    }

    private static int PageOf(Visit visit) => int.TryParse(visit.Context.Request.Query["page"], CultureInfo.InvariantCulture, out var page)
        ? page : 1;

    private static async Task<IResult> ShowMerit(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var merit = await Merit.Latest(visit.Db, administration);
        IReadOnlyList<Sheet> alive = [.. (await Portfolio.Of(visit.Db, administration)).Alive];
        var written = ReadNumber.Run(visit.Context.Request.Query["band"].ToString(), visit.Language.Culture) / 100;
        var band = Math.Clamp(written ?? BandAtFirst, 0, BandMax);
        return visit.Page<MeritPage>(("Administration", found), ("Merit", merit), ("Band", band), ("Number", PageOf(visit)),
            ("Result", WeighInitiatives.Run(merit?.Content ?? MeritContent.Default, alive, visit.Today, band)),
            ("Titles", (IReadOnlyDictionary<Guid, string>)alive.ToDictionary(one => one.Id, one => one.Content.Title)),
            ("MaySteer", visit.Known.May(Right.Steer, administration)));
    }

    private static async Task<IResult> Edit(Visit visit, Guid administration, MeritForm? form, Merit? theirs, string? problem)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var merit = await Merit.Latest(visit.Db, administration);
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Theirs", theirs), ("Problem", problem),
            ("Alive", (IReadOnlyList<Sheet>)[.. (await Portfolio.Of(visit.Db, administration)).Alive]),
            ("Form", form ?? MeritForm.Of(merit?.Content ?? MeritContent.Default, visit.Language)),
            ("Seen", theirs?.Number ?? (form is null ? merit?.Number ?? 0 : visit.Seen)),
        };
        return problem is null && theirs is null ? visit.Page<MeritEditPage>(parameters) : visit.Mend<MeritEditPage>(parameters);
    }

    private static async Task<IResult> SaveCriteria(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is null) return visit.NotFound();
        string Part(string name, int at) => visit.Form[name].ElementAtOrDefault(at)?.Trim() ?? "";
        var form = new MeritForm([.. visit.Form["key"].Take(100).Select((key, at) => new CriterionLine(key ?? "", Part("kind", at),
            Part("name", at), Part("weight", at), Points(visit, key ?? "")))]);
        var (content, problem) = form.Read(visit.Language);
        if (content is null) return await Edit(visit, administration, form, null, problem!.In(visit.Language));
        return await SaveMerit.Run(visit.Db, visit.Known, administration, visit.Seen, content, visit.Now) switch
        {
            SaveMerit.Refused refused => await Edit(visit, administration, form, null, refused.Why.In(visit.Language)),
            SaveMerit.Overtaken overtaken => await Edit(visit, administration, form, overtaken.Theirs, null),
            // A new criterion has no points yet: they are given next.
            _ => Results.Redirect($"/administrations/{administration}/initiatives/merit" + (content.Criteria.Any(one =>
                one.Kind == CriterionKind.Own && !content.Points.ContainsKey(one.Key)) ? "/edit" : "")),
        };
    }

    private static Dictionary<Guid, string> Points(Visit visit, string key) => visit.Form
        .Where(field => field.Key.StartsWith($"p-{key}-", StringComparison.Ordinal))
        .Select(field => (Id: Guid.TryParse(field.Key[(key.Length + 3)..], out var id) ? id : (Guid?)null,
            Text: field.Value.ToString().Trim()))
        .Where(field => field.Id is not null && field.Text.Length > 0).ToDictionary(field => field.Id!.Value, field => field.Text);

    private static async Task<IResult> ShowCosts(Visit visit, Guid administration)
    {
        if (await AdministrationEndpoints.Find(visit, administration) is not { } found) return visit.NotFound();
        var query = visit.Context.Request.Query;
        string Text(string name, double otherwise) => query[name].ToString() is { Length: > 0 } text ? text.Trim()
            : otherwise.ToString("0.##", visit.Language.Culture);
        var written = (Years: Text("years", CostRules.Default.Years), Rate: Text("rate", CostRules.Default.Rate),
            Day: Text("day", CostRules.Default.DayRate));
        double? Figure(string text) => ReadNumber.Run(text, visit.Language.Culture);
        var rules = Figure(written.Years) is { } years && years == Math.Floor(years) && Math.Abs(years) < 1000
            && Figure(written.Rate) is { } rate && Figure(written.Day) is { } day ? new CostRules((int)years, rate, day) : null;
        var problem = rules is { Fit: true } ? null : visit.Say(
            $"Möglich sind 1 bis {CostRules.YearsMax} Jahre, ein Zins von 0 bis {CostRules.RateMax} % und ein Personentag von 0 bis 10.000 €. Gezeigt wird die Vorgabe.",
            $"Possible are 1 to {CostRules.YearsMax} years, an interest of 0 to {CostRules.RateMax}% and a person-day of 0 to 10,000 €. The default is shown.");
        var used = problem is null ? rules! : CostRules.Default;
        var rows = (await Portfolio.Of(visit.Db, administration)).Alive.Select(one => (one, CostBenefit.Of(one.Id, one.Content, used)))
            .OrderByDescending(one => one.Item2.Value ?? double.MinValue).ThenByDescending(one => one.Item2.Cost).ToList();
        var parameters = new (string, object?)[]
        {
            ("Administration", found), ("Rows", rows), ("Rules", used), ("Written", written), ("Number", PageOf(visit)), ("Problem",
                problem),
        };
        return problem is null ? visit.Page<CostsPage>(parameters) : visit.Mend<CostsPage>(parameters);
    }
}
