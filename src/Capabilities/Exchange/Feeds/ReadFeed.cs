using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Horizon.Trends;

namespace Wegmarke.Exchange.Feeds;

/// <summary>Reads RSS 2.0, RSS 1.0 and Atom. Only titles, links and days are taken; entries without a link to the web are left
/// out.</summary>
public static partial class ReadFeed
{
    public static (IReadOnlyList<FeedItem> Items, Remark? Refusal) Run(byte[] bytes)
    {
        try
        {
            var root = SafeXml.Load(ForeignFile.InMemory("feed.xml", bytes), new()).Root!;
            var entries = root.Name.LocalName switch
            {
                "rss" => root.Child("channel").Named("item"),
                "RDF" => root.Named("item"),
                "feed" => root.Named("entry"),
                _ => throw RefusedException.Of(Place.Whole, "Das ist weder RSS noch Atom.", "This is neither RSS nor Atom.",
                    "Suchen Sie auf der Seite der Quelle nach „RSS“ oder „Feed“ und nehmen Sie diese Adresse.",
                    "Look for \"RSS\" or \"feed\" on the page of the source and take that address."),
            };
            return ([.. entries.Take(WatchFeeds.ItemsMax).Select(Item).OfType<FeedItem>()], null);
        }
        catch (RefusedException refused)
        {
            return ([], refused.Remark);
        }
    }

    private static FeedItem? Item(XElement entry)
    {
        var title = Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(entry.TextOf("title") ?? "", " ")), " ").Trim();
        var link = entry.Named("link").FirstOrDefault(one => one.Attr("rel") is null or "alternate") is { } found
            ? found.Attr("href") ?? found.Value.Trim() : "";
        if (title.Length == 0 || link.Length > WatchFeeds.AddressMax || !Uri.TryCreate(link, UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http")) return null;
        var day = entry.TextOf("pubDate") ?? entry.TextOf("published") ?? entry.TextOf("updated") ?? entry.TextOf("date");
        return new(title.Length <= WatchFeeds.TitleMax ? title : title[..(WatchFeeds.TitleMax - 2)] + " …", address.AbsoluteUri,
            DateTimeOffset.TryParse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? DateOnly.FromDateTime(moment.UtcDateTime) : null);
    }

    [GeneratedRegex("<[^>]{0,200}>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
