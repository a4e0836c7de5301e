using System.CommandLine;
using Wegmarke.Care.Backups;
using Wegmarke.Care.Configuration;
using Wegmarke.Storage;

namespace Wegmarke.Cli;

/// <summary>Where a house lies and how its backups are opened: the settings of the server, read in the same way.</summary>
internal sealed class PlaceOptions
{
    private const string PassphraseVariable = "WEGMARKE_BACKUP_PASSPHRASE";
    private readonly Option<string?>[] options =
    [
        new("--config") { Description = "File of settings; else wegmarke.yaml of the current folder, where there is one" },
        new("--data") { Description = "Folder for the data (WEGMARKE_DATA; else ./data)" },
        new("--postgres") { Description = "PostgreSQL for accounts, surveys and results (WEGMARKE_POSTGRES)" },
        new("--postgres-answers") { Description = "PostgreSQL for answers (WEGMARKE_POSTGRES_ANSWERS)" },
        new("--passphrase-file") { Description = $"File with the passphrase of the backups ({PassphraseVariable} holds the passphrase itself)" },
    ];

    public void AddTo(Command verb)
    {
        foreach (var option in options) verb.Add(option);
    }

    /// <summary>The settings, or null after every problem was said.</summary>
    public Configuration? Read(ParseResult parsed, TextWriter errors)
    {
        var given = options.Where(option => parsed.GetValue(option) is not null).SelectMany(option => new[] { option.Name,
            parsed.GetValue(option)! });
        var (configuration, problems) = ReadConfiguration.Run([.. given], Environment.GetEnvironmentVariable);
        foreach (var problem in problems) errors.WriteLine(problem);
        return configuration;
    }

    public static StorageSettings Storage(Configuration configuration) =>
        new(Path.GetFullPath(configuration["data"]!), configuration["postgres"], configuration["postgres_answers"]);

    /// <summary>The passphrase, or null after it was said what is missing.</summary>
    public static string? Passphrase(Configuration configuration, TextWriter errors)
    {
        var passphrase = (configuration["backup.passphrase_file"] is { } file ? File.ReadAllText(file) : Environment.GetEnvironmentVariable(PassphraseVariable))?.Trim();
        if (passphrase is { Length: >= BackupKey.PassphraseMin }) return passphrase;
        errors.WriteLine(passphrase is null
            ? $"Backups are locked with a passphrase: name a file that holds it with --passphrase-file, or set {PassphraseVariable}. Keep it apart from the backups; without it they cannot be opened."
            : $"The passphrase of the backups must have {BackupKey.PassphraseMin} characters or more.");
        return null;
    }
}
