using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wegmarke.Care.Configuration;
using Wegmarke.Storage;

namespace Wegmarke.Cluster;

/// <summary>How one node joins the others.</summary>
/// <param name="Postgres">Where the nodes find each other: the database of the house.</param>
/// <param name="Listen">The one address and port at which other nodes reach this one.</param>
/// <param name="Certificate">PEM with certificate and key, the same on every node; null: no encryption, this machine only.</param>
public sealed record NodeSettings(string Name, string Postgres, IPEndPoint Listen, string? Certificate)
{
    /// <summary>How many pieces of spread work this node computes at once.</summary>
    public int Places { get; init; } = Environment.ProcessorCount;

    /// <returns>The settings, or why they do not fit.</returns>
    public static (NodeSettings? Node, string? Problem) Read(Configuration configuration, StorageSettings storage)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(storage);
        if (storage.Postgres is not { } postgres)
        {
            return Refused("--cluster needs PostgreSQL: several nodes cannot share SQLite files. Name --postgres and --postgres-answers, "
                + "or leave --cluster out.");
        }

        var text = configuration["cluster.listen"]!;
        if (!IPEndPoint.TryParse(text, out var listen) || listen.Port == 0 || IsEverywhere(listen.Address))
        {
            return Refused($"cluster.listen is \"{text}\"; it must be one address of this machine and a port, such as 10.0.0.11:5090, never all addresses.");
        }

        var certificate = configuration["cluster.certificate"];
        if (certificate is null && !IPAddress.IsLoopback(listen.Address))
        {
            return Refused($"Nodes on other machines reach this one at {listen}, so the connection must be protected: name cluster.certificate, "
                + "a PEM file with certificate and key, the same on every node. docs/operation/cluster.md says how to make one.");
        }

        return certificate is not null && Fault(certificate) is { } fault ? Refused(fault)
            : (new(configuration["cluster.node"] ?? $"{Environment.MachineName}-{listen.Port}", postgres, listen, certificate), null);
    }

    /// <summary>The certificate with its key; null where none is set up.</summary>
    public X509Certificate2? Load() => Certificate is null ? null : Load(Certificate);

    private static (NodeSettings?, string?) Refused(string why) => (null, why);

    private static bool IsEverywhere(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static string? Fault(string file)
    {
        try
        {
            using var loaded = Load(file);
            return null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"cluster.certificate {file} cannot be used: {unreadable.Message} It must be a PEM file with certificate and private key.";
        }
    }

    /// <summary>By way of PKCS#12: a key that lives in memory only does not serve on every system.</summary>
    private static X509Certificate2 Load(string file)
    {
        using var pem = X509Certificate2.CreateFromPemFile(file);
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }
}
