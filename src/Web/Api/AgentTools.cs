using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Wegmarke.Accounts;
using Wegmarke.Accounts.Programs;
using Wegmarke.Administrations;
using Wegmarke.Controlling;
using Wegmarke.Initiatives;
using Wegmarke.Strategy;
using Wegmarke.Views;
using Wegmarke.Views.Search;

namespace Wegmarke.Web.Api;

/// <summary>What an assistant may do: read what the person behind the access may read, and propose. It decides nothing and moves
/// nothing.</summary>
[McpServerToolType]
internal sealed class AgentTools(IHttpContextAccessor accessor)
{
    private Visit Visit => accessor.HttpContext!.RequestServices.GetRequiredService<Visit>();

    private ModelShelf Shelf => accessor.HttpContext!.RequestServices.GetRequiredService<ModelShelf>();

    [McpServerTool(Name = "list_administrations", Title = "Administrations", ReadOnly = true, OpenWorld = false)]
    [Description("Lists the administrations that this access reaches, with the ids that the other tools ask for.")]
    public async Task<string> Administrations() =>
        Write((await AdministrationEndpoints.Visible(Visit)).Select(AdministrationShape.Of));

    [McpServerTool(Name = "read_findings", Title = "What the result says", ReadOnly = true, OpenWorld = false)]
    [Description("The findings of the latest released result in sentences, the weightiest first, each with its certainty and the page that proves it.")]
    public Task<string> Findings([Description("Id of the administration")] Guid administration) => Result(administration, view => Write(new
    {
        Release = ReleaseShape.Of(view.Document, view.Hash),
        Findings = FindingRow.Rows(view, Site.Of(accessor.HttpContext!)),
    }));

    [McpServerTool(Name = "read_profile", Title = "Profile of the areas", ReadOnly = true, OpenWorld = false)]
    [Description("All areas of the whole house in the latest released result: stage, interval, target, change. A row that is withheld has no figures.")]
    public Task<string> Profile([Description("Id of the administration")] Guid administration) =>
        Result(administration, view => Write(AreaRow.Rows(view)));

    [McpServerTool(Name = "list_causes", Title = "Causes", ReadOnly = true, OpenWorld = false)]
    [Description("Why deficits exist, with the verdict of the rule on the evidence. Areas that judge few people are left out.")]
    public async Task<string> Causes([Description("Id of the administration")] Guid administration)
    {
        await Need(ProgramScope.ReadSteering, Right.ReadCauses, administration);
        var board = await CauseEndpoints.BoardFor(Visit, administration, Shelf.All[^1]);
        return Write(board!.Cards.Select(CauseShape.Of));
    }

    [McpServerTool(Name = "list_initiatives", Title = "Initiatives", ReadOnly = true, OpenWorld = false)]
    [Description("Initiatives that are alive or are narrowed by words, at most 100.")]
    public async Task<string> Initiatives([Description("Id of the administration")] Guid administration,
        [Description("Words that must all occur; empty: all that are alive")] string words = "")
    {
        await Need(ProgramScope.ReadSteering, Right.ReadSteering, administration);
        var query = new PortfolioQuery(words.Trim(), words.Trim().Length == 0 ? PortfolioQuery.Alive : "");
        return Write(query.Of(await Portfolio.Of(Visit.Db, administration)).Take(ListMost).Select(InitiativeShape.Of));
    }

    [McpServerTool(Name = "read_strategy", Title = "Strategy and goals", ReadOnly = true, OpenWorld = false)]
    [Description("Vision, principles, targets of areas, and the goals with their lights.")]
    public async Task<string> Strategy([Description("Id of the administration")] Guid administration)
    {
        var state = await Courses(administration);
        return Write(new
        {
            Strategy = StrategyShape.Of(await StrategyState.Of(Visit.Db, administration)),
            Goals = state.Goals.Select(one => GoalShape.Of(one, Visit.Language)),
        });
    }

    [McpServerTool(Name = "read_lights", Title = "Lights", ReadOnly = true, OpenWorld = false)]
    [Description("How every initiative is on its course today, with the reasons in words.")]
    public async Task<string> Lights([Description("Id of the administration")] Guid administration) =>
        Write((await Courses(administration)).Courses.Select(one => LightShape.Of(one, Visit.Language)));

    [McpServerTool(Name = "search", Title = "Search", ReadOnly = true, OpenWorld = false)]
    [Description("Looks through areas, goals, initiatives, decisions, causes, processes and explanations that this access may see.")]
    public async Task<string> Search([Description("Id of the administration")] Guid administration,
        [Description("Words that must all occur")] string words)
    {
        var found = await Need(ProgramScope.ReadSteering, Right.ReadSteering, administration);
        var model = await ReadingEndpoints.ModelOf(Visit, administration, Shelf);
        var text = words.Trim().Length <= FindEverything.TextMax ? words.Trim() : words.Trim()[..FindEverything.TextMax];
        var site = Site.Of(accessor.HttpContext!);
        return Write((await FindEverything.Run(Visit.Db, Visit.Known, found, model,
            await CauseEndpoints.BoardFor(Visit, administration, model), text, Visit.Language, Visit.Today)).Take(ListMost).Select(one =>
                new { Kind = one.Kind.ToString(), one.Title, one.Around, Page = site + one.Address }));
    }

