using Microsoft.EntityFrameworkCore;
using Wegmarke.Statistics;
using Wegmarke.Statistics.Coding;
using Wegmarke.Storage;

namespace Wegmarke.Interviews;

/// <summary>How far two coders agree about one code, or over all of them.</summary>
/// <param name="Both">Paragraphs that both gave the code.</param>
/// <param name="First">Paragraphs that only the first gave it.</param>
/// <param name="Neither">Paragraphs without it.</param>
/// <param name="Unitised">Agreement about which characters carry the code (Krippendorff's |uα).</param>
public sealed record AgreementRow(Code? Code, int Both, int First, int Second, int Neither, Finding Kappa, Finding Alpha, Finding Ac1,
    Finding Unitised);

/// <summary>Agreement of the pairs that are done. A unit is a paragraph: there or not there, for each code; disagreement about length
/// is what the unitised coefficient measures.</summary>
/// <param name="Sources">Sources that both coders finished.</param>
public sealed record CodingAgreement(IReadOnlyList<Source> Sources, int Paragraphs, AgreementRow Overall, IReadOnlyList<AgreementRow> Codes)
{
    /// <param name="source">Only this one; null: all that are done.</param>
    public static async Task<CodingAgreement> Of(Database db, Guid administration, Guid? source = null)
    {
        var pairs = await db.Set<CoderPair>().AsNoTracking().Where(pair => (source == null || pair.SourceId == source)
            && db.Set<CoderDone>().Count(done => done.SourceId == pair.SourceId) >= 2).ToDictionaryAsync(one => one.SourceId);
        var sources = await db.Set<Source>().AsNoTracking().Where(one => one.AdministrationId == administration).OrderBy(one =>
            one.Number).ToListAsync();
        sources = [.. sources.Where(one => pairs.ContainsKey(one.Id))];
        var ids = sources.Select(one => one.Id).ToHashSet();
        var codings = (await db.Set<Coding>().AsNoTracking().Where(one => db.Set<CoderPair>().Any(pair => pair.SourceId == one.SourceId)
            && !db.Set<CodingEnd>().Any(gone => gone.CodingId == one.Id)).ToListAsync()).Where(one => ids.Contains(one.SourceId))
                .ToLookup(one => one.SourceId);
        var book = await CodeBook.Of(db, administration);
        var tallies = new Dictionary<Guid, Tally>();
        int paragraphs = 0, shift = 0;
        foreach (var one in sources)
        {
            var text = await db.Set<SourceText>().AsNoTracking().FirstAsync(text => text.SourceId == one.Id);
            var bounds = Paragraph.Of(new(text.Text));
            foreach (var coding in codings[one.Id])
            {
                var coder = coding.CoderId == pairs[one.Id].First ? 0 : coding.CoderId == pairs[one.Id].Second ? 1 : -1;
                if (coder < 0) continue;
                if (!tallies.TryGetValue(coding.CodeId, out var tally)) tallies[coding.CodeId] = tally = new();
                tally.Add(coder, coding, bounds, paragraphs, shift);
            }

            paragraphs += bounds.Count;
            shift += text.Length + 1;
        }

        List<AgreementRow> rows = [.. book.Tree().Where(one => tallies.ContainsKey(one.Code.Id))
            .Select(one => tallies[one.Code.Id].Row(one.Code, paragraphs, shift))];
        return new(sources, paragraphs, Row(null, rows.Sum(one => one.Both), rows.Sum(one => one.First), rows.Sum(one => one.Second),
            rows.Sum(one => one.Neither), Absence.Empty), rows);
    }

    private static AgreementRow Row(Code? code, int both, int first, int second, int neither, Finding unitised)
    {
        var table = new double[,] { { both, first }, { second, neither } };
        double differ = first + second;
        var coincidences = new[,] { { 2.0 * both, differ }, { differ, 2.0 * neither } };
        double[] margins = [2.0 * both + differ, 2.0 * neither + differ];
        var alpha = margins.Any(one => one == 0) ? Absence.ZeroVariance : KrippendorffAlpha.From(coincidences, margins, [1, 0],
            MeasurementLevel.Nominal);
        var kappa = CohenKappa.Of(table);
        return new(code, both, first, second, neither, kappa.Unweighted?.Kappa ?? Absence.Empty, alpha, kappa.GwetAc1, unitised);
    }

    /// <summary>Where each of the two gave one code.</summary>
    private sealed class Tally
    {
        private readonly HashSet<int>[] units = [[], []];
        private readonly List<Segment>[] segments = [[], []];

        public void Add(int coder, Coding coding, IReadOnlyList<Paragraph> bounds, int before, int shift)
        {
            int low = 0, high = bounds.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (bounds[middle].End <= coding.Start) low = middle + 1;
                else high = middle;
            }

            for (; low < bounds.Count && bounds[low].Start < coding.End; low++) units[coder].Add(before + low);
            segments[coder].Add(new(shift + coding.Start, shift + coding.End, 0));
        }

        public AgreementRow Row(Code code, int paragraphs, int length)
        {
            var both = units[0].Count(units[1].Contains);
            var either = units[0].Count + units[1].Count - both;
            var unitised = UnitisedAlpha.Of([Joined(segments[0]), Joined(segments[1])], length, 1).Marked;
            return CodingAgreement.Row(code, both, units[0].Count - both, units[1].Count - both, paragraphs - either, unitised);
        }

        /// <summary>Overlapping passages of one coder are one.</summary>
        private static List<Segment> Joined(List<Segment> all)
        {
            List<Segment> joined = [];
            foreach (var one in all.OrderBy(one => one.From))
            {
                if (joined.Count > 0 && joined[^1].To >= one.From) joined[^1] = joined[^1] with { To = Math.Max(joined[^1].To, one.To) };
                else joined.Add(one);
            }

            return joined;
        }
    }
}
