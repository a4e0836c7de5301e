namespace Wegmarke.Campaigns.Consent;

/// <summary>What was written into a form, kept when it has to be mended.</summary>
/// <param name="Recorded">Whether it was the form that records what others decided.</param>
public sealed record ConsentForm(string Day, string Act = "", string Text = "", bool Recorded = false, string? Problem = null);
