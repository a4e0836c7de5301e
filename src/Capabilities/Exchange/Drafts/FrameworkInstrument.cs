using System.Globalization;
using Wegmarke.Exchange.Frameworks;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.Drafts;

/// <summary>A framework as a questionnaire: what can be assessed is asked, with its own graded answers or the framework's levels.</summary>
internal static class FrameworkInstrument
{
    public static Instrument Of(Framework framework)
    {
        var language = framework.Languages[0];
        var byId = framework.Nodes.GroupBy(node => node.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First());
        var groups = framework.Nodes.Where(node => !node.Assessable)
            .Select(node => new QuestionGroup(node.Id, Wordings.Of(language, node.Name.Length > 0 ? node.Name : node.Description), "",
                node.Place)).ToList();
        if (framework.Nodes.Any(node => node.Assessable && (node.Parent is null || !byId.ContainsKey(node.Parent))))
        {
            groups.Insert(0, new("", Wordings.Of(language, framework.Title), "", Foreign.Place.Whole));
        }

        var questions = framework.Nodes.Where(node => node.Assessable).Select((node, at) => new Question(
            $"q{(at + 1).ToString(CultureInfo.InvariantCulture)}", node.Parent is { } parent && byId.ContainsKey(parent) ? parent : "", framework.Format, AnswerForm.Rating,
            Wordings.Of(language, node.Description.Length > 0 ? $"{node.Name}: {node.Description}" : node.Name), [], [],
            node.Questions <= 1 && node.Answers.Count > 1 ? node.Answers : framework.Levels, "", false, node.Place)).ToList();
        return new(framework.Title, framework.Languages, groups, questions);
    }
}
