using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;

namespace Wegmarke.Web.Api;

/// <summary>An answer with the tag of exactly these bytes; who has them already is told so.</summary>
internal sealed record ApiAnswer(byte[] Bytes, string ContentType, int Status = StatusCodes.Status200OK) : IResult
{
    /// <summary>Letters as they are, names in camel case, numbers only as numbers.</summary>
    public static readonly JsonSerializerOptions Format = Set(new(JsonSerializerDefaults.Web));

    /// <summary>Where a new thing stands; null: nothing is new.</summary>
    public string? Location { get; init; }

    /// <summary>Ways to other pages of a list (RFC 8288).</summary>
    public string? Link { get; init; }

    public static JsonSerializerOptions Set(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }

    public static ApiAnswer Of<T>(T content, int status = StatusCodes.Status200OK) =>
        new(JsonSerializer.SerializeToUtf8Bytes(content, Format), ProgramDoor.Json, status);

    /// <summary>A table: as JSON, or as CSV where that was asked for.</summary>
    public static ApiAnswer Table<T>(Visit visit, IReadOnlyList<T> rows) => WantsCsv(visit.Context.Request)
        ? new(Encoding.UTF8.GetBytes(WriteRows.Run(rows)), "text/csv; charset=utf-8; header=present") : Of(new TableDocument<T>(rows));

    public static string TagOf(byte[] bytes) => $"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 18))}\"";

    public string Tag => TagOf(Bytes);

    public async Task ExecuteAsync(HttpContext context)
    {
        var (response, tag) = (context.Response, TagOf(Bytes));
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Authorization, Accept, Accept-Language";
        if (Location is not null) response.Headers.Location = Location;
        if (Link is not null) response.Headers.Link = Link;
        if (HttpMethods.IsGet(context.Request.Method) && Has(context.Request.Headers.IfNoneMatch.ToString(), tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = Bytes.Length;
        // Without the token of the request: what took effect is answered, also for whoever left and asks again.
        await response.Body.WriteAsync(Bytes);
    }

    /// <summary>Whether a list of tags names this one.</summary>
    public static bool Has(string header, string tag) => header.Split(',').Select(one => one.Trim()).Any(one => one == tag || one == "*"
        || one == "W/" + tag);

    private static bool WantsCsv(HttpRequest request) => Preferred(request, [ProgramDoor.Json, ProgramDoor.Csv]) == ProgramDoor.Csv;

    /// <summary>Which of these formats a request likes best; null: none of them.</summary>
    public static string? Preferred(HttpRequest request, IReadOnlyList<string> formats)
    {
        var asked = request.GetTypedHeaders().Accept;
        if (asked.Count == 0) return formats[0];
        return formats.Select((format, at) => (format, at, Quality: asked.Where(one => Fits(one, format))
                .OrderByDescending(one => one.MatchesAllTypes ? 0 : one.MatchesAllSubTypes ? 1 : 2)
                .Select(one => one.Quality ?? 1).FirstOrDefault()))
            .Where(one => one.Quality > 0).OrderByDescending(one => one.Quality).ThenBy(one => one.at).Select(one => one.format)
            .FirstOrDefault();
    }

    private static bool Fits(MediaTypeHeaderValue asked, string format) => format == ProgramDoor.Anything || asked.MatchesAllTypes
        || new MediaTypeHeaderValue(format).IsSubsetOf(asked);
}

/// <summary>A table.</summary>
/// <param name="Rows">Its rows.</param>
internal sealed record TableDocument<T>(IReadOnlyList<T> Rows);
