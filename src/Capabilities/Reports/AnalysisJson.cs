using System.Text.Encodings.Web;
using System.Text.Json;
using Wegmarke.Scoring;
using Wegmarke.Statistics;

namespace Wegmarke.Reports;

/// <summary>Writes an analysis as JSON, schema wegmarke-analysis/1: full double precision, absences as {"absent": reason}.</summary>
public sealed class AnalysisJson
{
    public const string Schema = "wegmarke-analysis/1";
    private readonly Utf8JsonWriter writer;
    private readonly Analysis analysis;

    private AnalysisJson(Utf8JsonWriter writer, Analysis analysis) => (this.writer, this.analysis) = (writer, analysis);

    public static void Write(Stream stream, Analysis analysis)
    {
        using var writer = new Utf8JsonWriter(stream,
          new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        new AnalysisJson(writer, analysis).Root();
    }

    private void Root()
    {
        var profile = analysis.Profile;
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteString("source", analysis.Source);
        writer.WriteStartObject("model");
        writer.WriteString("key", profile.Model.Key);
        writer.WriteString("version", profile.Model.Version);
        writer.WriteString("contentHash", profile.Model.ContentHash);
        writer.WriteEndObject();
        writer.WriteNumber("threshold", analysis.Threshold);
        writer.WriteNumber("sheets", profile.Sheets);
        writer.WriteStartObject("sheetsByPerspective");
        var shown = Disclosure.Suppression.Run([.. profile.SheetsByPerspective.Values], analysis.Threshold);
        foreach (var ((key, count), may) in profile.SheetsByPerspective.Zip(shown)) Count(key, may ? count : null);
        writer.WriteEndObject();
        writer.WriteStartObject("careless");
        writer.WriteNumber("checked", analysis.Careless.Checked);
        Flagged("longRun", analysis.Careless.LongRun);
        Flagged("littleVariation", analysis.Careless.LittleVariation);
        Flagged("either", analysis.Careless.Either);
        if (analysis.Careless.Without is { } without)
        {
            writer.WriteStartObject("areasWithout");
            foreach (var (key, summary) in without) Summary(key, summary, summary.N >= analysis.Threshold);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("areas");
        foreach (var area in profile.Areas) AreaOf(area);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void AreaOf(AreaResult area)
    {
        writer.WriteStartObject();
        writer.WriteString("key", area.Key);
        var shown = analysis.Shown(area);
        Summary("overall", area.Overall, shown);
        writer.WriteStartObject("perspectives");
        foreach (var (key, summary) in area.ByPerspective) Summary(key, summary, shown && analysis.ShownPerspectives[area.Key][key]);
        writer.WriteEndObject();
        if (shown) Details(area);
        writer.WriteStartArray("groups");
        for (var g = 0; g < area.ByGroup.Count; g++) GroupOf(area.ByGroup[g], shown && analysis.ShownGroups[area.Key][g]);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Details(AreaResult area)
    {
        if (area.WeakestLink is { } weakest)
        {
            writer.WriteStartObject("weakestLink");
            writer.WriteString("facet", weakest.Key);
            Finding("mean", weakest.Summary.Mean);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("facets");
        foreach (var facet in area.Facets) Summary(facet.Key, facet.Summary, facet.Summary.N >= analysis.Threshold);
        writer.WriteEndObject();
        Reliability(area);
        Icc(area);
        if (area.Gap is { } gap && analysis.ShownPerspectives[area.Key].Values.All(may => may))
        {
            writer.WriteStartObject("gap");
            writer.WriteNumber("difference", gap.Difference);
            writer.WriteNumber("se", gap.Se);
            writer.WriteNumber("df", gap.Df);
            writer.WriteNumber("p", gap.P);
            Interval("ci95", gap.Interval);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("items");
        foreach (var item in area.Items) ItemOf(item, analysis.ShownPerspectives[area.Key]);
        writer.WriteEndArray();
    }

    private void Reliability(AreaResult area)
    {
        var (alpha, omega) = (area.Reliability.Alpha, area.Reliability.Omega);
        writer.WriteStartObject("reliability");
        writer.WriteString("perspective", area.Reliability.Perspective);
        Count("n", alpha.N >= analysis.Threshold ? alpha.N : null);
        writer.WriteNumber("k", alpha.Items);
        if (alpha.N >= analysis.Threshold)
        {
            writer.WriteNumber("excluded", area.Reliability.SheetsLeftOut);
            Finding("alpha", alpha.Value);
            Interval("alphaCi95", alpha.Feldt);
            Finding("alphaStandardized", alpha.Standardized);
            Finding("meanInterItem", alpha.MeanInterItem);
            Finding("lambda2", alpha.Lambda2);
            Finding("omega", omega.Total);
            Finding("omegaSe", omega.Se);
            Interval("omegaCi95", omega.Interval);
            writer.WriteBoolean("heywood", omega.Heywood);
        }

        writer.WriteEndObject();
    }

    private void Icc(AreaResult area)
    {
        if (area.Icc is not { } icc) return;
        writer.WriteStartObject("icc");
        writer.WriteNumber("n", icc.N);
        writer.WriteNumber("groups", icc.Groups);
        Finding("icc1", icc.Icc1);
        Interval("icc1Ci95", icc.Icc1Interval);
        Finding("icc2", icc.Icc2);
        Interval("icc2Ci95", icc.Icc2Interval);
        Finding("msb", icc.Msb);
        Finding("msw", icc.Msw);
        Finding("f", icc.F);
        Finding("p", icc.P);
        Finding("varianceBetween", icc.Tau2);
        Finding("varianceWithin", icc.Msw);
        if (icc.Reml is { } reml)
        {
            writer.WriteNumber("remlTau2", reml.Tau2);
            writer.WriteNumber("remlSigma2", reml.Sigma2);
        }

        Finding("spreadBetweenGroups", area.Spread);
        Finding("adMedian", area.AgreementMedian);
        writer.WriteEndObject();
    }

    private void GroupOf(GroupResult group, bool shown)
    {
        writer.WriteStartObject();
        writer.WriteString("name", group.Name);
        Summary("score", group.Summary, shown);
        var agreementShown = shown && group.Agreement.N >= analysis.Threshold;
        Finding("rwgJ", agreementShown ? group.Agreement.Rwg : Absence.Suppressed);
        Finding("rwgStar", agreementShown ? group.Agreement.RwgStar : Absence.Suppressed);
        Finding("adMean", agreementShown ? group.Agreement.AdMean : Absence.Suppressed);
        Finding("adMedian", agreementShown ? group.Agreement.AdMedian : Absence.Suppressed);
        writer.WriteEndObject();
    }

    private void ItemOf(ItemResult item, IReadOnlyDictionary<string, bool> shown)
    {
        writer.WriteStartObject();
        writer.WriteString("key", item.Key);
        Counts("overall", item.Overall);
        Finding("itemRest", item.ItemRest);
        Finding("alphaIfDeleted", item.AlphaIfDeleted);
        writer.WriteStartObject("perspectives");
        foreach (var (key, counts) in item.ByPerspective.Where(pair => shown[pair.Key])) Counts(key, counts);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void Counts(string name, AnswerCounts counts)
    {
        writer.WriteStartObject(name);
        if (counts.N > 0 && counts.N < analysis.Threshold)
        {
            Finding("mean", Absence.Suppressed);
            writer.WriteEndObject();
            return;
        }

        writer.WriteNumber("n", counts.N);
        writer.WriteNumber("skipped", counts.Skipped);
        writer.WriteNumber("dontKnow", counts.DoNotKnow);
        writer.WriteNumber("notApplicable", counts.NotApplicable);
        writer.WriteNumber("notAsked", counts.NotAsked);
        Finding("mean", counts.Mean);
        Finding("sd", counts.Sd);
        writer.WriteStartArray("distribution");
        foreach (var count in counts.Values) writer.WriteNumberValue(count);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Summary(string name, ScoreSummary summary, bool shown)
    {
        writer.WriteStartObject(name);
        if (shown)
        {
            writer.WriteNumber("n", summary.N);
            writer.WriteNumber("notScored", summary.NotScored);
        }

        Finding("mean", shown ? summary.Mean : Absence.Suppressed);
        Finding("sd", shown ? summary.Sd : Absence.Suppressed);
        Interval("ci95", shown ? summary.Interval : Absence.Suppressed);
        writer.WriteEndObject();
    }

    /// <summary>A handful of sheets that stand out are persons, not a finding.</summary>
    private void Flagged(string name, int count) => Count(name, count == 0 || count >= analysis.Threshold ? count : null);

    private void Count(string name, int? count)
    {
        if (count is { } number) writer.WriteNumber(name, number);
        else Absent(name, Absence.Suppressed);
    }

    private void Finding(string name, Finding finding)
    {
        if (finding.Exists) writer.WriteNumber(name, finding.Value);
        else Absent(name, finding.Because!);
    }

    private void Interval(string name, Interval interval)
    {
        if (!interval.Exists)
        {
            Absent(name, interval.Because!);
            return;
        }

        writer.WriteStartArray(name);
        writer.WriteNumberValue(interval.Low);
        writer.WriteNumberValue(interval.High);
        writer.WriteEndArray();
    }

    private void Absent(string name, Absence because)
    {
        writer.WriteStartObject(name);
        writer.WriteString("absent", because.Key);
        writer.WriteEndObject();
    }
}
