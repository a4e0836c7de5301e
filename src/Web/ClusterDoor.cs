using Wegmarke.Cluster;
using Wegmarke.Invitations;
using Wegmarke.Responses;

namespace Wegmarke.Web;

/// <summary>Opens the door to other nodes. Nothing in here is touched where there is one process, so that nothing of it is
/// loaded.</summary>
internal static class ClusterDoor
{
    public static void Open(WebApplicationBuilder builder, NodeSettings node)
    {
        var services = builder.Services;
        services.AddSingleton(provider => new Watches(provider.GetServices<Watch>().ToDictionary(watch => watch.Name,
            Func<CancellationToken, Task> (watch) => watch.KeepLooking)));
        services.AddSingleton(provider => new NodeBeat(provider.ForgetKeys));
        foreach (var name in (string[])[ManyDeeds.Months, ManyDeeds.Closure])
        {
            services.AddSingleton(provider => new SpreadDeed(name, async (key, _) =>
            {
                await provider.GetRequiredService<ManyDeeds>().Run(name, key);
                return [];
            }));
        }

        services.AddSingleton<DoForMany>(provider => async (deed, keys, cancel) =>
            await provider.GetRequiredService<SpreadOverNodes>().Run(deed, keys, cancel));
        JoinCluster.Run(builder, node);
    }

    /// <summary>What another node destroyed stays in no memory here.</summary>
    private static void ForgetKeys(this IServiceProvider provider)
    {
        try
        {
            provider.GetRequiredService<AnswerStore>().Keys.ForgetDestroyed();
            provider.GetRequiredService<InvitationStore>().Keys.ForgetDestroyed();
            provider.GetRequiredService<Interviews.SourceKeys>().ForgetDestroyed();
        }
        catch (Exception silent) when (silent is System.Data.Common.DbException or IOException)
        {
            // A store does not answer just now; in a second it is asked again.
        }
    }

    public static Task<string?> Fault(Settings settings) => CheckFolder.Run(settings.Storage);

    public static async Task<IReadOnlyList<Care.ClusterNode>> Nodes(Settings settings) => await FindNodes.Run(settings.Storage.Postgres!);
}
