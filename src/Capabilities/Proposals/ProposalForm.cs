namespace Wegmarke.Proposals;

/// <summary>What was written about a proposal, kept when it has to be mended.</summary>
public sealed record ProposalForm(
    string Deed = "", string Words = "", string Told = "", string Title = "", string Area = "", string Level = "", string Until = "",
    string Letter = "");
