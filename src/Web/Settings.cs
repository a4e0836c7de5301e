using Wegmarke.Accounts.Access;
using Wegmarke.Mail;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>How one instance is set up: command line first, then environment.</summary>
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

    /// <summary>Whether somebody who is not signed in may ask for a mail.</summary>
    public bool SendsToStrangers => Mail is not null && Address is not null;

    /// <summary>What the sign-in of the house is called on a button; null where none is set up.</summary>
    public string? SignInName => House?.Name;

    /// <summary>The sign-in of the house; null where people sign in here only.</summary>
    public HouseSignIn? House { get; init; }

    /// <summary>What development tools and the test host pass on to the web host.</summary>
    private static readonly string[] HostOptions = ["--environment=", "--contentRoot=", "--applicationName="];

    private const string Usage = """
        Wegmarke.Web [--data FOLDER] [--demo] [--behind-proxy] [--postgres CONNECTION --postgres-answers CONNECTION] [--urls ADDRESS]

          --data              folder for the SQLite files and the keys of running surveys   (WEGMARKE_DATA; else ./data)
          --demo              fill an empty folder with invented towns
          --behind-proxy      take scheme and host from the proxy's headers
          --postgres          PostgreSQL for accounts, surveys and results                  (WEGMARKE_POSTGRES)
          --postgres-answers  PostgreSQL for answers, a database of its own                 (WEGMARKE_POSTGRES_ANSWERS)

        Mail is set up by the environment: WEGMARKE_SMTP_HOST, WEGMARKE_SMTP_PORT (587), WEGMARKE_SMTP_SECURITY (starttls, tls, none),
        WEGMARKE_SMTP_USER, WEGMARKE_SMTP_PASSWORD, WEGMARKE_MAIL_FROM. The address under which people come, for links
        in mails: WEGMARKE_ADDRESS. The sign-in of the house (OpenID Connect): WEGMARKE_OIDC_AUTHORITY, WEGMARKE_OIDC_CLIENT_ID,
        WEGMARKE_OIDC_CLIENT_SECRET (or _FILE), WEGMARKE_OIDC_NAME, WEGMARKE_OIDC_GROUP_CLAIM,
        WEGMARKE_OIDC_SCOPES. A file with further passwords that are refused: WEGMARKE_PASSWORD_LIST.
        WEGMARKE_CALL_INSIDE=yes lets notifications for programs go to addresses of the own network, also unencrypted.
        """;

    /// <returns>Null after one clear message when something does not fit.</returns>
    public static Settings? Read(string[] arguments)
    {
        string? data = Variable("WEGMARKE_DATA"), postgres = Variable("WEGMARKE_POSTGRES"), answers = Variable("WEGMARKE_POSTGRES_ANSWERS");
        bool demo = false, proxy = false;
        var rest = new List<string>();
        for (var at = 0; at < arguments.Length; at++)
        {
            string? Next() => at + 1 < arguments.Length ? arguments[++at] : null;
            switch (arguments[at])
            {
                case "--help": Console.WriteLine(Usage); return null;
                case "--demo": demo = true; break;
                case "--behind-proxy": proxy = true; break;
                case "--data": data = Next(); break;
                case "--postgres": postgres = Next(); break;
                case "--postgres-answers": answers = Next(); break;
                case "--urls": rest.AddRange(["--urls", Next() ?? ""]); break;
                case var host when HostOptions.Any(host.StartsWith): rest.Add(host); break;
                default: return Refuse($"There is no option {arguments[at]}.\n\n{Usage}");
            }
        }

        if (postgres is null != answers is null)
        {
            return Refuse("PostgreSQL needs both --postgres and --postgres-answers: answers lie in a database of their own.");
        }

        var storage = new StorageSettings(Path.GetFullPath(data ?? "data"), postgres, answers);
        try
        {
            storage.PathOf("");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Refuse($"The folder {storage.Folder} cannot be made or opened: {refused.Message} Name another one with --data.");
        }

        var (mail, problem) = MailSettings.Read(Variable);
        var (passwords, unread) = ReadPasswords();
        var address = Variable("WEGMARKE_ADDRESS")?.TrimEnd('/');
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme is "https" or "http"
            && parsed.PathAndQuery == "/"))
        {
            return Refuse($"WEGMARKE_ADDRESS is \"{address}\"; it must be scheme and host, such as https://wegmarke.musterstadt.de.");
        }

        var (house, unset) = HouseSignIn.Read(Variable);
        return (problem ?? unread ?? unset) is { } why ? Refuse(why) : new(storage, demo, proxy, [.. rest])
        {
            Mail = mail, Passwords = passwords, Address = address, House = house,
            CallInside = Variable("WEGMARKE_CALL_INSIDE") == "yes",
        };
    }

    private static (PasswordRule Rule, string? Problem) ReadPasswords()
    {
        if (Variable("WEGMARKE_PASSWORD_LIST") is not { } file) return (PasswordRule.Plain, null);
        try
        {
            return (PasswordRule.Plain.With(File.ReadLines(file)), null);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return (PasswordRule.Plain, $"WEGMARKE_PASSWORD_LIST names {file}, which cannot be read: {unread.Message} It holds one password a line.");
        }
    }

    private static Settings? Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return null;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
