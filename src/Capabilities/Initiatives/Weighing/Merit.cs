using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Storage;

namespace Wegmarke.Initiatives.Weighing;

/// <summary>By what initiatives are weighed (Nutzwertanalyse), in one of its versions; the highest number holds.</summary>
public sealed record Merit(Guid AdministrationId, int Number, string Json, string By, DateTimeOffset At)
{
    private MeritContent? read;

    public MeritContent Content => read ??= JsonSerializer.Deserialize<MeritContent>(Json)
        ?? throw new InvalidDataException("The weighing is empty.");

    public static Task<Merit?> Latest(Database db, Guid administration) => db.Set<Merit>().AsNoTracking()
        .Where(one => one.AdministrationId == administration).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
}

/// <summary>Where the points of a criterion come from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CriterionKind>))]
public enum CriterionKind
{
    /// <summary>The expected effect, as it is entered.</summary>
    Effect,

    /// <summary>Few person-days.</summary>
    Effort,

    /// <summary>Little money over three years.</summary>
    Cost,

    /// <summary>People see it.</summary>
    Visible,

    /// <summary>Law, a date, the council.</summary>
    Urgent,

    /// <summary>The house gives the points itself.</summary>
    Own,
}

/// <param name="Key">Stays when the name changes.</param>
/// <param name="Weight">Weights are set against their sum.</param>
public sealed record Criterion(string Key, CriterionKind Kind, string Name, double Weight)
{
    public string NameIn(Language language) => Name.Length > 0 ? Name : Kind.Name(language);
}

/// <param name="Points">Points that the house gives: criterion, then initiative; 1 (little speaks for it) to 5 (much).</param>
public sealed record MeritContent(IReadOnlyList<Criterion> Criteria, IReadOnlyDictionary<string, IReadOnlyDictionary<Guid, int>> Points)
{
    public const int CriteriaMax = 12;
    public const int PointsMax = 5;
    public const double WeightMax = 1000;

    /// <summary>What holds until a house has its own: effect counts most.</summary>
    public static readonly MeritContent Default = new(
    [
        new("effect", CriterionKind.Effect, "", 40), new("effort", CriterionKind.Effort, "", 20), new("visible",
            CriterionKind.Visible, "", 20),
        new("urgent", CriterionKind.Urgent, "", 20),
    ], new Dictionary<string, IReadOnlyDictionary<Guid, int>>());

    public string ToJson() => JsonSerializer.Serialize(this);
}

internal sealed class MeritTables : IEntityTypeConfiguration<Merit>
{
    public void Configure(EntityTypeBuilder<Merit> builder)
    {
        builder.ToTable("merit").HasKey(one => new { one.AdministrationId, one.Number });
        builder.HasOne<Administration>().WithMany().HasForeignKey(one => one.AdministrationId);
        builder.Ignore(one => one.Content);
    }
}

public static class CriterionNames
{
    public static string Name(this CriterionKind kind, Language language) => kind switch
    {
        CriterionKind.Effect => language.Say("Erwartete Wirkung", "Expected effect"),
        CriterionKind.Effort => language.Say("Wenig Aufwand", "Little effort"),
        CriterionKind.Cost => language.Say("Wenig Kosten", "Little cost"),
        CriterionKind.Visible => language.Say("Sichtbar für viele", "Visible to many"),
        CriterionKind.Urgent => language.Say("Dringlich", "Urgent"),
        _ => language.Say("Eigenes Kriterium", "Own criterion"),
    };

    /// <summary>How points come about, so that everybody can follow them.</summary>
    public static string Rule(this CriterionKind kind, Language language) => kind switch
    {
        CriterionKind.Effect => language.Say("die eingetragene Wirkung von 1 bis 5", "the entered effect from 1 to 5"),
        CriterionKind.Effort => language.Say("bis 5 Personentage 5 Punkte, bis 15 vier, bis 40 drei, bis 80 zwei, darüber einer",
            "up to 5 person-days 5 points, up to 15 four, up to 40 three, up to 80 two, above one"),
        CriterionKind.Cost =>
            language.Say("über drei Jahre: nichts 5 Punkte, bis 10.000 € vier, bis 50.000 € drei, bis 150.000 € zwei, darüber einer",
            "over three years: nothing 5 points, up to 10,000 € four, up to 50,000 € three, up to 150,000 € two, above one"),
        CriterionKind.Visible => language.Say("sichtbar 5 Punkte, Grundlage 2", "visible 5 points, groundwork 2"),
        CriterionKind.Urgent =>
            language.Say("muss sein oder Termin in einem Jahr 5 Punkte, Termin in zwei Jahren 4, Antrag aus dem Rat 3, sonst 2",
            "must be done or a date within a year 5 points, a date within two years 4, motion of the council 3, else 2"),
        _ => language.Say("von Ihnen vergeben", "given by you"),
    };
}
