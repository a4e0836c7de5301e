using Wegmarke.MaturityModels.Yaml;

namespace Wegmarke.MaturityModels;

/// <summary>Holds causes, initiatives and guides against the model: every reference leads somewhere, every cause can be seen, tested and
/// answered, every initiative answers something.</summary>
public static class CheckCatalogue
{
    public static void Run(MaturityModel model, IReadOnlyDictionary<string, (string File, Node Node)> places,
        ICollection<ModelProblem> problems)
    {
        void Report(string kind, string key, string what, string remedy)
        {
            var (file, node) = places.GetValueOrDefault($"{kind}:{key}", ("", new TextNode("", 1, 1)));
            problems.Add(new(file, node.Line, node.Column, what, remedy));
        }

        var known = new Known(model);
        foreach (var cause in model.Causes) CheckCause(model, cause, known, Report);
        foreach (var initiative in model.Initiatives) CheckInitiative(model, initiative, known, Report);
        foreach (var guide in model.Guides) CheckGuide(guide, known, Report);
        foreach (var circle in Circles(model))
        {
            Report("initiative", circle, $"\"{circle}\" is, over others, a prerequisite of itself.", "Take one prerequisite out.");
        }
    }

    private sealed class Known(MaturityModel model)
    {
        public HashSet<string> Areas { get; } = [.. model.Areas.Select(area => area.Key)];

        public HashSet<string> Items { get; } = [.. model.Items.Select(item => item.Key)];

        public HashSet<string> Facets { get; } =
            [.. model.Areas.SelectMany(area => area.Facets.Select(facet => $"{area.Key}.{facet.Key}"))];

        public HashSet<string> Indicators { get; } = [.. model.Indicators.Select(one => one.Key)];

        public HashSet<string> Causes { get; } = [.. model.Causes.Select(one => one.Key)];

        public HashSet<string> Initiatives { get; } = [.. model.Initiatives.Select(one => one.Key)];
    }

    private static void CheckCause(MaturityModel model, KnownCause cause, Known known, Action<string, string, string, string> report)
    {
        void Refer(string what, IEnumerable<string> keys, HashSet<string> there) => References("cause", cause.Key, what, keys, there,
            report);
        Refer("area", cause.Areas, known.Areas);
        Refer("item", cause.Signs.Items, known.Items);
        Refer("facet", cause.Signs.Facets, known.Facets);
        Refer("indicator", cause.Signs.Indicators, known.Indicators);
        Refer("area", cause.Signs.Spread, known.Areas);
        Refer("initiative", cause.Initiatives, known.Initiatives);
        if (cause.Signs.None)
        {
            report("cause", cause.Key, $"The cause \"{cause.Key}\" has no sign.", "Name items, facets, indicators or spread that show it.");
        }
        if (cause.Initiatives.Count == 0)
        {
            report("cause", cause.Key, $"The cause \"{cause.Key}\" has no initiative.", "Name at least one that answers it.");
        }

        foreach (var silent in model.Initiatives.Where(one => cause.Initiatives.Contains(one.Key) && !one.Causes.Contains(cause.Key)))
        {
            report("initiative", silent.Key, $"The cause \"{cause.Key}\" is answered by \"{silent.Key}\", which does not name it.",
                $"Add \"{cause.Key}\" to its causes, or take the initiative out of the cause.");
        }
    }

    private static void CheckInitiative(MaturityModel model, KnownInitiative initiative, Known known,
        Action<string, string, string, string> report)
    {
        void Refer(string what, IEnumerable<string> keys, HashSet<string> there) =>
            References("initiative", initiative.Key, what, keys, there, report);
        Refer("area", initiative.Areas, known.Areas);
        Refer("cause", initiative.Causes, known.Causes);
        Refer("initiative", initiative.Prerequisites, known.Initiatives);
        Refer("role", initiative.Capacity, [.. CapacityRoles.All.Keys]);
        if (initiative.Causes.Count == 0)
        {
            report("initiative", initiative.Key, $"The initiative \"{initiative.Key}\" answers no cause.", "Name at least one cause.");
        }

        foreach (var silent in model.Causes.Where(one => initiative.Causes.Contains(one.Key) && !one.Initiatives.Contains(initiative.Key)))
        {
            report("cause", silent.Key, $"The initiative \"{initiative.Key}\" answers \"{silent.Key}\", which does not name it.",
                $"Add \"{initiative.Key}\" to its initiatives, or take the cause out of the initiative.");
        }
    }

    private static void CheckGuide(InterviewGuide guide, Known known, Action<string, string, string, string> report)
    {
        References("guide", guide.Role, "role", [guide.Role], [.. CapacityRoles.Interviewed], report);
        foreach (var question in guide.Questions)
        {
            References("question", question.Key, "area", [question.Area], known.Areas, report);
            References("question", question.Key, "cause", question.Causes, known.Causes, report);
            foreach (var other in question.In.Except(guide.Minutes))
            {
                report("question", question.Key, $"The guide of \"{guide.Role}\" has no length of {other} minutes.",
                    $"Its lengths are {string.Join(", ", guide.Minutes)}.");
            }
        }

        foreach (var empty in guide.Minutes.Where(length => !guide.Questions.Any(question => question.In.Contains(length))))
        {
            report("guide", guide.Role, $"No question is asked in {empty} minutes.", $"Write {empty} into \"in\" of some questions.");
        }
    }

    private static void References(string kind, string key, string what, IEnumerable<string> keys, HashSet<string> known,
        Action<string, string, string, string> report)
    {
        foreach (var unknown in keys.Where(one => one.Length > 0 && !known.Contains(one)))
        {
            report(kind, key, $"The {what} \"{unknown}\" is not there.",
                known.Count == 0 ? $"The model has none; take it out." : Fields.Nearest(unknown, known));
        }
    }

    private static IEnumerable<string> Circles(MaturityModel model)
    {
        var needs = model.Initiatives.GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.First().Prerequisites);
        foreach (var start in needs.Keys)
        {
            var (seen, open) = (new HashSet<string>(), new Stack<string>(needs[start]));
            while (open.TryPop(out var next))
            {
                if (!seen.Add(next)) continue;
                foreach (var further in needs.GetValueOrDefault(next) ?? []) open.Push(further);
            }

            if (seen.Contains(start)) yield return start;
        }
    }
}
