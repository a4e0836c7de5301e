using System.Text.RegularExpressions;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.XlsForm;

/// <param name="List">Name of the choice list; empty where the type has none.</param>
/// <param name="Meta">Recorded by the device, not asked.</param>
internal sealed record FormType(string Kind, string List, AnswerForm Form, bool Meta, bool Unknown, bool External)
{
    /// <summary>Begin or end of a group or a repeat.</summary>
    public bool Bracket { get; init; }
}

/// <summary>Question types of XLSForm in all their spellings.</summary>
internal static partial class FormTypes
{
    private static readonly HashSet<string> MetaTypes =
    [
        "start", "end", "today", "deviceid", "device id", "subscriberid", "simserial", "phonenumber", "username", "email", "audit",
            "start-geopoint", "start time",
        "end time", "uri", "imei", "uuid", "background-audio", "xml-external", "csv-external", "background-geopoint",
    ];

    private static readonly Dictionary<string, AnswerForm> Plain = new(StringComparer.Ordinal)
    {
        ["text"] = AnswerForm.Text,
        ["string"] = AnswerForm.Text,
        ["integer"] = AnswerForm.Number,
        ["int"] = AnswerForm.Number,
        ["decimal"] = AnswerForm.Number,
        ["range"] = AnswerForm.Number,
        ["date"] = AnswerForm.Date,
        ["time"] = AnswerForm.Date,
        ["datetime"] = AnswerForm.Date,
        ["note"] = AnswerForm.Display,
        ["calculate"] = AnswerForm.Computed,
        ["hidden"] = AnswerForm.Computed,
        ["trigger"] = AnswerForm.MultipleChoice,
        ["acknowledge"] = AnswerForm.MultipleChoice,
        ["photo"] = AnswerForm.File,
        ["image"] = AnswerForm.File,
        ["audio"] = AnswerForm.File,
        ["video"] = AnswerForm.File,
        ["file"] = AnswerForm.File,
        ["geopoint"] = AnswerForm.Text,
        ["location"] = AnswerForm.Text,
        ["gps"] = AnswerForm.Text,
        ["geotrace"] = AnswerForm.Text,
        ["geoshape"] = AnswerForm.Text,
        ["barcode"] = AnswerForm.Text,
        ["phone number"] = AnswerForm.Text,
        ["percentage"] = AnswerForm.Number,
        ["osm"] = AnswerForm.Text,
    };

    public static FormType Of(string text)
    {
        var words = Blank().Replace(text.Trim(), " ");
        var lower = words.ToLowerInvariant();
        if (lower.Length == 0) return new("", "", AnswerForm.Text, false, false, false);
        if (Bracket().Match(lower) is { Success: true } bracket)
        {
            return new($"{bracket.Groups["edge"].Value} {bracket.Groups["what"].Value}", "", AnswerForm.Display, false, false, false) { Bracket = true };
        }

        if (Select().Match(words) is { Success: true } select)
        {
            var (kind, form) = select.Groups["kind"].Value.ToLowerInvariant() switch
            {
                var one when one.Contains("multiple", StringComparison.Ordinal) || one.Contains("all", StringComparison.Ordinal) =>
                    ("select_multiple", AnswerForm.MultipleChoice),
                "rank" or "odk:rank" => ("rank", AnswerForm.Ranking),
                _ => ("select_one", AnswerForm.SingleChoice),
            };
            return new(kind, select.Groups["list"].Value, form, false, false, select.Groups["file"].Success
                || lower.Contains("external", StringComparison.Ordinal));
        }

        if (MetaTypes.Contains(lower)) return new(lower, "", AnswerForm.Computed, true, false, false);
        var stem = lower.Split(' ')[0];
        if (Plain.TryGetValue(lower, out var known)) return new(lower, "", known, false, false, false);
        if (Plain.TryGetValue(stem, out known)) return new(stem, "", known, false, false, false);
        return new(words.Length > 60 ? words[..60] : words, "", AnswerForm.Text, false, true, false);
    }

    public static bool Yes(string text) => text.ToLowerInvariant() is "yes" or "true" or "true()" or "1";

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("^(?<edge>begin|end)[ _](?:looped )?(?<what>group|repeat|loop)\\b")]
    private static partial Regex Bracket();

    [GeneratedRegex(
        "^(?:add )?(?<kind>select[ _]one(?: external)?|select[ _]multiple|select all that apply(?: from)?|select one from|select1|select|rank|odk:rank)"
        + "(?<file>[ _]from[ _]file)?(?: from)? (?<list>\\S+)(?: .*)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Select();
}
