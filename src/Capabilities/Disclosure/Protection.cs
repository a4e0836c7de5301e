namespace Wegmarke.Disclosure;

/// <summary>The numbers of the disclosure gate. What each is for, and why these suffice, is written in docs/guide/disclosure.md.</summary>
/// <param name="Answers">Fewest answers a rating may rest on, 5 to 20, fixed when the campaign is planned.</param>
public sealed record Protection(int Answers)
{
    /// <summary>Fewest people in a group whose comments are shown.</summary>
    public const int CommentsMin = 10;

    /// <summary>A body of fewer people is judged by name.</summary>
    public const int SingularBodyMin = 5;

    /// <summary>Fewest others behind a figure of a circle, besides the member who looks.</summary>
    public const int CircleOthersMin = 5;

    /// <summary>A member who carries more than this share of a circle figure is seen through it.</summary>
    public const double CircleShareMax = 0.5;

    /// <summary>Stages by which the sum of a few answers to one item must stay uncertain.</summary>
    public const double ItemRange = 2;

    /// <summary>Stages by which the sum of a few people's scores of an area or facet must stay uncertain.</summary>
    public const double ScoreRange = 1;

    public const int MeanDecimals = 2;
    public const int SdDecimals = 1;

    public int Comments => Math.Max(CommentsMin, Answers);

    public static double RoundMean(double value) => Math.Round(value, MeanDecimals, MidpointRounding.AwayFromZero);

    public static double RoundSd(double value) => Math.Round(value, SdDecimals, MidpointRounding.AwayFromZero);

    /// <summary>Enough answers, and not all (nearly) the same.</summary>
    public bool Suffices(int answers, double lowest, double highest, double range) => answers >= Answers
        && highest - lowest >= range - 1e-9;
}
