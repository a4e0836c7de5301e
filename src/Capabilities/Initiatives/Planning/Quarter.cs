using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Wegmarke.Design;

namespace Wegmarke.Initiatives.Planning;

/// <summary>A quarter of a calendar year.</summary>
/// <param name="Count">Quarters since the year 0, so that quarters can be added and taken from one another.</param>
[JsonConverter(typeof(QuarterText))]
public readonly partial record struct Quarter(int Count)
{
    public int Year => Count / 4;

    /// <summary>1 to 4.</summary>
    public int OfYear => Count % 4 + 1;

    public DateOnly First => new(Year, 3 * OfYear - 2, 1);

    public DateOnly Last => Plus(1).First.AddDays(-1);

    /// <summary>As files and addresses name it, such as 2027-Q3.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{OfYear}");

    public static Quarter Of(DateOnly day) => new(4 * day.Year + (day.Month - 1) / 3);

    public static Quarter? Read(string text) => Written().Match(text.Trim()) is { Success: true } match
        ? new Quarter(4 * int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            + int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) - 1) : null;

    public Quarter Plus(int quarters) => new(Count + quarters);

    public string Name(Language language) => language.Say($"{OfYear}. Quartal {Key[..4]}", $"quarter {OfYear} of {Key[..4]}");

    /// <summary>For the head of a column.</summary>
    public string Brief => $"Q{Key[^1]}/{Key[2..4]}";

    [GeneratedRegex(@"^(20\d\d)-?Q([1-4])$", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}

internal sealed class QuarterText : JsonConverter<Quarter>
{
    public override Quarter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Quarter.Read(reader.GetString() ?? "") ?? throw new JsonException("No quarter.");

    public override void Write(Utf8JsonWriter writer, Quarter value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
}
