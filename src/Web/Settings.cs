using Wegmarke.Accounts.Access;
using Wegmarke.Care.Configuration;
using Wegmarke.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>How one instance is set up: a file, then the environment, then the command line.</summary>
/// <param name="Demo">Invented towns, and a step into any person with one click.</param>
/// <param name="BehindProxy">Trust the proxy in front for scheme and host.</param>
/// <param name="HostArguments">What is left for the web host, such as --urls.</param>
public sealed record Settings(StorageSettings Storage, bool Demo, bool BehindProxy, string[] HostArguments)
{
    /// <summary>The mail server; null where none is set up, and then no mail is sent.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Whether addresses that programs are notified at may lie in the own network, and unencrypted.</summary>
    public bool CallInside { get; init; }

    /// <summary>What is refused as a password.</summary>
    public PasswordRule Passwords { get; init; } = PasswordRule.Plain;

    /// <summary>Scheme and host under which people reach this instance, such as https://wegmarke.musterstadt.de. Links that a stranger
    /// can ask for
    /// are sent only where it is set: the host that a request names is what its sender wrote.</summary>
    public string? Address { get; init; }

    /// <summary>Whether people come over TLS only, as the operator says; then the session's cookie travels in no other way.</summary>
    public bool IsBehindTls => Address?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether somebody who is not signed in may ask for a mail.</summary>
    public bool SendsToStrangers => Mail is not null && Address is not null;

    /// <summary>What the sign-in of the house is called on a button; null where none is set up.</summary>
    public string? SignInName => House?.Name;

    /// <summary>The sign-in of the house; null where people sign in here only.</summary>
    public HouseSignIn? House { get; init; }

    /// <summary>Pages can be read, nothing can be changed.</summary>
    public bool ReadOnly { get; init; }

    public InstanceLimits Limits { get; init; } = new(128, 20_000, 200_000);

    public BackupSettings Backup { get; init; } = new(null, null, 90);

    /// <summary>How this process joins others that serve the same instance; null where it is alone.</summary>
    public Cluster.NodeSettings? Node { get; init; }

    public WatchSettings Watch { get; init; } = new("warning", false, null, null);

    /// <summary>What development tools and the test host pass on to the web host.</summary>
    private static readonly string[] HostOptions = ["--environment=", "--contentRoot=", "--applicationName="];

    private static string Usage => "Wegmarke.Web [options]\n\nOptions, else the environment, else wegmarke.yaml (--config FILE):\n\n"
        + string.Join('\n', SettingList.All.Select(setting => $"  {setting.Option ?? "",-20} {setting.Variable,-32} {setting.Key,-24} {setting.Meaning}"))
        + "\n  --check-config       says which settings hold and where they come from, without starting\n";

    /// <returns>Null after one clear message when something does not fit, or when only the settings were asked for; the exit code of the
    /// process says
    /// which.</returns>
    public static Settings? Read(string[] arguments)
    {
        if (arguments.Contains("--help"))
        {
            Console.WriteLine(Usage);
            return null;
        }

        var (configuration, problems) = ReadConfiguration.Run(arguments, Variable);
        if (configuration is null) return Refuse(string.Join('\n', problems));
        var checking = configuration.Rest.Contains("--check-config");
        if (configuration.Rest.FirstOrDefault(one => one != "--check-config" && !HostOptions.Any(one.StartsWith)) is { } unknown)
        {
            return Refuse($"There is no option {unknown}.\n\n{Usage}");
        }

        string? Named(string name) => SettingList.All.FirstOrDefault(one => one.Variable == name) is { } setting
            ? configuration[setting.Key] : null;
        var (mail, problem) = MailSettings.Read(Named);
        var (house, unset) = HouseSignIn.Read(Named);
        var (passwords, unread) = ReadPasswords(configuration["password_list"]);
        if ((problem ?? unset ?? unread ?? Faulty(configuration["address"])) is { } why) return Refuse(why);
        var storage = new StorageSettings(Path.GetFullPath(configuration["data"]!), configuration["postgres"],
            configuration["postgres_answers"]);
        var (node, apart) = configuration.IsOn("cluster.join") ? Cluster.NodeSettings.Read(configuration, storage) : (null, null);
        if (apart is not null) return Refuse(apart);
        if (checking)
        {
            foreach (var line in configuration.Lines()) Console.WriteLine(line);
            return null;
        }

        return Folder(storage) is { } refusal ? Refuse(refusal) : Of(configuration, storage, mail) with { House = house,
            Passwords = passwords, Node = node };
    }

    private static Settings Of(Configuration configuration, StorageSettings storage, MailSettings? mail) =>
        new(storage, configuration.IsOn("demo"), configuration.IsOn("behind_proxy"), ["--urls", configuration["urls"]!,
            .. configuration.Rest])
        {
            Mail = mail,
            Address = configuration["address"]?.TrimEnd('/'),
            CallInside = configuration.IsOn("call_inside"),
            ReadOnly = configuration.IsOn("read_only"),
            Limits = new(configuration.Number("limits.upload_mb"), configuration.Number("limits.mail_per_day"),
                configuration.Number("limits.staff")),
            Backup = new(configuration["backup.target"], configuration["backup.passphrase_file"], configuration.Number("backup.keep_days")),
            Watch = new(configuration["log.level"]!, configuration["log.format"] == "json", configuration["metrics.listen"],
                configuration["traces.otlp"]),
        };

    private static string? Faulty(string? address) => address is null || (Uri.TryCreate(address, UriKind.Absolute, out var parsed)
        && parsed.PathAndQuery == "/") ? null
        : $"The address is \"{address}\"; it must be scheme and host, such as https://wegmarke.musterstadt.de.";

    private static (PasswordRule Rule, string? Problem) ReadPasswords(string? file)
    {
        if (file is null) return (PasswordRule.Plain, null);
        try
        {
            return (PasswordRule.Plain.With(File.ReadLines(file)), null);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return (PasswordRule.Plain, $"The list of passwords {file} cannot be read: {unread.Message} It holds one password a line.");
        }
    }

    private static string? Folder(StorageSettings storage)
    {
        try
        {
            storage.PathOf("");
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"The folder {storage.Folder} cannot be made or opened: {refused.Message} Name another one with --data.";
        }
    }

    private static Settings? Refuse(string message)
    {
        Console.Error.WriteLine(message);
        Environment.ExitCode = 2;
        return null;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

/// <summary>What one administration may take of the instance.</summary>
public sealed record InstanceLimits(int UploadMegabytes, int MailPerDay, int StaffMax)
{
    public long UploadBytes => UploadMegabytes * 1024L * 1024;
}

public sealed record BackupSettings(string? Target, string? PassphraseFile, int KeepDays);

/// <summary>How the instance can be watched from outside.</summary>
public sealed record WatchSettings(string LogLevel, bool LogAsJson, string? MetricsAddress, string? Otlp);
