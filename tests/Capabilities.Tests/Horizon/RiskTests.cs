using Wegmarke.Horizon;
using Wegmarke.Horizon.Risks;
using Wegmarke.Horizon.Trends;
using Wegmarke.Meetings;

namespace Wegmarke.Capabilities.Tests.Horizon;

/// <summary>Expected loss by hand, the steps of the cycle, and what grows old.</summary>
public sealed class RiskTests
{
    private static readonly DateOnly Today = new(2027, 3, 1);
    private static readonly Guid Town = Guid.NewGuid();

    [Theory]
    [InlineData(Likelihood.VeryRare, 1_000, 4_000, 200_000)]
    [InlineData(Likelihood.Rare, 5_000, 20_000, 800_000)]
    [InlineData(Likelihood.Occasional, 20_000, 66_000, 2_000_000)]
    [InlineData(Likelihood.Frequent, 50_000, 140_000, 4_000_000)]
    [InlineData(Likelihood.VeryFrequent, 100_000, 400_000, 16_000_000)]
    public void The_range_is_times_a_year_by_loss_bound_by_bound(Likelihood likelihood, double low, double likely, double high)
    {
        var loss = ExpectedLoss.Of(likelihood, new(100_000, 200_000, 4_000_000))!;
        Assert.Equal((low, likely, high), (Math.Round(loss.Low, 6), Math.Round(loss.Likely, 6), Math.Round(loss.High, 6)));
    }

    [Fact]
    public void Without_amounts_there_is_no_figure_and_what_remains_keeps_the_loss_where_none_is_given()
    {
        Assert.Null(ExpectedLoss.Of(Likelihood.Rare, LossRange.Unknown));
        var risk = Risk() with { Loss = new(100, 200, 300) };
        Assert.Null(ExpectedLoss.Residual(risk));
        Assert.Equal(20, Math.Round(ExpectedLoss.Residual(risk with { ResidualLikelihood = Likelihood.Rare })!.Likely, 6));
        Assert.Equal(2, Math.Round(ExpectedLoss.Residual(risk with { ResidualLikelihood = Likelihood.Rare,
            ResidualLoss = new(10, 20, 30) })!.Likely, 6));
    }

    [Fact]
    public void The_cycle_asks_for_one_thing_after_the_other()
    {
        var bearer = new RiskAcceptance(Guid.NewGuid(), Guid.NewGuid(), Town, "Dr. Kaya", "", Today.AddDays(10), "", default);
        Assert.Equal(RiskStep.Treat, Step(Risk(), null));
        Assert.Equal(RiskStep.Accept, Step(Risk() with { Treatment = Treatment.Accept }, null));
        Assert.Equal(RiskStep.Accept, Step(Risk() with { Treatment = Treatment.Accept }, bearer with { Until = Today.AddDays(-1) }));
        Assert.Equal(RiskStep.Watch, Step(Risk() with { Treatment = Treatment.Accept }, bearer));
        Assert.Equal(RiskStep.Begin, Step(Risk() with { Treatment = Treatment.Reduce }, null));
        Assert.Equal(RiskStep.Watch, Step(Risk() with { Treatment = Treatment.Reduce, Initiatives = [Guid.NewGuid()] }, null));
        Assert.Equal(RiskStep.Review, Step(Risk() with { Treatment = Treatment.Share, Review = Today.AddDays(-1) }, null));
    }

    [Fact]
    public void What_is_due_stands_on_the_agenda_with_its_reason()
    {
        EntryState Of(EntryContent content) =>
            new([new HorizonEntry(Guid.NewGuid(), 1, Town, content.Kind, content.ToJson(), "", default)], [], null);
        var trend = new TrendContent("Alt", "Zeitung", Today.AddDays(-91), TrendHorizon.Soon);
        var accepted = Of(Risk() with { Title = "Getragen", Treatment = Treatment.Accept, Review = Today.AddDays(5) });
        var board = new HorizonBoard(
        [
            Of(trend), Of(trend with { Title = "Jung", Noted = Today.AddDays(-90) }), accepted,
            Of(trend with { Title = "Beantwortet", Answer = TrendAnswer.Watch, Review = Today.AddDays(-3) }),
            Of(Risk() with { Title = "Später", Treatment = Treatment.Share, Review = Today }),
        ], [new(new(Guid.NewGuid(), accepted.Id, Town, "Dr. Kaya", "", Today.AddDays(-1), "", default), null)]);
        Assert.Equal([(AgendaReason.SignalUnanswered, "Alt"), (AgendaReason.AcceptanceEnded, "Getragen"),
            (AgendaReason.HorizonReview, "Beantwortet")],
            FindPoints.Run(board, Today).Select(one => (one.Reason, one.Subject)));
    }

    [Fact]
    public void A_risk_is_one_sentence() => Assert.Equal("Weil a, kann es geschehen, dass b; dann c.",
        Risk().Sentence(Design.Language.German));

    private static RiskStep Step(RiskContent risk, RiskAcceptance? acceptance) =>
        RiskSteps.Of(new([new HorizonEntry(Guid.NewGuid(), 1, Town,
        EntryKind.Risk, risk.ToJson(), "", default)], [], null), acceptance, Today);

    private static RiskContent Risk() => new("Risiko", "a", "b", "c", Likelihood.Rare, Impact.Severe)
    {
        Relevance = new Dictionary<string, Relevance> { ["technology"] = Relevance.High }, Review = Today.AddDays(30),
    };
}
