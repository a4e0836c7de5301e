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
        await using var db = Database.Open(settings.Storage);
        // Of nodes that start at once one prepares, and the others find it done.
        await using var turn = settings.Node is null ? null : await Turn.Take(db, "preparing");
        await BringSchema();
        await Accounts.Record.SealOldLines.Run(db);
        var store = services.GetRequiredService<AnswerStore>();
        var invitations = services.GetRequiredService<InvitationStore>();
        if (services.GetRequiredService<ReadOnlySwitch>().IsOn) return;
        await Releases.FinishClosure.RunAll(db, store, invitations, time.GetUtcNow());
        if (settings.Demo) await Demo.Fill(db, store, invitations, services.GetRequiredService<ModelShelf>,
            services.GetRequiredService<Benchmarks.InstanceKey>, services.GetRequiredService<StandingSurveys.WishKeys>(), time.GetUtcNow());
        if (settings.Demo) await DemoInterviews.Fill(db, services.GetRequiredService<Interviews.SourceKeys>(),
            services.GetRequiredService<ModelShelf>().Newest("zukunftsfaehigkeit"), time.GetUtcNow());
        if (settings.Demo) await DemoHorizon.Fill(db, services.GetRequiredService<ModelShelf>().Newest("zukunftsfaehigkeit"),
            time.GetUtcNow());
        if (settings.Demo) await DemoChange.Fill(db, services.GetRequiredService<Proposals.ProposalKeys>(), time.GetUtcNow());
        if (settings.Demo) await DemoPeople.Fill(db, services.GetRequiredService<People.Folder.PeopleKeys>(), time.GetUtcNow());
        if (settings.Demo) await DemoAccounts.Fill(db, time.GetUtcNow());
    }

    /// <summary>An older schema is copied before it is changed; a newer one is not touched.</summary>
    private async Task BringSchema()
    {
        await using var db = Database.Open(settings.Storage);
        var state = await SchemaState.Of(db);
        if (state.Age == SchemaAge.Newer)
        {
            throw new SchemaDoesNotFitException($"A newer version of Wegmarke was here: this one ({Care.ProgramVersion.Text}) does not know {string.Join(", ", state.Unknown.Select(SchemaState.NameOf))}. "
                + "Start that version or a newer one, or restore a backup of before the upgrade to an empty folder (./wegmarke restore).");
        }

        if (state.Age == SchemaAge.Older)
        {
            if (services.GetRequiredService<ReadOnlySwitch>().IsOn)
            {
                throw new SchemaDoesNotFitException("The schema is older than this version and must not be changed while the instance only shows. Start once without --read-only.");
            }

            if (settings.Node is { } node && (await ClusterDoor.Nodes(settings)).Where(one => one.Name != node.Name
                && one.State == Care.NodeState.Here).Select(one => one.Name).ToList() is { Count: > 0 } others)
            {
                throw new SchemaDoesNotFitException($"The schema has to be changed ({string.Join(", ", state.Missing.Select(SchemaState.NameOf))}), but nodes with the older version "
                    + $"still serve: {string.Join(", ", others)}. Stop them, start this one, then the others with the new version.");
            }

            if (await Care.Backups.BackupBeforeUpgrade.Run(settings.Storage, settings.Backup.Target, settings.Backup.PassphraseFile,
                time.GetUtcNow()) is { } refused)
            {
                throw new SchemaDoesNotFitException($"The schema has to be changed ({string.Join(", ", state.Missing.Select(SchemaState.NameOf))}), and no copy could be taken before: {refused}");
            }
        }

        await BringUpToDate.Run(db);
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

/// <summary>The house that lies here cannot be served by this program; the message says why and what to do.</summary>
internal sealed class SchemaDoesNotFitException(string message) : Exception(message);

/// <summary>Lets a request wait until the house is prepared. The first page of a demo needs nothing of it and is shown at once.</summary>
internal sealed class WaitingRoom(RequestDelegate next, Preparation preparation, Settings settings)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var firstPage = settings.Demo && context.Request.Path == "/" && !context.Request.Cookies.ContainsKey(Instance.SessionCookie);
        if (!firstPage && !HealthEndpoints.IsHealth(context)
            && !preparation.Done.IsCompletedSuccessfully) await preparation.Done.WaitAsync(context.RequestAborted);
        await next(context);
    }
}
