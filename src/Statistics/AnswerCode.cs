namespace Wegmarke.Statistics;

/// <summary>How one answer is held in one byte: a scale value up to <see cref="LargestValue"/>, or a named absence.</summary>
public static class AnswerCode
{
    public const byte LargestValue = 249;

    /// <summary>The item was not in this respondent's form (planned missing or routed away).</summary>
    public const byte NotAsked = 252;
    public const byte NotApplicable = 253;
    public const byte DoNotKnow = 254;
    public const byte Skipped = 255;

    public static bool IsValue(byte code) => code <= LargestValue;
}
