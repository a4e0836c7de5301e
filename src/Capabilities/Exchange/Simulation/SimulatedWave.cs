using Wegmarke.MaturityModels;
using Wegmarke.Responses;
using Wegmarke.Statistics;

namespace Wegmarke.Exchange;

/// <summary>One wave: everybody's careful and complete answers, and the sheets that really came.</summary>
internal sealed record SimulatedWave(
    IReadOnlyList<SimulatedPerson> People, IReadOnlyList<byte[]> Careful, IReadOnlyList<bool> Answered,
        IReadOnlyList<SimulatedSheet> Sheets)
{
    private const double MiddleShare = 0.85;

    public double ResponseRate(int town)
    {
        int staff = 0, came = 0;
        for (var number = 0; number < People.Count; number++)
        {
            if (People[number].Town != town || !People[number].Hierarchy) continue;
            staff++;
            if (Answered[number]) came++;
        }

        return (double)came / staff;
    }

    public static SimulatedWave Draw(
        SimulationSpec spec, MaturityModel model, SimulatedItems items, IReadOnlyList<SimulatedPerson> people,
            IReadOnlyList<double[]> levels,
        IReadOnlyList<TrueTown> towns, int wave, Chance chance)
    {
        var careful = new List<byte[]>(people.Count);
        var answered = new List<bool>(people.Count);
        var sheets = new List<SimulatedSheet>(people.Count / 2);
        var form = model.Forms.FirstOrDefault(one => one.Key == spec.Form);
        double[] shares = [1 - spec.Careless.Straight - spec.Careless.Random - spec.Careless.Middle,
            spec.Careless.Straight, spec.Careless.Random, spec.Careless.Middle];
        for (var number = 0; number < people.Count; number++)
        {
            var person = people[number];
            var codes = items.Answer(levels[number], person, wave, spec.MethodSd, chance);
            var rate = towns[person.Town].BaseRate;
            var odds = Math.Log(rate / (1 - rate)) + spec.ResponseByValue * levels[number].Average() + SimulatedPeople.Readiness(person);
            var came = chance.Happens(1 / (1 + Math.Exp(-odds)));
            careful.Add(codes);
            answered.Add(came);
            if (!came) continue;
            var care = (Care)chance.Weighted(shares);
            var given = Disturb((byte[])codes.Clone(), care, person, spec, model, items, chance);
            if (form is not null) LeaveOut(given, form, person, model, chance);
            sheets.Add(new(person.Town, person.Unit, new(person.Perspective, person.Unit, given), person, care));
        }

        return new(people, careful, answered, sheets);
    }

    /// <summary>Careless answers, then skipped items, "don't know" and the end of those who break off.</summary>
    private static byte[] Disturb(
        byte[] codes, Care care, SimulatedPerson person, SimulationSpec spec, MaturityModel model, SimulatedItems items, Chance chance)
    {
        var technology = Math.Max(model.Areas.ToList().FindIndex(area => area.Key == "technology"), -1);
        var straight = chance.Uniform();
        var end = chance.Happens(spec.BreakOff) ? chance.Below(codes.Length) : codes.Length;
        for (var at = 0; at < codes.Length; at++)
        {
            if (!AnswerCode.IsValue(codes[at])) continue;
            var scale = items.ScaleAt(at);
            codes[at] = care switch
            {
                Care.Straight => (byte)(scale.Low + Math.Min(scale.Stages - 1, 1 + (int)(straight * (scale.Stages - 1)))),
                Care.Random => (byte)(scale.Low + chance.Below(scale.Stages)),
                Care.Middle when chance.Happens(MiddleShare) => (byte)((scale.Low + scale.High + 1) / 2),
                _ => codes[at],
            };
            var unknown = person.Role == "field" && items.AreaOf[at] == technology ? spec.DoNotKnowTechnology : spec.DoNotKnow;
            if (at >= end || chance.Happens(spec.ItemMissing)) codes[at] = AnswerCode.Skipped;
            else if (chance.Happens(unknown)) codes[at] = scale.DoNotKnow ? AnswerCode.DoNotKnow : AnswerCode.Skipped;
            else if (scale.NotApplicable && chance.Happens(spec.NotApplicable)) codes[at] = AnswerCode.NotApplicable;
        }

        return codes;
    }

    private static void LeaveOut(byte[] codes, Form form, SimulatedPerson person, MaturityModel model, Chance chance)
    {
        var perspective = model.Perspectives[person.Perspective].Key;
        if (!form.Perspectives.Contains(perspective)) return;
        var asked = AssignItems.Run(model, form, perspective, chance.Below);
        for (var at = 0; at < codes.Length; at++)
        {
            if (!asked.Contains(model.Items[at].Key)) codes[at] = AnswerCode.NotAsked;
        }
    }
}
