using System.Collections.Concurrent;
using Wegmarke.Campaigns;
using Wegmarke.Design;
using Wegmarke.MaturityModels;
using Wegmarke.Statistics;

namespace Wegmarke.Responses;

/// <summary>One questionnaire as respondents meet it: its steps, what may be answered, its pages rendered once. Knows no
/// respondent.</summary>
/// <param name="root">Where surveys of this kind stand.</param>
public sealed class Survey(CampaignState state, string administration, string root = "/s/")
{
    private readonly ConcurrentDictionary<string, FrozenPage> pages = [];
    private readonly ConcurrentDictionary<string, StepView> steps = [];
    private readonly ConcurrentDictionary<string, int> minutes = [];

    public CampaignState State => state;

    public SurveyView In(Language language) => new(state, administration, language) { Root = root };

    /// <summary>The perspectives this questionnaire is for.</summary>
    public IReadOnlyList<string> Perspectives { get; } = state.Form.Perspectives;

    /// <summary>Honest minutes for the longest sheet in a language.</summary>
    public int Minutes(Language language) => minutes.GetOrAdd(language.Key, _ => Perspectives.Max(perspective =>
        Math.Max(1, (int)Math.Ceiling(ReadingTime.Longest(state.Model, state.Form, perspective, language.Key, state.Campaign.Areas)))));

    public PackedSheet Begin(string perspective, int unit, Func<int, int> draw) => PackedSheet.Fresh(
        state.Model, state.Model.Perspectives.ToList().FindIndex(one => one.Key == perspective), unit,
        AssignItems.Run(state.Model, state.Form, perspective, draw, state.Campaign.Areas)) with
    {
        Comment = state.Campaign.Comments ? SheetComment.Empty : null,
    };

    /// <summary>The areas of which this sheet asks something, in the model's order; one step each.</summary>
    public IReadOnlyList<StepSection> Sections(PackedSheet sheet) =>
    [
        .. from area in state.Model.Areas
           let items = state.Model.Items.Select((item, place) => (item, place))
               .Where(one => one.item.Area == area.Key && sheet.Codes[one.place] != AnswerCode.NotAsked).ToList()
           where items.Count > 0
           select new StepSection(area, items),
    ];

    /// <summary>A step with its items, or null where the sheet has no such step. The same for everybody who is asked the same.</summary>
    public StepView? Step(PackedSheet sheet, string name, Language language)
    {
        var key = KeyOf(sheet, name, language);
        if (steps.TryGetValue(key, out var ready)) return ready;
        var sections = Sections(sheet);
        var all = name is StepView.AllName or StepView.SheetName or StepView.SheetOfKnownUnitName;
        var number = 0;
        // "01" is no other step: what is kept for ever must not have many names.
        if (!all && (!int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out number) || number < 1
            || number > sections.Count || name != number.ToString(System.Globalization.CultureInfo.InvariantCulture))) return null;
        var view = In(language);
        var left = sections.Skip(all ? 0 : number - 1).SelectMany(section => section.Items).Select(one => one.Item.Key).ToHashSet();
        var perspective = state.Model.Perspectives[sheet.Perspective].Key;
        return steps[key] = new(view, perspective, all ? sections : [sections[number - 1]], number, sections.Count,
            view.MinutesOf(perspective, left))
        {
            AsksUnit = name == StepView.SheetName && state.Campaign.Units.Length > 0,
        };
    }

    /// <summary>The rendered page of a step.</summary>
    public async ValueTask<FrozenPage?> Page(PackedSheet sheet, string name, Language language, Func<StepView, Task<string>> render)
    {
        var key = KeyOf(sheet, name, language);
        if (pages.TryGetValue(key, out var ready)) return ready;
        if (Step(sheet, name, language) is not { } step) return null;
        return pages[key] = new(await render(step));
    }

    private static string KeyOf(PackedSheet sheet, string name, Language language) =>
        string.Create(sheet.Codes.Length, sheet.Codes, (asked, codes) =>
        {
            for (var at = 0; at < asked.Length; at++) asked[at] = codes[at] == AnswerCode.NotAsked ? '-' : '+';
        }) + sheet.Perspective.ToString(System.Globalization.CultureInfo.InvariantCulture) + language.Key + name;

    /// <summary>The sheet with the answers of a step; null when one fits no option of its item.</summary>
    /// <param name="answer">What was sent for the item at a place; null when nothing was.</param>
    public PackedSheet? Answer(PackedSheet sheet, string name, Func<int, string?> answer)
    {
        if (Step(sheet, name, Language.German) is not { } step) return null;
        var codes = sheet.Codes.ToArray();
        foreach (var (item, place) in step.Sections.SelectMany(section => section.Items))
        {
            if (answer(place) is not { } text) continue;
            if (!byte.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var code) || !Fits(item, code)) return null;
            codes[place] = code;
        }

        return sheet with { Codes = codes };
    }

    private bool Fits(Item item, byte code)
    {
        var scale = state.Model.ScaleOf(item);
        return code switch
        {
            AnswerCode.DoNotKnow => scale.DoNotKnow,
            AnswerCode.NotApplicable => scale.NotApplicable,
            _ => code >= scale.Low && code <= scale.High,
        };
    }
}
