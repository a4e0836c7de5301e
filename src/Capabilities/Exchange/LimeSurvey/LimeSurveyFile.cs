using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Instruments;

namespace Wegmarke.Exchange.LimeSurvey;

/// <summary>A LimeSurvey structure as it was read.</summary>
/// <param name="Kind">Survey, Group or Question.</param>
/// <param name="Answers">Answer options that stand in the file, without those LimeSurvey brings itself.</param>
internal sealed record LimeSurveyFile(
    string Kind, string Version, Instrument Instrument, int Answers, int Conditions, int Quotas, int Assessments, int Attributes)
{
    /// <summary>Question and sub-question behind a response column, by the ids of the file.</summary>
    public required LimeIds Ids { get; init; }

    public IReadOnlyList<(string Name, long Count)> Counts =>
    [
        ("groups", Instrument.Groups.Count),
        ("questions", Instrument.Questions.Count),
        ("subquestions", Instrument.SubQuestions),
        ("answers", Answers),
        ("conditions", Conditions),
        ("relevance", Instrument.Conditions),
        ("quotas", Quotas),
        ("assessments", Assessments),
        ("attributes", Attributes),
        ("languages", Instrument.Languages.Count),
    ];

    public Contents Contents(string format) => new(format, Version, Instrument.Title)
    {
        Counts = Counts,
        Lists = [("languages", Instrument.Languages)],
        Kinds = [("types", Foreign.Contents.CountKinds(Instrument.Questions.Select(question => question.Kind)))],
    };
}

/// <summary>Ids of one file; foreign to every other system, so nothing else keeps them.</summary>
internal sealed record LimeIds(string Survey, IReadOnlyDictionary<string, Question> Questions);
