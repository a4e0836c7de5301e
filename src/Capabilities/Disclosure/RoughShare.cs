using Wegmarke.Design;

namespace Wegmarke.Disclosure;

/// <summary>A share as it may be told: in steps of a tenth, never none and never all.</summary>
/// <param name="Tenths">1 to 9.</param>
/// <param name="About">Size of the group, rounded to fives.</param>
public sealed record RoughShare(int Tenths, int About)
{
    /// <summary>Fewest on either side: with one, whoever is that one knows all the others.</summary>
    public const int EitherSideMin = 2;

    /// <summary>"about 3 of 10".</summary>
    public string Said(Language language) => Tenths switch
    {
        1 => language.Say("höchstens 1 von 10", "1 of 10 at most"),
        9 => language.Say("mindestens 9 von 10", "9 of 10 at least"),
        _ => language.Say($"etwa {Tenths} von 10", $"about {Tenths} of 10"),
    };

    private const int Parts = 10;
    private const int SizeStep = 5;

    /// <returns>Null: protected.</returns>
    public static RoughShare? Of(int some, int all, int threshold) => IsSafe(some, all, threshold)
        ? new(Math.Clamp((int)Math.Round((double)Parts * some / all, MidpointRounding.AwayFromZero), 1, Parts - 1),
            (int)Math.Round((double)all / SizeStep, MidpointRounding.AwayFromZero) * SizeStep) : null;

    /// <summary>Holds for every union of two groups for which it holds.</summary>
    public static bool IsSafe(int some, int all, int threshold) => all >= threshold && some >= EitherSideMin && all - some >= EitherSideMin;
}
