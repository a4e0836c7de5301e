using System.CommandLine;
using System.Security.Cryptography;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Exchange.Municipalities;
using Wegmarke.Storage;

namespace Wegmarke.Cli;

/// <summary><c>wegmarke import</c>: brings reference data into the house, for now the register of municipalities.</summary>
public static class Import
{
    public static Command Verb()
    {
        var file = new Argument<string>("file") { Description = "GV100AD, the register of municipalities as the Federal Statistical Office publishes it" };
        var data = new Option<string>("--data") { Description = "Folder for the data", DefaultValueFactory = _ => "data" };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "PostgreSQL for accounts, surveys and results",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WEGMARKE_POSTGRES"),
        };
        var language = new Option<string>("--lang") { Description = "Language of the messages: de or en", DefaultValueFactory = _ => "de" };
        var verb = new Command("import", "Brings the register of municipalities into the house.") { file, data, postgres, language };
        verb.SetAction((parsed, _) => Run(parsed.GetValue(file)!, new(parsed.GetValue(data)!, parsed.GetValue(postgres)),
            Language.Of(parsed.GetValue(language)), Console.Out, Console.Error));
        return verb;
    }

    /// <returns>0 when it was taken or was there already, 2 when the file or the house cannot be used.</returns>
    public static async Task<int> Run(string file, StorageSettings storage, Language language, TextWriter screen, TextWriter errors)
    {
        if (!File.Exists(file) || new FileInfo(file).Length > RegisterForHouse.BytesMax)
        {
            await errors.WriteLineAsync(language.Say($"{file}: Die Datei gibt es nicht, oder sie ist größer als 20 MB.",
                $"{file}: The file does not exist or is larger than 20 MB."));
            return 2;
        }

        var bytes = await File.ReadAllBytesAsync(file);
        var (date, entries, refusal) = RegisterForHouse.Run(file, bytes);
        if (refusal is not null)
        {
            await errors.WriteLineAsync($"{file}{(refusal.Place.Line > 0 ? $":{refusal.Place.Line}" : "")}: {refusal.What.In(language)} {refusal.Remedy.In(language)}");
            return 2;
        }

        Directory.CreateDirectory(storage.Folder);
        await using var db = Database.Open(storage);
        await BringUpToDate.Run(db);
        var outcome = await ImportRegister.Run(db, Actor.System, date, Convert.ToHexStringLower(SHA256.HashData(bytes)), entries,
            DateTimeOffset.UtcNow);
        if (outcome == ImportRegister.Outcome.Older)
        {
            await errors.WriteLineAsync(language.Say($"{file}: Ein neuerer Stand als {language.Day(date)} ist schon eingelesen.",
                $"{file}: A newer issue than {language.Day(date)} is imported already."));
            return 2;
        }

        await screen.WriteLineAsync(outcome == ImportRegister.Outcome.WasThere
            ? language.Say("Dieser Stand war schon eingelesen.", "This issue was imported already.")
            : language.Say($"{language.Count(entries.Count)} Verwaltungen, Stand {language.Day(date)}.", $"{language.Count(entries.Count)} administrations as of {language.Day(date)}."));
        return 0;
    }
}
