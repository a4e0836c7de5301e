namespace Wegmarke.Indicators;

/// <summary>What was written into the form of the readings page, kept when it has to be mended.</summary>
public sealed record ReadingForm(string Indicator = "", string Value = "", string Date = "", string Source = "", string Document = "",
    string? Problem = null);
