using System.Globalization;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Instruments;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange.Transfers;

/// <summary>Proposes what each column means: by a kept mapping, by the key of an item, by the code that our own questionnaire gave it in
/// another system, by its wording. Each item is given once, to the column that fits best, and each proposal says why.</summary>
public sealed class ProposeMapping
{
    /// <summary>From this likeness on two wordings count as the same.</summary>
    private const double Same = 0.9;

    /// <summary>Below this likeness two wordings have nothing to do with each other.</summary>
    private const double Alike = 0.6;

    private static readonly string[] GroupNames = ["amt", "aemter", "ämter", "abteilung", "organisationseinheit", "dienststelle", "unit",
        "department", "gruppe", "group", "bereich"];

    private static readonly string[] PerspectiveNames = ["perspektive", "sicht", "rolle", "perspective", "role", "view"];

    private readonly MaturityModel model;
    private readonly Dictionary<string, Item> byKey;
    private readonly Dictionary<string, Item> byEnding;
    private readonly Dictionary<string, Item> byCode;
    private readonly List<(Item Item, TextLikeness Text)> wordings;

    private ProposeMapping(MaturityModel model, string perspective)
    {
        this.model = model;
        byKey = model.Items.DistinctBy(item => Plain(item.Key)).ToDictionary(item => Plain(item.Key));
        byEnding = model.Items.GroupBy(item => Plain(item.Key[(item.Key.LastIndexOf('.') + 1)..])).Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First());
        byCode = OurCodes(perspective);
        wordings = [.. model.Items.SelectMany(item => model.Texts.Values.Select(texts => texts.Items.GetValueOrDefault(item.Key)?.Text)
            .OfType<string>().Where(text => text.Length > 0).Select(text => (item, TextLikeness.Of(text))))];
    }

    /// <param name="perspective">Whose answers these are where no column says it.</param>
    /// <param name="kept">A mapping that was kept under a name; goes before everything.</param>
    public static Mapping Run(IReadOnlyList<ColumnProfile> columns, MaturityModel model, string perspective, ColumnMap? kept)
    {
        var propose = new ProposeMapping(model, perspective);
        var found = columns.Select((column, at) => (At: at, Choice: propose.Best(column, kept))).ToList();
        var choices = found.Select(one => one.Choice).ToArray();
        foreach (var claim in found.Where(one => one.Choice.Choice.Rule.Item is not null).GroupBy(one => one.Choice.Choice.Rule.Item))
        {
            foreach (var (at, lost) in claim.OrderByDescending(one => one.Choice.Likeness).Skip(1))
            {
                choices[at] = (new(lost.Choice.Column, ColumnChoice.Ignored, Sureness.None,
                    new($"Eine andere Spalte passt besser zu „{claim.Key}“.",
                    $"Another column fits \"{claim.Key}\" better.")), 0);
            }
        }

        var perspectives = choices.Select(one => one.Choice).FirstOrDefault(one => one.Rule.Role == ColumnRole.Perspective);
        return new([.. choices.Select(one => one.Choice)], kept?.Perspective ?? perspective, perspectives is null
            ? new Dictionary<string, string>()
            : perspectives.Column.Values.Select(one => (one.Value,
                Key: kept?.PerspectiveOf.GetValueOrDefault(one.Value) ?? propose.PerspectiveIn(one)))
                .Where(one => one.Key is not null).ToDictionary(one => one.Value, one => one.Key!, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>What the values of a column mean on the scale of an item.</summary>
    public static IReadOnlyDictionary<string, byte> Values(ColumnProfile column, MaturityModel model, Item item)
    {
        var scale = model.ScaleOf(item);
        var graded = RatingScale.Of([.. column.Values.Where(one => !one.Missing && RatingScale.IsNumbered(one.Value)).Select(one =>
            new Choice(one.Value, Wordings.Of("", one.Label), null, 0))]);
        var codes = new Dictionary<string, byte>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in column.Values)
        {
            if (Meaning(one, model, scale, graded) is { } code) codes[one.Value] = code;
        }

        return codes;
    }

    private static byte? Meaning(ColumnValue one, MaturityModel model, AnswerScale scale, RatingScale? graded)
    {
        if (Word(one.Label, model, scale) is { } labelled) return labelled;
        if (Word(one.Value, model, scale) is { } worded) return worded;
        if (RatingScale.AbsenceIn(one.Label.Length > 0 ? one.Label : one.Value) is { } absence)
        {
            return absence == "dont-know" ? AnswerCode.DoNotKnow : AnswerCode.NotApplicable;
        }

        if (one.Missing) return AnswerCode.Skipped;
        if (decimal.TryParse(one.Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number)) return number >= scale.Low && number <= scale.High ? (byte)number : null;
        if (one.Value is "DK") return AnswerCode.DoNotKnow;
        if (one.Value is "NA1") return AnswerCode.NotApplicable;
        return graded?.Values.TryGetValue(one.Value, out var value) == true && value >= scale.Low
            && value <= scale.High ? (byte)value : null;
    }

    /// <summary>A stage or an absence by its word in any language of the model.</summary>
    private static byte? Word(string word, MaturityModel model, AnswerScale scale)
    {
        if (word.Length == 0) return null;
        foreach (var texts in model.Texts.Values)
        {
            for (var value = scale.Low; value <= scale.High; value++)
            {
                if (texts.Stages.GetValueOrDefault(model.StageKey(scale, value)) is { } stage
                    && stage.Equals(word, StringComparison.OrdinalIgnoreCase)) return (byte)value;
            }

            foreach (var (key, text) in texts.Absences)
            {
                if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return key == "not-applicable" ? AnswerCode.NotApplicable : AnswerCode.DoNotKnow;
            }
        }

        return null;
    }

    private (ColumnChoice Choice, double Likeness) Best(ColumnProfile column, ColumnMap? kept)
    {
        if (kept?.Columns.GetValueOrDefault(column.Name) is { } rule && (rule.Item is null || model.Items.Any(item =>
            item.Key == rule.Item)))
        {
            return (new(column, rule, Sureness.Sure, new("So steht es in der gespeicherten Zuordnung.", "So the kept mapping says.")), 3);
        }

        var name = Plain(column.Name);
        if (byKey.GetValueOrDefault(name) is { } whole) return Item(column, whole, 2, Sureness.Sure, "Die Spalte heißt wie die Frage.",
            "The column is called like the item.");
        if (byCode.GetValueOrDefault(name) is { } coded)
        {
            return Item(column, coded, 1.8, Sureness.Sure, "So heißt die Frage, wenn der Fragebogen aus Wegmarke woanders erhoben wird.",
                "So the item is called where the questionnaire from Wegmarke is fielded elsewhere.");
        }

        if (byEnding.GetValueOrDefault(name) is { } ending)
        {
            return Item(column, ending, 1.6, Sureness.Sure, "Die Spalte heißt wie das Ende des Schlüssels der Frage.", "The column is called like the end of the item's key.");
        }

        return ByRole(column, name) ?? ByWording(column);
    }

    private (ColumnChoice, double)? ByRole(ColumnProfile column, string name)
    {
        if (column.Values.Count == 0 && column.Filled > 0) return null;
        ColumnRule Role(ColumnRole role) => new(role, null, new Dictionary<string, byte>());
        if (PerspectiveNames.Contains(name) || column.Values.Count > 1 && column.Values.All(one => PerspectiveIn(one) is not null))
        {
            return (new(column, Role(ColumnRole.Perspective), Sureness.Likely, new("Die Spalte scheint zu sagen, wer geantwortet hat.",
                "The column seems to say who answered.")), 1);
        }

        return GroupNames.Contains(name) ? (new(column, Role(ColumnRole.Group), Sureness.Likely, new("Die Spalte scheint das Amt oder die Gruppe zu nennen.",
            "The column seems to name the unit or the group.")), 1) : null;
    }

    private (ColumnChoice, double) ByWording(ColumnProfile column)
    {
        var nothing = (new ColumnChoice(column, ColumnChoice.Ignored, Sureness.None,
            new("Kein Name und kein Wortlaut passt zu einer Frage.",
            "Neither name nor wording fits an item.")), 0.0);
        if (column.Many) return nothing;
        var (item, likeness) = ((Item?)null, 0.0);
        // Statistics programs write the lead of a matrix before each row; the row itself stands behind the last colon.
        foreach (var text in new[] { column.Label, column.Label[(column.Label.LastIndexOf(':') + 1)..],
            column.Name }.Where(one => one.Length > 8).Distinct())
        {
            var words = TextLikeness.Of(text);
            foreach (var one in wordings)
            {
                var here = words.To(one.Text);
                if (here > likeness) (item, likeness) = (one.Item, here);
            }
        }

        if (item is null || likeness < Alike) return nothing;
        var percent = (int)Math.Floor(100 * likeness);
        return Item(column, item, likeness, likeness >= Same ? Sureness.Sure : Sureness.Likely,
            $"Der Wortlaut stimmt zu {percent} von 100 überein.",
            $"The wording agrees to {percent} out of 100.");
    }

    private (ColumnChoice, double) Item(ColumnProfile column, Item item, double likeness, Sureness sureness, string german, string english)
    {
        var values = Values(column, model, item);
        var choice = new ColumnChoice(column, new(ColumnRole.Item, item.Key, values), sureness, new(german, english));
        return (choice.Open.Count > 0 ? choice with { Sureness = Sureness.Likely, Why = new($"{german} Nicht jeder Wert ist klar.",
            $"{english} Not every value is clear.") }
            : choice, likeness);
    }

    private string? PerspectiveIn(ColumnValue value)
    {
        foreach (var perspective in model.Perspectives)
        {
            string[] names = [perspective.Key, .. model.Texts.Values.Select(texts => texts.Perspectives.GetValueOrDefault(perspective.Key))
                .OfType<PerspectiveText>().SelectMany(text => new[] { text.Name, text.Plural })];
            if (names.Any(name => name.Equals(value.Value, StringComparison.OrdinalIgnoreCase) || name.Equals(value.Label,
                StringComparison.OrdinalIgnoreCase)))
            {
                return perspective.Key;
            }
        }

        return null;
    }

    private Dictionary<string, Item> OurCodes(string perspective)
    {
        var chosen = model.Perspectives.FirstOrDefault(one => one.Key == perspective) ?? model.Perspectives[0];
        var (map, _) = ReadColumnMap.OfText(ModelInstrument.Of(model, chosen).ColumnMap, "columns.yaml");
        return (map ?? ColumnMap.Empty).Columns.DistinctBy(pair => Plain(pair.Key)).ToDictionary(pair => Plain(pair.Key), pair =>
            model.Items.First(item => item.Key == pair.Value.Item));
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
