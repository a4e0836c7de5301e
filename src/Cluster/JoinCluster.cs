using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Wegmarke.Cluster;

/// <summary>Makes a host a node. Whoever calls it adds <see cref="Watches"/>, <see cref="NodeBeat"/> and each <see cref="SpreadDeed"/>.
/// Answers, codes and pages of respondents pass no grain: every node writes them to PostgreSQL itself.</summary>
public static class JoinCluster
{
    private const string Name = "wegmarke";

    /// <summary>Nobody from outside the cluster calls grains.</summary>
    private const int NoGateway = 0;

    public static void Run(IHostApplicationBuilder builder, NodeSettings node)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(node);
        // What a framework says of each call that a dying node did not answer stays out of the log; nodes that come and go are said by us.
        builder.Logging.AddFilter("Orleans", LogLevel.Error).AddFilter("Orleans.Messaging", LogLevel.None).AddFilter("Polly", LogLevel.None)
            .AddFilter(typeof(JoinCluster).Namespace, LogLevel.Information);
        builder.Services.AddSingleton(node).AddSingleton<Bench>().AddSingleton<Shifts>().AddSingleton<SpreadOverNodes>();
        builder.Services.AddHostedService<KeepWatches>();
        builder.UseOrleans(silo =>
        {
            silo.Services.AddSingleton<IMembershipTable>(new MembershipRows(node.Postgres));
            silo.ConfigureEndpoints(node.Listen.Address, node.Listen.Port, NoGateway, listenOnAnyHostAddress: false);
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Name, Name));
            silo.Configure<SiloOptions>(options => options.SiloName = node.Name);
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
            silo.Configure<ClusterMembershipOptions>(Notice);
            if (node.Load() is { } certificate) Protect(silo, certificate);
        });
    }

    /// <summary>A node that died is noticed after four to five seconds; one that was cut off by a power failure together with all others
    /// holds up nobody's start for longer than ten.</summary>
    private static void Notice(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 4;
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.NumMissedTableIAmAliveLimit = 2;
        options.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }

    /// <summary>One certificate for all nodes: whoever does not hold it, with its key, is neither called nor listened to.</summary>
    private static void Protect(ISiloBuilder silo, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
        silo.UseTls(certificate, tls =>
        {
            tls.RemoteCertificateMode = tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
            tls.RemoteCertificateValidation = (remote, _, _) => remote is not null && remote.RawDataMemory.Span.SequenceEqual(
                certificate.RawDataMemory.Span);
            tls.OnAuthenticateAsClient = (_, asked) =>
            {
                asked.TargetHost = Name;
                asked.ClientCertificates = [certificate];
            };
        });
}
