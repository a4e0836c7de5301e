using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Exchange.Municipalities;

namespace Wegmarke.Web;

/// <summary>The register of municipalities, brought in once by whoever sets up administrations.</summary>
internal static class RegisterEndpoints
{
    /// <summary>The file and the form around it.</summary>
    private const int UploadBytesMax = (int)RegisterForHouse.BytesMax + 64 * 1024;

    public static void MapRegister(this IEndpointRouteBuilder app)
    {
        app.MapGet("/register", (Visit visit) => Show(visit, null)).Needs(Right.ImportReferenceData);
        app.MapPost("/register", Import).Needs(Right.ImportReferenceData).WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax));
    }

    private static async Task<IResult> Show(Visit visit, string? problem)
    {
        var parameters = new (string, object?)[]
        {
            ("Issue", await visit.Db.Set<RegisterIssue>().AsNoTracking().FirstOrDefaultAsync()), ("Problem", problem),
        };
        return problem is null ? visit.Page<RegisterPage>(parameters) : visit.Mend<RegisterPage>(parameters);
    }

    private static async Task<IResult> Import(Visit visit)
    {
        if (visit.Form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return await Show(visit, visit.Say("Bitte wählen Sie die Datei GV100AD.", "Please choose the file GV100AD."));
        }

        if (file.Length > RegisterForHouse.BytesMax)
        {
            return await Show(visit, visit.Say("Die Datei ist größer als 20 MB. Prüfen Sie, ob es die entpackte Textdatei ist.",
                "The file is larger than 20 MB. Check whether it is the unpacked text file."));
        }

        var bytes = await Upload.Bytes(file, UploadBytesMax);
        var (date, entries, refusal) = RegisterForHouse.Run(file.FileName, bytes);
        if (refusal is not null)
        {
            var line = refusal.Place.Line > 0 ? visit.Say($"Zeile {refusal.Place.Line}: ", $"Line {refusal.Place.Line}: ") : "";
            return await Show(visit, $"{line}{refusal.In(visit.Language)}");
        }

        var outcome = await ImportRegister.Run(visit.Db, visit.Known, date, Convert.ToHexStringLower(SHA256.HashData(bytes)), entries,
            visit.Now);
        return outcome == ImportRegister.Outcome.Older
            ? await Show(visit, visit.Say($"Eingelesen ist schon ein neuerer Stand als {visit.Language.Day(date)}. Laden Sie den neuesten herunter.",
                $"A newer issue than {visit.Language.Day(date)} is imported already. Download the newest."))
            : Results.Redirect("/administrations");
    }
}