    [McpServerTool(Name = "propose_initiative", Title = "Propose an initiative", Destructive = false, OpenWorld = false)]
    [Description("Puts an initiative forward as an idea. People decide whether it is taken on.")]
    public async Task<string> Propose([Description("Id of the administration")] Guid administration,
        [Description("At most 200 characters")] string title, [Description("Key of the area in which it should work")] string area,
        [Description("Why it should be done")] string why = "", [Description("What it is expected to bring about")] string effect = "")
    {
        await Need(ProgramScope.WriteSteering, Right.Steer, administration);
        var content = new InitiativeContent(title.Trim(), area, InitiativeSource.Own) { Why = why.Trim(), Effect = effect.Trim() };
        return await SaveInitiative.Run(Visit.Db, Visit.Known, administration, await ReadingEndpoints.ModelOf(Visit, administration, Shelf),
            null, 0, content, Visit.Now) switch
        {
            SaveInitiative.Saved saved => Write(new
            {
                saved.Id, Page = $"{Site.Of(accessor.HttpContext!)}/administrations/{administration}/initiatives/{saved.Id}",
            }),
            SaveInitiative.Refused refused => throw new McpException(refused.Why.In(Visit.Language)),
            _ => throw new McpException(ApiProblem.NotThere.Title.In(Visit.Language)),
        };
    }

    [McpServerTool(Name = "comment_initiative", Title = "Comment an initiative", Destructive = false, OpenWorld = false)]
    [Description("Adds a comment to an initiative.")]
    public async Task<string> Comment([Description("Id of the administration")] Guid administration,
        [Description("Id of the initiative")] Guid initiative, [Description("At most 4,000 characters")] string text)
    {
        await Need(ProgramScope.WriteSteering, Right.ReportSteering, administration);
        return await AddToInitiative.Comment(Visit.Db, Visit.Known, administration, initiative, text, Visit.Now) switch
        {
            AddToInitiative.Added => Write(new CommentShape(initiative, text.Trim())),
            AddToInitiative.DoesNotFit => throw new McpException(Visit.Say("Eine Bemerkung hat 1 bis 4.000 Zeichen.",
                "A comment has 1 to 4,000 characters.")),
            _ => throw new McpException(ApiProblem.NotThere.Title.In(Visit.Language)),
        };
    }

    private const int ListMost = 100;

    private async Task<string> Result(Guid administration, Func<ResultView, string> answer)
    {
        await Need(ProgramScope.ReadResults, Right.ReadResults, administration);
        return await FindResult.Run(Visit.Db, Visit.Known, administration, null, Visit.Language) is { } view ? answer(view)
            : throw new McpException(Visit.Say("Noch ist kein Ergebnis freigegeben.", "No result is released yet."));
    }

    private async Task<ControllingState> Courses(Guid administration)
    {
        await Need(ProgramScope.ReadSteering, Right.ReadSteering, administration);
        return await FindCourses.Run(Visit.Db, administration, await ReadingEndpoints.ModelOf(Visit, administration, Shelf), Visit.Now);
    }

    /// <summary>The same questions as at the other door: is it theirs, does the access reach there, may the person.</summary>
    private async Task<Administration> Need(ProgramScope scope, Right right, Guid administration)
    {
        var actor = Visit.Known;
        if (!actor.Grants.Any(grant => grant.Administration is null || grant.Administration == administration)
            || await AdministrationEndpoints.Find(Visit, administration) is not { } found)
        {
            throw new McpException(ApiProblem.NotThere.Remedy.In(Visit.Language));
        }

        if (accessor.HttpContext!.Features.Get<KnownProgram>()?.Scopes.Contains(scope) != true)
        {
            throw new McpException(Visit.Say($"Dem Zugang fehlt „{scope.Key()}“.", $"The access lacks “{scope.Key()}”."));
        }

        return actor.May(right, administration) ? found : throw new McpException(ApiProblem.RightMissing.Title.In(Visit.Language));
    }

    private static string Write<T>(T content) => JsonSerializer.Serialize(content, ApiAnswer.Format);
}

internal static class Agents
{
    public static void AddAgents(this IServiceCollection services) => services.AddMcpServer(server =>
    {
        server.ServerInfo = new() { Name = "wegmarke", Title = "Wegmarke", Version = "1.0.0" };
        server.ServerInstructions = "Figures come from released documents; a withheld figure is not to be guessed. What you propose is an idea "
            + "that people decide on. Name certainty and page of each finding that you pass on.";
    }).WithHttpTransport(http => http.Stateless = true).WithTools<AgentTools>().WithRequestFilters(filters =>
        filters.AddCallToolFilter(next => async (call, stop) => Mistaken(call.Params) is { } words
            ? new() { IsError = true, Content = [new TextContentBlock { Text = words }] } : await next(call, stop)));

    /// <summary>An id that is none never reaches the tool; without a word an assistant would try the same again.</summary>
    private static string? Mistaken(CallToolRequestParams? call) => call?.Arguments?.FirstOrDefault(one =>
        one.Key is "administration" or "initiative"
        && !(one.Value.ValueKind == JsonValueKind.String && one.Value.TryGetGuid(out _))) is { Key: { } name }
        ? $"“{name}” must be an id such as list_administrations and list_initiatives give." : null;

    /// <summary>Any access passes this door; each tool asks for its own scope and right.</summary>
    public static void MapAgents(this IEndpointRouteBuilder app) => app.MapMcp(ProgramGate.Agents)
        .ForPrograms(null, Right.ReadDesk, ProgramDoor.Anything).ExcludeFromDescription();
}
