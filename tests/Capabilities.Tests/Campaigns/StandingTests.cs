using Wegmarke.Campaigns.Consent;

namespace Wegmarke.Capabilities.Tests.Campaigns;

public sealed class StandingTests
{
    /// <summary>Every act that follows from every standing; all others change nothing.</summary>
    private static readonly (Standing From, ConsentAct Act, Standing To)[] Ways =
    [
        (Standing.NotAsked, ConsentAct.Submitted, Standing.Waiting), (Standing.NotAsked, ConsentAct.NoStaffCouncil,
            Standing.NoStaffCouncil),
        (Standing.Void, ConsentAct.Submitted, Standing.Waiting), (Standing.Void, ConsentAct.NoStaffCouncil, Standing.NoStaffCouncil),
        (Standing.ConditionsOpen, ConsentAct.ConditionsMet, Standing.ConditionsMet),
        (Standing.Refused, ConsentAct.ConciliationCalled, Standing.InConciliation),
        (Standing.InConciliation, ConsentAct.ConsentReplaced, Standing.DecidedFor),
        (Standing.InConciliation, ConsentAct.CouncilRecommended, Standing.CouncilToDecide),
        (Standing.CouncilToDecide, ConsentAct.CouncilDecidedFor, Standing.DecidedFor),
        (Standing.CouncilToDecide, ConsentAct.CouncilDecidedAgainst, Standing.DecidedAgainst),
        .. Enum.GetValues<Standing>().Except([Standing.DecidedFor, Standing.DecidedAgainst]).SelectMany(from =>
            new[] { (from, ConsentAct.Consented, Standing.Consented), (from, ConsentAct.ConsentedOnConditions, Standing.ConditionsOpen),
                (from, ConsentAct.Refused, Standing.Refused) }),
    ];

    [Fact]
    public void An_act_follows_only_where_it_makes_sense()
    {
        foreach (var from in Enum.GetValues<Standing>())
        {
            foreach (var act in Enum.GetValues<ConsentAct>())
            {
                Standing? wanted = Ways.Any(way => way.From == from && way.Act == act)
                    ? Ways.Single(way => way.From == from && way.Act == act).To : null;
                Assert.Equal((from, act, wanted), (from, act, Standings.After(from, act)));
            }
        }
    }

    [Fact]
    public void Four_standings_permit() => Assert.Equal(
        [Standing.Consented, Standing.ConditionsMet, Standing.DecidedFor, Standing.NoStaffCouncil],
        Enum.GetValues<Standing>().Where(one => one.Permits()));

    [Fact]
    public void What_was_declared_about_other_settings_counts_for_nothing_but_that_there_is_no_council_does()
    {
        Assert.Equal(Standing.Void, Standings.Of([Step(ConsentAct.Consented, "before")], "now"));
        Assert.Equal(Standing.Consented, Standings.Of([Step(ConsentAct.Refused, "before"), Step(ConsentAct.Consented, "now")], "now"));
        Assert.Equal(Standing.NoStaffCouncil, Standings.Of([Step(ConsentAct.NoStaffCouncil, "before")], "now"));
        Assert.Equal(Standing.NotAsked, Standings.Of([Step(ConsentAct.DataProtectionAdvised, "now")], "now"));
        Assert.Equal(Standing.ConditionsMet, Standings.Of([Step(ConsentAct.Submitted, "now"),
            Step(ConsentAct.ConsentedOnConditions, "now"), Step(ConsentAct.ConditionsMet, "now")], "now"));
    }

    private static ConsentStep Step(ConsentAct act, string hash) => new(Guid.NewGuid(), Guid.Empty, Guid.Empty, act, hash, "", "",
        default, false,
        false, "", default);
}
