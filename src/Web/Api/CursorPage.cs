using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Wegmarke.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">What stands on this page.</param>
/// <param name="Next">Give it back as <c>cursor</c> for the next page; null: this is the last one.</param>
internal sealed record PageDocument<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Cuts lists into pages. A cursor names the last thing that was seen, so that what is added meanwhile shifts nothing.</summary>
internal static class CursorPage
{
    public const int LimitUsual = 50;
    public const int LimitMost = 200;

    public static IResult Of<T>(Visit visit, IEnumerable<T> all, Func<T, string> key)
    {
        var request = visit.Context.Request;
        var limit = LimitUsual;
        if (request.Query["limit"].ToString() is { Length: > 0 } asked && (!int.TryParse(asked, NumberStyles.None,
            CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LimitMost))
        {
            return visit.Problem(ApiProblem.Unreadable, new($"„limit“ ist eine ganze Zahl von 1 bis {LimitMost}.",
                $"“limit” is a whole number from 1 to {LimitMost}."));
        }

        var list = all.ToList();
        var begin = 0;
        if (request.Query["cursor"].ToString() is { Length: > 0 } cursor)
        {
            var seen = Read(cursor);
            begin = seen is null ? 0 : list.FindIndex(one => key(one) == seen) + 1;
            if (begin == 0)
            {
                return visit.Problem(ApiProblem.Unreadable, new("Diesen „cursor“ gibt es nicht mehr. Beginnen Sie ohne ihn von vorn.",
                    "This “cursor” is no longer there. Begin again without it."));
            }
        }

        List<T> page = [.. list.Skip(begin).Take(limit)];
        var next = begin + page.Count < list.Count ? Write(key(page[^1])) : null;
        var first = Address(request, null);
        return ApiAnswer.Of(new PageDocument<T>(page, next)) with
        {
            Link = next is null ? $"<{first}>; rel=\"first\"" : $"<{first}>; rel=\"first\", <{Address(request, next)}>; rel=\"next\"",
        };
    }

    private static string Address(HttpRequest request, string? cursor)
    {
        var query = request.Query.Where(one => one.Key != "cursor").ToDictionary(one => one.Key, one => (string?)one.Value.ToString());
        if (cursor is not null) query["cursor"] = cursor;
        return QueryHelpers.AddQueryString(Site.Of(request.HttpContext) + request.Path, query);
    }

    private static string Write(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private static string? Read(string cursor) =>
        Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : null;
}
