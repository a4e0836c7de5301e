using Wegmarke.Causes;

namespace Wegmarke.Capabilities.Tests.Causes;

/// <summary>The rule that says what evidence makes of a cause.</summary>
public sealed class VerdictTests
{
    [Theory]
    // Kinds: R release, I indicator, Q voice, D document; the letter's case tells the side, the digit the source.
    [InlineData("", VerdictWord.Open)]
    [InlineData("Q1", VerdictWord.Plausible)]
    [InlineData("Q1 Q1 Q1 Q1 D1", VerdictWord.Plausible)]
    [InlineData("Q1 Q2 Q3 Q4 Q5", VerdictWord.Plausible)]
    [InlineData("Q1 Q2 D1", VerdictWord.Supported)]
    [InlineData("Q1 D1 D2", VerdictWord.Plausible)]
    [InlineData("R1 I1 I2 I3", VerdictWord.Plausible)]
    [InlineData("R1 I1 D1", VerdictWord.Supported)]
    [InlineData("R1 Q1 I1", VerdictWord.Supported)]
    [InlineData("Q1 Q2 D1 q3", VerdictWord.Supported)]
    [InlineData("Q1 Q2 D1 q3 q4", VerdictWord.Plausible)]
    [InlineData("Q1 q1", VerdictWord.Open)]
    [InlineData("q1", VerdictWord.Open)]
    [InlineData("q1 q2 q3", VerdictWord.Open)]
    [InlineData("q1 q2 d1", VerdictWord.Contradicted)]
    [InlineData("q1 q2 d1 R1", VerdictWord.Contradicted)]
    [InlineData("q1 q2 d1 R1 Q4", VerdictWord.Open)]
    public void The_rule_gives_the_verdict(string pieces, VerdictWord expected) => Assert.Equal(expected, Verdict.Of(Pieces(pieces)).Word);

    [Fact]
    public void Who_speaks_several_times_counts_once_however_it_is_written()
    {
        var verdict = Verdict.Of([Piece(EvidenceKind.Quote, true, "P07", "Bauamt"), Piece(EvidenceKind.Quote, true, "p07", "bauamt")]);
        Assert.Equal((1, 1, 1), (verdict.For, verdict.People, verdict.Units));
    }

    [Fact]
    public void What_speaks_for_a_cause_never_weakens_it()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var before = Enumerable.Range(0, random.Next(9)).Select(_ => Piece((EvidenceKind)random.Next(6), random.Next(2) == 0,
                $"{random.Next(4)}", "")).ToList();
            var added = Piece((EvidenceKind)random.Next(6), true, "new", "");
            Assert.True(Rank(Verdict.Of([.. before, added]).Word) >= Rank(Verdict.Of(before).Word));
        }
    }

    private static int Rank(VerdictWord word) => word switch
    {
        VerdictWord.Contradicted => 0,
        VerdictWord.Open => 1,
        VerdictWord.Plausible => 2,
        _ => 3,
    };

    internal static IReadOnlyList<Evidence> Pieces(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(piece => Piece(char.ToUpperInvariant(piece[0]) switch
        {
            'R' => EvidenceKind.Release,
            'I' => EvidenceKind.Indicator,
            'Q' => EvidenceKind.Quote,
            _ => EvidenceKind.Document,
        }, char.IsUpper(piece[0]), piece[1..], ""))];

    private static Evidence Piece(EvidenceKind kind, bool speaks, string source, string unit) =>
        new(Guid.NewGuid(), Guid.Empty, kind, speaks, source, unit, "", "", "", default);
}
