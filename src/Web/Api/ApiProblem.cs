using System.Text.Json;
using Wegmarke.Design;

namespace Wegmarke.Web.Api;

/// <summary>Why a request was not done as it came (RFC 9457).</summary>
/// <param name="Type">Stays the same for this kind of problem; programs decide by it.</param>
/// <param name="Title">The kind of problem in words.</param>
/// <param name="Detail">What it was this time.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record ProblemDocument(string Type, string Title, int Status, string Detail, string Remedy);

/// <summary>A kind of problem.</summary>
internal sealed record ProblemKind(string Key, int Status, Sentence Title, Sentence Remedy)
{
    public const string Root = "/api/v1/problems";

    public string Address => $"{Root}/{Key}";

    public ProblemDocument In(Language language, Sentence? detail = null) =>
        new(Address, Title.In(language), Status, (detail ?? Title).In(language), Remedy.In(language));
}

/// <summary>All kinds of problems that programs can meet, each with a stable address.</summary>
internal static class ApiProblem
{
    public static readonly ProblemKind Unreadable = new("unreadable", 400,
        new("Die Anfrage ist nicht lesbar", "The request cannot be read"),
        new("Prüfen Sie Adresse, Parameter und JSON gegen die Beschreibung der Schnittstelle.",
            "Check address, parameters and JSON against the description of the interface."));

    public static readonly ProblemKind NoAccess = new("no-access", 401,
        new("Kein gültiger Zugang", "No valid access"),
        new("Senden Sie „Authorization: Bearer wm_…“ mit einem Zugang, der nicht abgelaufen und nicht zurückgenommen ist. Zugänge gibt es unter /programs.",
            "Send “Authorization: Bearer wm_…” with an access that has neither expired nor been taken back. Accesses are given at /programs."));

    public static readonly ProblemKind ScopeMissing = new("scope-missing", 403,
        new("Der Zugang reicht dafür nicht", "The access does not reach this far"),
        new("Geben Sie dem Programm einen Zugang, der auch das umfasst.", "Give the program an access that covers this too."));

    public static readonly ProblemKind RightMissing = new("right-missing", 403,
        new("Die Person hinter dem Zugang darf das nicht", "The person behind the access may not do this"),
        new("Nutzen Sie den Zugang einer Person, deren Rolle das erlaubt.", "Use the access of a person whose role allows it."));

    public static readonly ProblemKind NotThere = new("not-there", 404,
        new("Das gibt es nicht", "There is no such thing"),
        new("Prüfen Sie die Adresse. Was eine andere Verwaltung betrifft, sieht dieser Zugang nicht.",
            "Check the address. What concerns another administration this access does not see."));

    public static readonly ProblemKind NoMethod = new("no-method", 405,
        new("Diese Adresse kennt die Methode nicht", "This address does not know the method"),
        new("Die Kopfzeile Allow nennt, was geht.", "The header Allow names what is possible."));

    public static readonly ProblemKind NoFormat = new("no-format", 406,
        new("In diesem Format gibt es das nicht", "It cannot be had in this format"),
        new("Fragen Sie mit Accept nach application/json, bei Tabellen auch nach text/csv.",
            "Ask with Accept for application/json, for tables also for text/csv."));

    public static readonly ProblemKind Unfinished = new("unfinished", 409,
        new("Dieselbe Anfrage ist noch in Arbeit", "The same request is still being worked on"),
        new("Warten Sie einen Moment und senden Sie sie dann mit demselben Schlüssel noch einmal. Bleibt es dabei, sehen Sie nach, ob sie gewirkt hat.",
            "Wait a moment and send it again with the same key. If it stays like this, look whether it took effect."));

    public static readonly ProblemKind Changed = new("changed", 412,
        new("Inzwischen hat jemand etwas geändert", "Somebody has changed something meanwhile"),
        new("Lesen Sie neu, führen Sie zusammen und senden Sie mit dem neuen ETag in If-Match.",
            "Read again, merge, and send with the new ETag in If-Match."));

    public static readonly ProblemKind TooLarge = new("too-large", 413,
        new("Die Anfrage ist zu groß", "The request is too large"),
        new("Senden Sie höchstens 256 KB auf einmal.", "Send at most 256 KB at once."));

    public static readonly ProblemKind NotJson = new("not-json", 415,
        new("Der Inhalt ist kein JSON", "The content is not JSON"),
        new("Senden Sie JSON mit „Content-Type: application/json“.", "Send JSON with “Content-Type: application/json”."));

    public static readonly ProblemKind Refused = new("refused", 422,
        new("Das passt so nicht", "This does not fit"),
        new("Ändern Sie, was „detail“ nennt, und senden Sie noch einmal; gespeichert wurde nichts.",
            "Change what “detail” names and send again; nothing was stored."));

    public static readonly ProblemKind KeyUsed = new("key-used", 422,
        new("Unter diesem Schlüssel kam schon etwas anderes", "Something else came under this key before"),
        new("Nehmen Sie für jede neue Anfrage einen neuen Idempotency-Key.", "Take a new Idempotency-Key for each new request."));

    public static readonly ProblemKind VersionMissing = new("version-missing", 428,
        new("Es fehlt, worauf sich die Änderung bezieht", "It is missing what the change refers to"),
        new("Lesen Sie zuerst und senden Sie dessen ETag in If-Match.", "Read first and send its ETag in If-Match."));

    public static readonly ProblemKind TooMany = new("too-many", 429,
        new("Zu viele Anfragen", "Too many requests"),
        new("Warten Sie, so viele Sekunden Retry-After nennt.", "Wait as many seconds as Retry-After names."));

    /// <summary>The reader of JSON lets null pass where a thing has a value of its own.</summary>
    public static readonly Sentence NullInside = new("Ein Text oder eine Liste ist null oder enthält null. Lassen Sie weg, was Sie nicht sagen wollen.",
        "A text or a list is null or holds null. Leave out what you do not want to say.");

    public static readonly ProblemKind Broken = new("broken", 500,
        new("Das hat auf unserer Seite nicht geklappt", "This did not work on our side"),
        new("Versuchen Sie es gleich noch einmal; bleibt es dabei, sagen Sie es dem Betrieb.",
            "Try again in a moment; if it stays like this, tell the operator."));

    public static readonly ProblemKind Busy = new("busy", 503,
        new("Gerade lässt sich nichts lesen oder speichern", "Nothing can be read or stored just now"),
        new("Versuchen Sie es in einer halben Minute noch einmal.", "Try again in half a minute."));

    public static readonly IReadOnlyList<ProblemKind> All = [Unreadable, NoAccess, ScopeMissing, RightMissing, NotThere, NoMethod, NoFormat,
        Unfinished, Changed, TooLarge, NotJson, Refused, KeyUsed, VersionMissing, TooMany, Broken, Busy];

    public static IResult Problem(this Visit visit, ProblemKind kind, Sentence? detail = null) =>
        new ProblemAnswer(kind.In(visit.Language, detail), visit.Language);

    public static Task Write(HttpContext context, ProblemKind kind, Language language, Sentence? detail = null) =>
        new ProblemAnswer(kind.In(language, detail), language).ExecuteAsync(context);

    private sealed record ProblemAnswer(ProblemDocument Document, Language Language) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = Document.Status;
            context.Response.ContentType = "application/problem+json";
            context.Response.Headers.ContentLanguage = Language.Tag;
            return context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(Document, ApiAnswer.Format)).AsTask();
        }
    }
}
