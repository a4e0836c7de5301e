using Wegmarke.Interviews;
using Wegmarke.Reports.Composing;
using Wegmarke.Storage;

namespace Wegmarke.Views.Reporting;

/// <summary>The words of the quotes of a report, as far as they are still released today for its readers and unchanged since.</summary>
public static class FindQuoteWords
{
    public static async Task<IReadOnlyDictionary<Guid, string>> Run(Database db, Guid administration, ReportDocument document,
        DateTimeOffset now)
    {
        var asked = document.Parts.OfType<QuotePart>().ToDictionary(one => one.Quote, one => one.Digest);
        return asked.Count == 0 ? new Dictionary<Guid, string>() : (await FindQuotes.Run(db, administration, now))
            .Where(one => asked.TryGetValue(one.Quote.Id, out var digest) && digest == FillCauses.DigestOf(one.Quote.Text)
                && one.ReleasedFor(ReportGround.CircleOf(document.Kind))).ToDictionary(one => one.Quote.Id, one => one.Quote.Text);
    }
}
