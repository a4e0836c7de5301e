using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Benchmarks;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Views;

/// <summary>How one administration compares in a circle, as a page shows it: of others only what it contributes itself.</summary>
/// <param name="Group">The group it compares itself with.</param>
/// <param name="Perspective">A perspective, or all that count.</param>
public sealed record ComparisonView(
    Guid Administration, Membership Membership, CircleDocument Document, string Hash, MemberDocument Own, MaturityModel Model,
    Language Language, PeerGroup Group, string Perspective)
{
    public ModelTexts Texts => Model.TextsIn(Language.Key);

    public Axis Scale => new(Model.Scales[0].Low, [.. Enumerable.Range(Model.Scales[0].Low, Model.Scales[0].Stages)
        .Select(value => Texts.Stages[Model.StageKey(Model.Scales[0], value)])]);

    /// <summary>The stages between which all that is drawn lies, for towns lie close together on six stages.</summary>
    public Axis Zoomed
    {
        get
        {
            double[] drawn = [.. Rows.SelectMany(row =>
                new[] { row.Own, row.Low, row.High, row.Others - row.Spread, row.Others + row.Spread }).OfType<double>()];
            if (drawn.Length == 0) return Scale;
            var low = Math.Clamp((int)Math.Floor(drawn.Min()), Scale.Low, Scale.High - 1);
            var high = Math.Clamp((int)Math.Ceiling(drawn.Max()), low + 1, Scale.High);
            return new(low, [.. Scale.Words.Skip(low - Scale.Low).Take(high - low + 1)]);
        }
    }

    public string Cutting => Zoomed.Words.Count == Scale.Words.Count ? ""
        : Language.Say($"Ausschnitt: Stufe {Zoomed.Low} bis {Zoomed.High}. ", $"Shown are stages {Zoomed.Low} to {Zoomed.High}. ");

    private string Day => DateTimeOffset.TryParse(Document.On, CultureInfo.InvariantCulture, out var day) ? Language.Day(day) : Document.On;

    public string Protected => Language.Say("geschützt", "protected");

    public string Name(string area) => Texts.Areas[area].ShortName;

    public string GroupName => PeerGroups.GroupName(Group.Kind, Group.Name, Language);

    public string ViewName(string key) => key == Benchmarks.CircleView.Overall
        ? Language.Say("alle Befragten", "all who answered") : Texts.Perspectives[key].Name;

    public string Root => $"/administrations/{Administration}/circle";

    public string Address(string below = "", PeerGroup? group = null, string? perspective = null)
    {
        var (chosen, seen) = (group ?? Group, perspective ?? Perspective);
        return $"{Root}{below}?membership={Membership.Id}&group={Uri.EscapeDataString($"{chosen.Kind}|{chosen.Name}")}&perspective={seen}";
    }

    /// <summary>Perspectives that the administration contributes, so may see.</summary>
    public IReadOnlyList<string> Perspectives => [.. Own.Areas.SelectMany(area => area.Views).Select(one => one.Key).Distinct()];

    public string Stamp => Language.Say(
        $"{Document.Circle}, Freigabe {Document.Number} vom {Day} · {Document.Members} Verwaltungen · Modell {Document.ModelVersion} · {Hash[..8]}.",
        $"{Document.Circle}, release {Document.Number} of {Day} · {Document.Members} administrations · model {Document.ModelVersion} · {Hash[..8]}.");

    public CircleGroupFigure? Others(string area) => Own.ViewOf(area, Perspective) is null ? null
        : Document.ViewOf(area, Perspective)?.Groups.FirstOrDefault(one => one.Kind == Group.Kind && one.Name == Group.Name);

    public OwnPlace? Place(string area) => Own.ViewOf(area, Perspective)?.Places
        .FirstOrDefault(one => one.Kind == Group.Kind && one.Name == Group.Name);

    /// <summary>Areas in which the administration has something to compare, in the model's order.</summary>
    public IReadOnlyList<OwnArea> Areas => [.. Own.Areas.Where(area => area.Views.Any(one => one.Key == Perspective))];

    /// <summary>Areas that others compare and this administration did not contribute.</summary>
    public IReadOnlyList<string> NotGiven => [.. Document.Areas.Select(area => area.Key)
        .Where(key => Own.ViewOf(key, Perspective) is null).Select(Name)];

    public IReadOnlyList<PositionRow> Rows => [.. Areas.Select(area =>
    {
        var (own, others) = (area.Views.First(one => one.Key == Perspective), Others(area.Key));
        return new PositionRow(Name(area.Key), others is null ? "" : SideWords(area.Key), own.Own?.Value, own.Shrunken?.Value,
            own.Shrunken?.Low, own.Shrunken?.High, others?.Mean, others?.Sd, others is null ? Protected : PlaceWords(area.Key),
            own.Absent is { } because ? AbsentWords(because) : Protected, Address("/areas/" + area.Key));
    })];

    public string PlaceWords(string area) => Place(area) is not { } place ? ""
        : place.Best == place.Worst
            ? Language.Say($"Platz {place.Best} von {Language.Count(place.Of)}", $"place {place.Best} of {Language.Count(place.Of)}")
        : Language.Say($"Platz {Language.Count(place.Best)} bis {Language.Count(place.Worst)} von {Language.Count(place.Of)}",
            $"place {Language.Count(place.Best)} to {Language.Count(place.Worst)} of {Language.Count(place.Of)}");

    public string SideWords(string area) => Place(area)?.Side switch
    {
        null => "",
        2 => Language.Say("sicher in der oberen Hälfte", "certainly in the upper half"),
        1 => Language.Say("wahrscheinlich in der oberen Hälfte", "probably in the upper half"),
        -1 => Language.Say("wahrscheinlich in der unteren Hälfte", "probably in the lower half"),
        -2 => Language.Say("sicher in der unteren Hälfte", "certainly in the lower half"),
        _ => Language.Say("nicht von der Mitte zu unterscheiden", "not to be told from the middle"),
    };

    public string AbsentWords(string because) => because == CircleAbsence.OtherItems.Key
        ? Language.Say("nicht vergleichbar, anders gefragt", "not comparable, other items asked")
        : because == CircleAbsence.OtherPerspectives.Key
            ? Language.Say("nicht vergleichbar, andere haben geantwortet", "not comparable, others answered") : Protected;

    /// <summary>What the comparison says first: certain before probable, large before small.</summary>
    public IReadOnlyList<(string Area, int Side, double Difference)> Found => [.. Areas
        .Select(area => (area.Key, Place(area.Key)?.Side ?? 0, (area.Views.First(one => one.Key == Perspective).Own?.Value ?? 0)
            - (Others(area.Key)?.Mean ?? 0)))
        .Where(one => one.Item2 != 0).OrderByDescending(one => Math.Abs(one.Item2)).ThenByDescending(one => Math.Abs(one.Item3))];

    /// <summary>What goes on after the name of the area.</summary>
    public string Sentence(string area, int side, double difference)
    {
        var (size, place) = (Language.Number(Math.Abs(difference), 1), PlaceWords(area));
        var sure = Math.Abs(side) == 2 ? Language.Say("sicher", "certain") : Language.Say("wahrscheinlich", "likely");
        return side > 0
            ? Language.Say($"liegt vor der Mitte der Gruppe, {size} Stufen über ihrem Mittel ({place}; {sure}).",
                $"lies ahead of the middle of the group, {size} stages above its mean ({place}; {sure}).")
            : Language.Say($"liegt hinter der Mitte der Gruppe, {size} Stufen unter ihrem Mittel ({place}; {sure}).",
                $"lies behind the middle of the group, {size} stages below its mean ({place}; {sure}).");
    }

    public string NothingFound => Language.Say("In keinem Teilbereich lässt sich sagen, dass Sie vor oder hinter der Mitte der Gruppe liegen. Auch das ist ein Ergebnis:"
        + " Unterschiede, die Sie sehen, können Zufall sein.",
        "In no area can it be said that you lie ahead of or behind the middle of the group. That is a result too: differences that you see can be chance.");

    /// <summary>The comparison of a membership of this administration; null where nothing is released yet.</summary>
    public static async Task<ComparisonView?> Find(Database db, Membership membership, string? group, string? perspective,
        Language language)
    {
        var result = await db.Set<MemberResult>().AsNoTracking().Where(one => one.MemberId == membership.Id)
            .OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (result is null) return null;
        var release = await db.Set<CircleRelease>().AsNoTracking()
            .Where(one => one.CircleId == result.CircleId && one.Number == result.Number)
            .Select(one => new { one.Json, one.Hash }).FirstAsync();
        var (document, own) = (CircleDocument.Read(release.Json), MemberDocument.Read(result.Json));
        var chosen = own.In.FirstOrDefault(one => $"{one.Kind}|{one.Name}" == group) ?? own.In[0];
        var views = own.Areas.SelectMany(area => area.Views).Select(one => one.Key).Distinct().ToList();
        var seen = perspective is not null && views.Contains(perspective) ? perspective
            : views.FirstOrDefault(Benchmarks.CircleView.Overall);
        return new(membership.AdministrationId, membership, document, release.Hash, own,
            await StoredModel.Of(db, document.ModelHash), language, chosen, seen);
    }
}
