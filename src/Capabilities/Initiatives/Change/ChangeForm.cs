namespace Wegmarke.Initiatives.Change;

/// <summary>What was written about the change, kept when it has to be mended.</summary>
/// <param name="Kind">stakeholder, word or resistance.</param>
/// <param name="Entry">The entry that is changed; null: a new one.</param>
public sealed record ChangeForm(string Kind = "", Guid? Entry = null, int Seen = 0)
{
    public const string Stakeholder = "stakeholder";
    public const string Word = "word";
    public const string Resistance = "resistance";

    private readonly IReadOnlyDictionary<string, string> fields = new Dictionary<string, string>();

    public ChangeForm(string kind, Guid? entry, int seen, IReadOnlyDictionary<string, string> fields)
        : this(kind, entry, seen) => this.fields = fields;

    public string this[string field] => fields.GetValueOrDefault(field, "");

    /// <summary>The form of an entry as it stands.</summary>
    public static ChangeForm Of(ChangeEntry entry) => entry.Content switch
    {
        Change.Stakeholder one => new(Stakeholder, entry.Id, entry.Number, new Dictionary<string, string>
        {
            ["group"] = one.Group, ["influence"] = Figure(one.Influence), ["attitude"] = Figure(one.Attitude), ["need"] = one.Need,
        }),
        PlannedWord one => new(Word, entry.Id, entry.Number, new Dictionary<string, string>
        {
            ["whom"] = one.Whom, ["what"] = one.What, ["due"] = Day(one.Due), ["way"] = one.Way, ["done"] = Day(one.Done),
        }),
        Change.Resistance one => new(Resistance, entry.Id, entry.Number, new Dictionary<string, string>
        {
            ["objection"] = one.Objection, ["reason"] = one.Reason, ["answer"] = one.Answer, ["result"] = one.Result,
        }),
        _ => throw new InvalidOperationException("An unknown entry."),
    };

    private static string Figure(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
