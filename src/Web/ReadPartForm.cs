using Wegmarke.Controlling;
using Wegmarke.Design;
using Wegmarke.Indicators;

namespace Wegmarke.Web;

/// <summary>What somebody wrote into their part of a round: only initiatives about which something was said, and readings with a
/// value.</summary>
internal static class ReadPartForm
{
    private const string Seen = "seen-";
    private const string Value = "value-";
    private const int MilestonesMost = 200;
    private const double Unreadable = -1;

    /// <returns>Entries, readings, and fields that are no number where one belongs, by initiative.</returns>
    public static (IReadOnlyList<PartEntry> Entries, IReadOnlyList<PartReading> Readings, IReadOnlyDictionary<string, Sentence> Unread) Run(
        Visit visit)
    {
        List<PartEntry> entries = [];
        Dictionary<string, Sentence> unread = [];
        foreach (var field in visit.Form.Keys.Where(key => key.StartsWith(Seen, StringComparison.Ordinal)))
        {
            if (!Guid.TryParse(field[Seen.Length..], out var id)) continue;
            var said = Said(visit, id, out var fault);
            if (fault is not null) unread[id.ToString()] = fault;
            else if (!said.IsUnchanged || visit.Field("unchanged") == id.ToString())
            {
                entries.Add(new(id, Math.Max(0, Whole(visit.Field(field)) ?? 0), said));
            }
        }

        return (entries, [.. visit.Form.Keys.Where(key => key.StartsWith(Value, StringComparison.Ordinal) && visit.Field(key).Length > 0)
            .Select(key => key[Value.Length..]).Select(key => new PartReading(key,
                ReadNumber.Run(visit.Field(Value + key), visit.Language.Culture), visit.Language.ReadDay(visit.Field("day-" + key)),
                visit.Field("source-" + key)))], unread);
    }

    private static ReportContent Said(Visit visit, Guid id, out Sentence? fault)
    {
        fault = null;
        List<MilestoneReport> milestones = [];
        for (var at = 0; at < MilestonesMost; at++)
        {
            var (reached, moved, why) = (visit.Field($"reached-{id}-{at}"), visit.Field($"moved-{id}-{at}"), visit.Field($"why-{id}-{at}"));
            if (reached.Length + moved.Length + why.Length == 0) continue;
            var (on, to, planned) = (visit.Language.ReadDay(reached), visit.Language.ReadDay(moved),
                visit.Language.ReadDay(visit.Field($"planned-{id}-{at}")));
            if ((reached.Length > 0 && on is null) || (moved.Length > 0 && to is null) || planned is null)
            {
                fault = new("Bitte schreiben Sie den Tag so: 15.3.2027.", "Please write the day like this: 15/3/2027.");
            }
            else milestones.Add(new(visit.Field($"name-{id}-{at}"), planned.Value, on, to, why));
        }

        var percent = visit.Field($"percent-{id}").TrimEnd('%', ' ');
        var blocked = visit.Field($"blocked-{id}");
        var said = new ReportContent
        {
            Milestones = milestones, Percent = percent.Length == 0 ? null : Whole(percent) ?? (int)Unreadable,
            DaysLeft = Number(visit, $"left-{id}"), DaysSpent = Number(visit, $"spent-{id}"),
            MoneySpent = Number(visit, $"money-{id}") is { } money ? Math.Abs(money) < (double)decimal.MaxValue / 2 ? (decimal)money : -1
                : null,
            Blocked = blocked.Length > 0 ? blocked : visit.Field($"free-{id}") == "yes" ? "" : null,
        };
        if (said.Percent == (int)Unreadable && Whole(percent) is null)
        {
            fault = new($"„{percent}“ ist keine ganze Zahl. Bitte schreiben Sie, wie viel Prozent fertig ist: 0 bis 100.",
                $"“{percent}” is no whole number. Please write how many per cent are done: 0 to 100.");
        }

        return said;
    }

    /// <summary>What is no number is refused like one below zero.</summary>
    private static double? Number(Visit visit, string field) => visit.Field(field).Length == 0 ? null
        : ReadNumber.Run(visit.Field(field), visit.Language.Culture) ?? Unreadable;

    private static int? Whole(string text) => int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign,
        System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
