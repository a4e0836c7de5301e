namespace Wegmarke.Care.Configuration;

public enum SettingKind
{
    Text,
    Folder,

    /// <summary>The file must be there.</summary>
    File,
    Number,
    Switch,
    Address,
}

/// <summary>Something that an operator sets: in the file, in the environment or as an option; the later wins.</summary>
/// <param name="Key">In the file; a point stands for one step in.</param>
/// <param name="Option">On the command line; null where there is none.</param>
public sealed record Setting(string Key, string? Option, string Variable, SettingKind Kind, string? Default, string Meaning)
{
    /// <summary>The only values allowed; empty: any.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>Is never printed.</summary>
    public bool Secret { get; init; }

    public (int From, int To) Range { get; init; } = (0, int.MaxValue);
}

/// <summary>All settings there are. The table of the operator's guide is made of this list.</summary>
public static class SettingList
{
    public const string Config = "config";

    public static readonly IReadOnlyList<Setting> All =
    [
        new("data", "--data", "WEGMARKE_DATA", SettingKind.Folder, "data", "folder for the SQLite files and the keys of running surveys"),
        new("urls", "--urls", "WEGMARKE_URLS", SettingKind.Address, "http://localhost:5080", "address to listen on"),
        new("postgres", "--postgres", "WEGMARKE_POSTGRES", SettingKind.Text, null,
            "PostgreSQL for accounts, surveys and results") { Secret = true },
        new("postgres_answers", "--postgres-answers", "WEGMARKE_POSTGRES_ANSWERS", SettingKind.Text, null,
            "PostgreSQL for answers, a database of its own, on another server if you like") { Secret = true },
        new("cluster.join", "--cluster", "WEGMARKE_CLUSTER", SettingKind.Switch, "no",
            "serve the instance together with other nodes; needs PostgreSQL and one data folder for all, see `docs/operation/cluster.md`"),
        new("cluster.node", "--node", "WEGMARKE_NODE", SettingKind.Text, null,
            "what this node is called in logs and on the page of the operator; else machine and port"),
        new("cluster.listen", "--cluster-listen", "WEGMARKE_CLUSTER_LISTEN", SettingKind.Text, "127.0.0.1:5090",
            "the one address and port at which other nodes reach this one"),
        new("cluster.certificate", "--cluster-certificate", "WEGMARKE_CLUSTER_CERTIFICATE", SettingKind.File, null,
            "PEM file with certificate and key, the same on every node; only who holds it is a node. Needed when nodes are on several machines"),
        new("behind_proxy", "--behind-proxy", "WEGMARKE_BEHIND_PROXY", SettingKind.Switch, "no", "take scheme and host from the headers of the proxy in front"),
        new("demo", "--demo", "WEGMARKE_DEMO", SettingKind.Switch, "no", "fill an empty folder with invented towns and let everybody step into any role"),
        new("read_only", "--read-only", "WEGMARKE_READ_ONLY", SettingKind.Switch, "no", "pages can be read, nothing can be changed; a file `read-only` in the data folder does the same at once"),
        new("mail.host", null, "WEGMARKE_SMTP_HOST", SettingKind.Text, null, "mail server for invitations; without it no mail is sent"),
        new("mail.port", null, "WEGMARKE_SMTP_PORT", SettingKind.Number, "587", "its port") { Range = (1, 65_535) },
        new("mail.security", null, "WEGMARKE_SMTP_SECURITY", SettingKind.Text, "starttls", "how the connection is protected; `none` for a server on the same machine")
            { Known = ["starttls", "tls", "none"] },
        new("mail.user", null, "WEGMARKE_SMTP_USER", SettingKind.Text, null, "where the server asks for it"),
        new("mail.password", null, "WEGMARKE_SMTP_PASSWORD", SettingKind.Text, null, "where the server asks for it") { Secret = true },
        new("mail.from", null, "WEGMARKE_MAIL_FROM", SettingKind.Text, null, "sender, for example `Stadt Musterstadt <befragung@musterstadt.example>`"),
        new("address", null, "WEGMARKE_ADDRESS", SettingKind.Address, null,
            "scheme and host under which people come, such as `https://wegmarke.musterstadt.de`; stands in links of mails, and without it "
            + "nobody gets a mail for a forgotten password; with `https` people stay signed in over TLS only"),
        new("password_list", null, "WEGMARKE_PASSWORD_LIST", SettingKind.File, null,
            "file with further passwords that are refused, one a line"),
        new("call_inside", null, "WEGMARKE_CALL_INSIDE", SettingKind.Switch, "no", "notifications for programs may go to addresses of the own network, also unencrypted; see `docs/guide/api.md`"),
        new("sign_in.authority", null, "WEGMARKE_OIDC_AUTHORITY", SettingKind.Text, null, "address of the sign-in of the house (OpenID Connect); `docs/guide/accounts.md` says the rest"),
        new("sign_in.client_id", null, "WEGMARKE_OIDC_CLIENT_ID", SettingKind.Text, null, "the client that it knows"),
        new("sign_in.client_secret", null, "WEGMARKE_OIDC_CLIENT_SECRET", SettingKind.Text, null,
            "the secret of that client") { Secret = true },
        new("sign_in.client_secret_file", null, "WEGMARKE_OIDC_CLIENT_SECRET_FILE", SettingKind.File, null, "or a file that holds it"),
        new("sign_in.name", null, "WEGMARKE_OIDC_NAME", SettingKind.Text, null, "what stands on the button"),
        new("sign_in.group_claim", null, "WEGMARKE_OIDC_GROUP_CLAIM", SettingKind.Text, null, "a further claim that names groups"),
        new("sign_in.scopes", null, "WEGMARKE_OIDC_SCOPES", SettingKind.Text, null, "scopes besides openid, profile and email"),
        new("backup.target", null, "WEGMARKE_BACKUP_TARGET", SettingKind.Folder, null, "folder of backups; without it the copies of before an upgrade lie in `upgrades` of the data folder"),
        new("backup.passphrase_file", "--passphrase-file", "WEGMARKE_BACKUP_PASSPHRASE_FILE", SettingKind.File, null, "file with the passphrase of the backups, 16 characters or more"),
        new("backup.keep_days", "--keep", "WEGMARKE_BACKUP_KEEP_DAYS", SettingKind.Number, "90",
            "after how many days a copy is deleted") { Range = (1, 3650) },
        new("limits.upload_mb", null, "WEGMARKE_UPLOAD_MB", SettingKind.Number, "128", "largest file that somebody may send") { Range =
            (1, 128) },
        new("limits.mail_per_day", null, "WEGMARKE_MAIL_PER_DAY", SettingKind.Number, "20000", "mails of one administration on one day; what is left goes on the next") { Range = (1, 10_000_000) },
        new("limits.staff", null, "WEGMARKE_STAFF_MAX", SettingKind.Number, "200000",
            "largest administration that may be created") { Range = (1, 1_000_000) },
        new("log.level", null, "WEGMARKE_LOG_LEVEL", SettingKind.Text, "warning", "how much is logged; requests never are") { Known =
            ["trace", "information", "warning", "error"] },
        new("log.format", null, "WEGMARKE_LOG_FORMAT", SettingKind.Text, "text", "`json` for machines") { Known = ["text", "json"] },
        new("metrics.listen", null, "WEGMARKE_METRICS", SettingKind.Address, null, "address for Prometheus, a port of its own, for example `http://localhost:9464`; off without it"),
        new("traces.otlp", null, "WEGMARKE_OTLP", SettingKind.Address, null, "where traces and metrics are sent (OTLP over gRPC); off without it"),
    ];
}
