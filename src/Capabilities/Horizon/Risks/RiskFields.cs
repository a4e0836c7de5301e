using Wegmarke.Design;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Horizon.Risks;

/// <summary>The fields of a risk.</summary>
internal static class RiskFields
{
    public static IReadOnlyList<FactField> Of(Language language)
    {
        var say = language.Say;
        return
        [
            new("title", say("Risiko in wenigen Worten", "Risk in a few words"), FactInput.Line, true),
            new("context", say("Zusammenhang: Aufgabe, Leistung, Zeitraum", "Context: task, service, period"), FactInput.Line),
            new("cause", say("Ursache: Weil …", "Cause: because …"), FactInput.Line, true,
                say("Nebensatz ohne „weil“", "clause without “because”")),
            new("event", say("Ereignis: kann es geschehen, dass …", "Event: it can happen that …"), FactInput.Line, true),
            new("effect", say("Folge: dann …", "Effect: then …"), FactInput.Line, true),
            new("likelihood", say("Wie oft ist damit zu rechnen?", "How often is it to be expected?"), FactInput.Choice, true)
                { Choices = EntryFields.Choices<Likelihood>(one => one.Name(language)) },
            new("impact", say("Wie hart trifft es?", "How hard does it hit?"), FactInput.Choice, true)
                { Choices = EntryFields.Choices<Impact>(one => one.Name(language)) },
            .. Losses("loss", say("Schaden, wenn es geschieht, in Euro", "Loss when it happens, in euro"), language),
            new("treatment", say("Wie gehen wir damit um?", "What do we do about it?"), FactInput.Choice, true)
                { Choices = EntryFields.Choices<Treatment>(one => one.Name(language)) },
            new("treatmentwords", say("Was tun wir, und warum so?", "What do we do, and why so?"), FactInput.Text),
            new("residuallikelihood", say("Danach: wie oft noch?", "Afterwards: how often still?"), FactInput.Choice)
                { Choices = [("", NotYet(language)), .. EntryFields.Choices<Likelihood>(one => one.Name(language))] },
            new("residualimpact", say("Danach: wie hart noch?", "Afterwards: how hard still?"), FactInput.Choice)
                { Choices = [("", NotYet(language)), .. EntryFields.Choices<Impact>(one => one.Name(language))] },
            .. Losses("residual", say("Danach: Schaden, wenn es geschieht, in Euro", "Afterwards: loss when it happens, in euro"),
                language),
            new("owner", say("Zuständig (Amt oder Funktion)", "Owner (unit or office)"), FactInput.Line, true),
            new("review", say("Wieder ansehen am", "Look at it again on"), FactInput.Day, true),
        ];
    }

    public static IEnumerable<(string Name, string Value)> Values(RiskContent risk) =>
    [
        ("context", risk.Context), ("cause", risk.Cause), ("event", risk.Event), ("effect", risk.Effect),
        ("likelihood", $"{risk.Likelihood}"), ("impact", $"{risk.Impact}"), .. Values("loss", risk.Loss),
        ("treatment", $"{risk.Treatment}"), ("treatmentwords", risk.TreatmentWords), ("residuallikelihood", $"{risk.ResidualLikelihood}"),
        ("residualimpact", $"{risk.ResidualImpact}"), .. Values("residual", risk.ResidualLoss),
    ];

    public static RiskContent Read(FactForm form, string title) =>
        new(title, form.Text("cause"), form.Text("event"), form.Text("effect"), form.Choice<Likelihood>("likelihood"),
            form.Choice<Impact>("impact"))
        {
            Context = form.Text("context"), Loss = Loss(form, "loss"), Treatment = form.Choice<Treatment>("treatment"),
            TreatmentWords = form.Text("treatmentwords"), ResidualLikelihood = Chosen<Likelihood>(form, "residuallikelihood"),
            ResidualImpact = Chosen<Impact>(form, "residualimpact"), ResidualLoss = Loss(form, "residual"),
        };

    private static T? Chosen<T>(FactForm form, string name)
        where T : struct, Enum => form.Text(name).Length == 0 ? null : form.Choice<T>(name);

    private static IEnumerable<FactField> Losses(string name, string label, Language language) =>
    [
        new(name + "low", label + language.Say(": mindestens", ": at least"), FactInput.Whole),
        new(name + "likely", label + language.Say(": wahrscheinlich", ": likely"), FactInput.Whole),
        new(name + "high", label + language.Say(": höchstens", ": at most"), FactInput.Whole),
    ];

    private static LossRange Loss(FactForm form, string name) =>
        new(form.Whole(name + "low"), form.Whole(name + "likely"), form.Whole(name + "high"));

    private static IEnumerable<(string, string)> Values(string name, LossRange loss) =>
        [(name + "low", Text(loss.Low)), (name + "likely", Text(loss.Likely)), (name + "high", Text(loss.High))];

    private static string Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static string NotYet(Language language) => language.Say("noch nicht eingeschätzt", "not judged yet");
}
