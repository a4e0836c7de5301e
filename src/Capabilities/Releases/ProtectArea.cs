using Wegmarke.Disclosure;

namespace Wegmarke.Releases;

/// <summary>What of one area in one perspective may be shown: first scores, then facets and items of the cells whose scores are
/// shown.</summary>
internal static class ProtectArea
{
    /// <param name="sheets">For which slices the number of sheets is shown.</param>
    /// <param name="known">What earlier versions of this release showed: of scores, of details.</param>
    /// <param name="earlier">What earlier waves showed.</param>
    public static AreaChoice Run(AreaCube cube, CutChoice sheets, ReleaseFacts facts,
        (IReadOnlyList<CellSet> Scores, IReadOnlyList<CellSet> Details) known, EarlierCuts earlier)
    {
        var (slices, singular) = (cube.Sheets.Slices, cube.Area.SingularRole);
        if (!sheets.Whole || !SingularRoles.MayShowWhole(singular, facts.Leaders,
            facts.SingularConsent)) return AreaChoice.Nothing(cube);
        var parts = SingularRoles.MayShowPart(singular, facts.SingularConsent);
        var partDetails = SingularRoles.MayShowPart(cube.HasSingularItem, facts.SingularConsent);
        var wholeDetails = SingularRoles.MayShowWhole(cube.HasSingularItem, facts.Leaders, facts.SingularConsent);
        bool May(int at, IReadOnlyList<CellSet> before) => !facts.OnlyKnown || before.Contains(cube.Sheets.Cuts[at]);
        var offered = Offer(cube, at => parts && sheets.Shown[at] && May(at, known.Scores));
        AreaChoice Choose(Func<CellSet, bool> safe)
        {
            var scores = ChooseCuts.Run(cube.Sheets.Rows.Count, offered, known.Scores, safe, earlier);
            var details = ChooseCuts.Run(cube.Sheets.Rows.Count,
                Offer(cube, at => partDetails && scores.Shown[at] && May(at, known.Details)
                    && (slices[at].Unit is null || slices[at].Attribute is null)),
                    known.Details,
                set => wholeDetails && scores.Whole && cube.DetailsAreSafe(set), earlier);
            return new(cube, scores, details);
        }

        var choice = Choose(cube.ScoreIsSafe);
        if (StaysOpen(choice)) return choice;
        choice = Choose(set => cube.ScoreIsSafe(set) && cube.DetailsAreSafe(set));
        return StaysOpen(choice) ? choice : AreaChoice.Nothing(cube);
    }

    /// <summary>Details that are held back must not follow from scores that are shown.</summary>
    private static bool StaysOpen(AreaChoice choice)
    {
        if (!choice.Scores.Whole) return true;
        // Scores that were made comparable by means of items would tell of these means.
        if (choice.Cube.IsPlanned && !choice.Details.Whole) return false;
        if (!choice.Details.Whole) return choice.Cube.StaysOpen(choice.Scores.Blocks, false);
        return choice.Details.Blocks.All(together => choice.Cube.StaysOpen([.. choice.Scores.Blocks.Where(block => block.Within(together))],
            true));
    }

    private static List<CellSet> Offer(AreaCube cube, Func<int, bool> chosen)
    {
        var nothing = CellSet.Of(cube.Sheets.Rows.Count, _ => false);
        return [.. cube.Sheets.Cuts.Select((cut, at) => chosen(at) ? cut : nothing)];
    }
}

internal sealed record AreaChoice(AreaCube Cube, CutChoice Scores, CutChoice Details)
{
    public static AreaChoice Nothing(AreaCube cube)
    {
        var none = new CutChoice(false, new bool[cube.Sheets.Slices.Count], [cube.Sheets.Whole]);
        return new(cube, none, none);
    }

    /// <summary>The whole document once more, from what it shows and not from how that was chosen: every block that a reader can tell apart
    /// must be safe, but for those that an earlier version told apart.</summary>
    public void Audit(IReadOnlyList<CellSet> knownScores, IReadOnlyList<CellSet> knownDetails, EarlierCuts earlier)
    {
        Audit(Scores, knownScores, Cube.ScoreIsSafe, earlier);
        Audit(Details, knownDetails, Cube.DetailsAreSafe, earlier);
    }

    private void Audit(CutChoice choice, IReadOnlyList<CellSet> known, Func<CellSet, bool> safe, EarlierCuts earlier)
    {
        if (!choice.Whole) return;
        var cells = Cube.Sheets.Rows.Count;
        var before = ChooseCuts.BlocksOf(cells, known).ToHashSet();
        var shown = Cube.Sheets.Cuts.Where((_, at) => choice.Shown[at]);
        var blocks = ChooseCuts.BlocksOf(cells, known.Concat(shown));
        if (blocks.Any(block => !before.Contains(block) && !safe(block)) || earlier.TellsClosed(blocks))
        {
            throw new InvalidOperationException($"The release of {Cube.Area.Key} would tell apart fewer people than agreed; nothing was released.");
        }
    }
}
