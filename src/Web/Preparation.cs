using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Wegmarke.Design;
using Wegmarke.Invitations;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Brings the database to this version, finishes what a stop interrupted and fills the demo, while the door is open
/// already.</summary>
internal sealed class Preparation(IServiceProvider services, Settings settings, TimeProvider time)
{
    private Task done = Task.CompletedTask;

    /// <summary>Ends when every page can be served; fails with what kept the house from being prepared.</summary>
    public Task Done => done;

    public Task Begin() => done = Task.WhenAll(Task.Run(Prepare), Task.Run(WarmUp));

    private async Task Prepare()
    {
        await using (var schema = Database.Open(settings.Storage)) await BringUpToDate.Run(schema);
        await using var db = Database.Open(settings.Storage);
        await Accounts.Record.SealOldLines.Run(db);
        var store = services.GetRequiredService<AnswerStore>();
        var invitations = services.GetRequiredService<InvitationStore>();
        await Releases.FinishClosure.RunAll(db, store, invitations, time.GetUtcNow());
        if (settings.Demo) await Demo.Fill(db, store, invitations, services.GetRequiredService<ModelShelf>,
            services.GetRequiredService<Benchmarks.InstanceKey>, time.GetUtcNow());
        if (settings.Demo) await DemoInterviews.Fill(db, services.GetRequiredService<Interviews.SourceKeys>(),
            services.GetRequiredService<ModelShelf>().Newest("zukunftsfaehigkeit"), time.GetUtcNow());
        if (settings.Demo) await DemoHorizon.Fill(db, services.GetRequiredService<ModelShelf>().Newest("zukunftsfaehigkeit"),
            time.GetUtcNow());
        if (settings.Demo) await DemoChange.Fill(db, services.GetRequiredService<Proposals.ProposalKeys>(), time.GetUtcNow());
        if (settings.Demo) await DemoPeople.Fill(db, services.GetRequiredService<People.Folder.PeopleKeys>(), time.GetUtcNow());
        if (settings.Demo) await DemoAccounts.Fill(db, time.GetUtcNow());
    }

    /// <summary>Loads what the first visitor would otherwise wait for.</summary>
    private async Task WarmUp()
    {
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([1]);
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, services.GetRequiredService<ILoggerFactory>());
        var frame = new Frame(Language.German, null, settings.Demo, "/", [], "", "");
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Frame"] = frame });
        await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Accounts.StartPage>(parameters))
          .ToHtmlString());
    }
}

/// <summary>Lets a request wait until the house is prepared. The first page of a demo needs nothing of it and is shown at once.</summary>
internal sealed class WaitingRoom(RequestDelegate next, Preparation preparation, Settings settings)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var firstPage = settings.Demo && context.Request.Path == "/" && !context.Request.Cookies.ContainsKey(Instance.SessionCookie);
        if (!firstPage && !preparation.Done.IsCompletedSuccessfully) await preparation.Done.WaitAsync(context.RequestAborted);
        await next(context);
    }
}
