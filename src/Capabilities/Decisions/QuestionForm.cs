namespace Wegmarke.Decisions;

/// <summary>What was written about a question, kept when it has to be mended.</summary>
public sealed record QuestionForm(string Text = "", string Level = "", string Who = "", string Since = "", string About = "");

/// <summary>What was written about a decision, kept when it has to be mended.</summary>
public sealed record OutcomeForm(Guid Question, string Way, string Outcome, string Reason, string Day);
