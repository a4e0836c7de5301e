
using Microsoft.AspNetCore.Http.Metadata;

namespace Wegmarke.Web;

/// <summary>Around everything: headers that keep a browser from leaking, and one clear message when something breaks. What is logged names
/// the kind of error and the place in the program, never what a person sent.</summary>
internal sealed class Guardrail(RequestDelegate next, ILogger<Guardrail> log)
{
    private const string Policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    /// <summary>For pages of a survey: one script of our own may run, and may send what was answered.</summary>
    public const string PolicyOfSurvey = Policy + "; script-src 'self'; connect-src 'self'";

    /// <summary>For the pages that ask the browser for a passkey: one script of our own may run, and may send nothing.</summary>
    public const string PolicyOfPasskeys = Policy + "; script-src 'self'";

    /// <summary>For the one page that may stand in the pages of others: it takes no input and knows nobody.</summary>
    public const string PolicyOfFrames = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'none'; "
        + "frame-ancestors *; base-uri 'none'";

    public async Task InvokeAsync(HttpContext context)
    {
        Protect(context);
        try
        {
            await next(context);
        }
        catch (Exception big) when (IsTooLarge(big) && !context.Response.HasStarted)
        {
            var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
            var (german, english) = most >> 20 is > 0 and var size ? ($" (etwa {size} MB)", $" (about {size} MB)") : ("", "");
            await Plain(context, StatusCodes.Status413PayloadTooLarge,
                $"Die Datei ist größer, als diese Seite annimmt{german}. Bitte gehen Sie zurück und nehmen Sie eine kleinere, zum Beispiel mit kleineren Bildern;"
                    + " eine Liste können Sie teilen und die Teile nacheinander senden.",
                $"The file is larger than this page takes{english}. Please go back and take a smaller one, for example with smaller pictures; a list can be divided and sent part by part.");
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Plain(context, bad.StatusCode,
              "Die Anfrage war nicht lesbar oder zu groß. Bitte gehen Sie zurück und versuchen Sie es noch einmal.",
                "The request could not be read or was too large. Please go back and try again.");
        }
        catch (InvalidDataException) when (!context.Response.HasStarted)
        {
            await Plain(context, StatusCodes.Status400BadRequest,
              "Das Formular war nicht lesbar. Bitte gehen Sie zurück und versuchen Sie es noch einmal.",
                "The form could not be read. Please go back and try again.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader left; nobody is there to be answered.
        }
        catch (Exception failed) when (!context.Response.HasStarted && IsStoreInTrouble(failed))
        {
            Note(failed);
            await Plain(context, StatusCodes.Status503ServiceUnavailable,
                "Gerade lässt sich nichts speichern, etwa weil der Speicherplatz voll oder die Datenbank beschäftigt ist. "
                + "Was Sie zuvor gespeichert haben, ist nicht verloren. Bitte versuchen Sie es in einer Minute noch einmal.",
                "Nothing can be stored just now, for example because the disk is full or the database is busy. "
                + "What you saved before is not lost. Please try again in a minute.", "30", await SentForm.Of(context));
        }
        catch (Exception failed) when (!context.Response.HasStarted)
        {
            Note(failed);
            await Plain(context, StatusCodes.Status500InternalServerError,
                "Das hat auf unserer Seite nicht geklappt. Was Sie zuvor gespeichert haben, ist nicht verloren. Bitte versuchen Sie es gleich noch einmal.",
                "This did not work on our side. What you saved before is not lost. Please try again in a moment.");
        }
    }

    /// <summary>Whoever reads the form first, such as the check of its token, wraps what the server says.</summary>
    private static bool IsTooLarge(Exception? failed) =>
        failed is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
        || (failed?.InnerException is { } inner && IsTooLarge(inner));

    internal static bool IsStoreInTrouble(Exception failed) => failed is System.Data.Common.DbException or IOException
        || failed.InnerException is { } inner && IsStoreInTrouble(inner);

    private void Note(Exception failed)
    {
#pragma warning disable CA1848, CA1873 // An error is rare; a generated log method would hide what is written.
        log.LogError("{Kind} at {Place}", failed.GetType().Name, failed.StackTrace);
#pragma warning restore CA1848, CA1873
    }

    private static void Protect(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache, no-store";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
    }

    /// <summary>One page that needs nothing of the house.</summary>
    /// <param name="again">After how many seconds it is worth trying again.</param>
    /// <param name="form">What was sent, as a form that sends it again.</param>
    internal static async Task Plain(HttpContext context, int status, string german, string english, string? again = null, string form = "")
    {
        // What was begun is taken away, its headers too.
        context.Response.Clear();
        Protect(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (again is not null) context.Response.Headers.RetryAfter = again;
        await context.Response.WriteAsync($"""
            <!doctype html><html lang="de"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>Wegmarke</title>
            <link rel="stylesheet" href="/site.css"></head>
            <body><main class="narrow"><h1>Wegmarke</h1><p>{german}</p><p lang="en">{english}</p>{form}</main></body></html>
            """);
    }
}
