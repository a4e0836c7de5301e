using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wegmarke.Design;

namespace Wegmarke.Reports.Composing;

/// <summary>A report with all its words and figures, as pure data: every writer renders this and nothing else, so that figures, charts
/// and words are the same everywhere.</summary>
/// <param name="Unit">Of a unit report the unit.</param>
/// <param name="Day">The day on which it was filled.</param>
/// <param name="Sources">What it was filled from.</param>
public sealed record ReportDocument(
    string Schema, ReportKind Kind, string Language, string Title, string Number, string Administration, string Unit, DateOnly Day,
    IReadOnlyList<ReportSource> Sources, IReadOnlyList<ReportPart> Parts)
{
    public const string CurrentSchema = "wegmarke-report/1";

    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonIgnore]
    public Language Spoken => ReportPlan.Languages.FirstOrDefault(one => one.Key == Language) ?? Design.Language.German;

    /// <summary>Under the title: number, administration, day.</summary>
    [JsonIgnore]
    public string Line => string.Join(" · ", new[] { Number.Length == 0 ? "" : Spoken.Say($"Drucksache {Number}", $"Paper {Number}"),
        Administration, Unit, Spoken.Day(Day) }.Where(one => one.Length > 0));

    [JsonIgnore]
    public IEnumerable<TablePart> Tables => Parts.Select(part => part switch
    {
        TablePart table => table,
        ChartPart { Twin: var twin } => twin,
        _ => null,
    }).OfType<TablePart>();

    public string ToJson() => JsonSerializer.Serialize(this, Canonical);

    public static ReportDocument Read(string json) => JsonSerializer.Deserialize<ReportDocument>(json, Canonical)
        ?? throw new InvalidDataException("The report is empty.");

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

/// <param name="Kind">release, round, circle or settings.</param>
/// <param name="Words">How a person would call it.</param>
public sealed record ReportSource(string Kind, string Hash, string Words)
{
    public const string Release = "release";
    public const string Round = "round";

    /// <summary>A release of a circle.</summary>
    public const string Circle = "circle";

    /// <summary>The settings of a survey.</summary>
    public const string Settings = "settings";
}

/// <summary>One piece of a report, in the order in which it is read.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(HeadingPart), "heading")]
[JsonDerivedType(typeof(TextPart), "text")]
[JsonDerivedType(typeof(FindingPart), "finding")]
[JsonDerivedType(typeof(ListPart), "list")]
[JsonDerivedType(typeof(TablePart), "table")]
[JsonDerivedType(typeof(ChartPart), "chart")]
[JsonDerivedType(typeof(QuotePart), "quote")]
public abstract record ReportPart;

/// <param name="Level">2 or 3; 1 is the title.</param>
public sealed record HeadingPart(int Level, string Text) : ReportPart;

/// <param name="Small">A note beside the matter.</param>
public sealed record TextPart(string Text, bool Small = false) : ReportPart;

/// <summary>A sentence that says something, with how sure it is.</summary>
public sealed record FindingPart(string Bold, string Rest, string Certainty) : ReportPart;

public sealed record ListPart(bool Numbered, IReadOnlyList<string> Items) : ReportPart;

/// <summary>A table; the first column names its rows.</summary>
public sealed record TablePart(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows) : ReportPart;

/// <summary>A cell as it is read, with the figure behind it where there is one.</summary>
public sealed record ReportCell(string Text, double? Number = null, int Decimals = 1)
{
    public static implicit operator ReportCell(string text) => new(text);

    public static ReportCell Of(double? value, Language language, int decimals = 1, string absent = "–") =>
        value is { } number ? new(language.Number(number, decimals), number, decimals) : new(absent);
}

/// <summary>A drawing with its numbers; the table beside it says the same.</summary>
/// <param name="Caption">When, by which model, from which document.</param>
public sealed record ChartPart(ReportChart Chart, string Caption, TablePart Twin) : ReportPart;

/// <summary>Words of somebody who was heard. The report keeps which quote it is, not its words: they are looked up whenever it is read, so
/// that a quote that was withdrawn is gone from frozen reports too.</summary>
/// <param name="Digest">SHA-256 of the words as they stood.</param>
/// <param name="About">For or against what.</param>
public sealed record QuotePart(Guid Quote, string Digest, string About) : ReportPart;
