namespace Wegmarke.Web;

/// <summary>Whether the instance only shows: by its settings, or by a file in the data folder that somebody puts there and takes away
/// again.</summary>
internal sealed class ReadOnlySwitch(Settings settings)
{
    public const string File = "read-only";

    public bool IsOn => settings.ReadOnly || System.IO.File.Exists(Path.Combine(settings.Storage.Folder, File));
}

/// <summary>While the instance only shows: every page can be read, every post gets one kind page, and whoever is asked something learns
/// it before the
/// first question.</summary>
internal sealed class ReadOnlyDoor(RequestDelegate next, ReadOnlySwitch onlyShows)
{
    private const string Later = "600";

    /// <summary>These change nothing but a cookie.</summary>
    private static readonly string[] Harmless = ["/sign-in", "/sign-out", "/language"];

    public async Task InvokeAsync(HttpContext context)
    {
        var respondent = context.GetEndpoint()?.Metadata.GetMetadata<Door>() is { Respondent: true } && !HealthEndpoints.IsHealth(context);
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!onlyShows.IsOn || (reads && !respondent) || Harmless.Contains(context.Request.Path.Value) || IsDemoDoor(context))
        {
            await next(context);
            return;
        }

        if (respondent)
        {
            await Guardrail.Plain(context, StatusCodes.Status503ServiceUnavailable,
                "Die Befragung macht gerade eine Pause, weil am System gearbeitet wird. Was Sie schon gespeichert oder abgesendet haben, ist nicht verloren. "
                + "Bitte kommen Sie in etwa einer Stunde mit derselben Adresse oder demselben Code wieder.",
                "The survey takes a break just now because the system is being worked on. What you saved or sent already is not lost. "
                + "Please come back in about an hour with the same address or the same code.", Later);
            return;
        }

        await Guardrail.Plain(context, StatusCodes.Status503ServiceUnavailable,
            "Zurzeit lässt sich alles lesen, aber nichts ändern, weil am System gearbeitet wird. Gespeichert wurde eben nichts. "
            + "Bitte gehen Sie zurück, lassen Sie die Seite offen und senden Sie das Formular später noch einmal ab.",
            "At present everything can be read and nothing can be changed, because the system is being worked on. Nothing was stored just now. "
            + "Please go back, leave the page open and send the form again later.", Later);
    }

    private static bool IsDemoDoor(HttpContext context) => context.Request.Path.StartsWithSegments("/demo", StringComparison.Ordinal);
}
