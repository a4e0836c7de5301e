using System.Text;
using Wegmarke.Exchange.Feeds;
using Wegmarke.Horizon.Trends;

namespace Wegmarke.Capabilities.Tests.Horizon;

/// <summary>Feeds of all three dialects, and what must not be read.</summary>
public sealed class ReadFeedTests
{
    [Theory]
    [InlineData("""
        <rss version="2.0"><channel><title>Q</title><item>
        <title>Neue &lt;b&gt;Regeln&lt;/b&gt; &amp;amp; mehr</title><link>https://example.org/a</link>
        <pubDate>Mon, 01 Feb 2027 10:00:00 +0100</pubDate></item></channel></rss>
        """)]
    [InlineData("""
        <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Neue Regeln &amp; mehr</title>
        <link rel="self" href="https://example.org/x"/><link href="https://example.org/a"/>
        <updated>2027-02-01T09:00:00Z</updated></entry></feed>
        """)]
    [InlineData("""
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <item><title>Neue Regeln &amp; mehr</title><link>https://example.org/a</link>
        <dc:date>2027-02-01</dc:date></item></rdf:RDF>
        """)]
    public void Title_link_and_day_are_taken(string xml) => Assert.Equal([new("Neue Regeln & mehr", "https://example.org/a",
        new DateOnly(2027, 2, 1))], ReadFeed.Run(Encoding.UTF8.GetBytes(xml)).Items.Select(one =>
            new FeedItem(one.Title, one.Link, one.Day)));

    [Theory]
    [InlineData("""<rss><channel><item><title>A</title><link>javascript:alert(1)</link></item><item><title></title><link>https://e.org</link></item><item><title>B</title></item></channel></rss>""")]
    [InlineData("<rss><channel/></rss>")]
    public void Entries_without_a_title_or_a_link_to_the_web_are_left_out(string xml)
    {
        var (items, refusal) = ReadFeed.Run(Encoding.UTF8.GetBytes(xml));
        Assert.Empty(items);
        Assert.Null(refusal);
    }

    [Theory]
    [InlineData("""<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>""")]
    [InlineData("""<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>""")]
    [InlineData("<html><body>Keine Meldungen</body></html>")]
    [InlineData("das ist kein XML")]
    [InlineData("")]
    public void Dangerous_and_other_files_are_refused_with_a_remedy(string xml)
    {
        var (items, refusal) = ReadFeed.Run(Encoding.UTF8.GetBytes(xml));
        Assert.Empty(items);
        Assert.NotEqual("", refusal!.Remedy.German);
    }

    [Fact]
    public void No_more_than_a_hundred_entries_are_taken() => Assert.Equal(WatchFeeds.ItemsMax, ReadFeed.Run(Encoding.UTF8.GetBytes(
        "<rss><channel>" + string.Concat(Enumerable.Range(0, 150).Select(at => $"<item><title>T{at}</title><link>https://e.org/{at}</link></item>"))
        + "</channel></rss>")).Items.Count);
}
