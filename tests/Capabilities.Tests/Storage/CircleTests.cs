using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Attacker;
using Wegmarke.Benchmarks;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Between a town and its trustee: what is taken, what is refused, and with which word.</summary>
public sealed class CircleTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Trustee = new(Guid.NewGuid(), "Prof. Adler", []);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_contribution_is_taken_once_and_only_unchanged(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (circle, invitation) = await Open(db);
        var (key, contribution) = (InstanceKey.Of(stores.Settings), Contribution(invitation, 1));
        var file = Sign(contribution, key, invitation);
        Assert.Equal(Refusal.Tampered, await Refused(db, file.ToText().Replace("\"mean\":3.5", "\"mean\":4.5", StringComparison.Ordinal)));
        Assert.Equal(Refusal.NoContribution, await Refused(db, "kein Beitrag"));
        Assert.Equal(Refusal.NoContribution, await Refused(db, file.ToText() + " {}"));
        Assert.IsType<ReceiveContribution.Received>(await ReceiveContribution.Run(db, file.ToText(), Now));
        Assert.Equal(Refusal.Replayed, await Refused(db, file.ToText()));
        Assert.IsType<ReceiveContribution.Received>(
            await ReceiveContribution.Run(db, Sign(Contribution(invitation, 2), key, invitation).ToText(), Now));
        Assert.Equal(Refusal.Replayed, await Refused(db, file.ToText()));
        var state = (await FindCircle.Run(db, circle.Id))!;
        Assert.Equal([1], Assert.Single(state.Members).Waves);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_cannot_be_is_refused_with_its_reason(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (_, invitation) = await Open(db);
        var key = InstanceKey.Of(stores.Settings);
        Task<Refusal> Of(Contribution changed, Invitation? with = null) => Refused(db, Sign(changed, key, with ?? invitation).ToText());
        var good = Contribution(invitation, 1);
        Assert.Equal(Refusal.FromTheFuture, await Of(good with { MadeAt = "2026-02-01T09:30:00Z" }));
        Assert.Equal(Refusal.FromTheFuture, await Of(good with { ClosedOn = "2026-02-03" }));
        Assert.Equal(Refusal.OtherModel, await Of(good with { ModelVersion = "9.0" }));
        Assert.Equal(Refusal.OtherModel, await Of(good with { ModelHash = "other" }));
        Assert.Equal(Refusal.OtherModel, await Of(good with { ModelKey = "anderes" }));
        Assert.Equal(Refusal.MorePeopleThanStaff, await Of(good with { Staff = 80, Leaders = 8, SizeClass = PeerGroups.SizeOf(80) }));
        Assert.Equal(Refusal.ImpossibleFigures, await Of(good with { Areas = [good.Areas[0] with { Overall = new(100, 7, 1) }] }));
        Assert.Equal(Refusal.UnknownMember, await Of(good with { Member = Guid.NewGuid() }));
        Assert.Equal(Refusal.NotInvited, await Of(good, invitation with { Token = "geraten" }));
        Assert.IsType<ReceiveContribution.Received>(await ReceiveContribution.Run(db, Sign(good, key, invitation).ToText(), Now));
        await using var elsewhere = await Stores.Open("SQLite", postgres);
        var other = InstanceKey.Of(elsewhere.Settings);
        Assert.Equal(Refusal.OtherKey, await Refused(db, Sign(Contribution(invitation, 2), other, invitation).ToText()));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_town_that_leaves_five_minutes_before_the_release_is_not_in_it(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var key = InstanceKey.Of(stores.Settings);
        var circle = await OpenOnly(db);
        var memberships = new List<Membership>();
        for (var town = 0; town < 7; town++)
        {
            var invitation = await Invite(db, circle, $"Stadt {town}");
            var administration = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, $"Stadt {town}", 400, 40,
                Now)).Id;
            memberships.Add(((JoinCircle.Joined)await JoinCircle.Run(db, Actor.System, administration, invitation.ToText(), "NI",
                "municipality", "Frau Kaya, Bürgermeisterin", true, Now)).Membership);
            await ReceiveContribution.Run(db, Sign(Contribution(invitation, 1, 2.5 + 0.3 * town), key, invitation).ToText(), Now);
        }

        // The test's contributions were not made here, so the first number that leaving uses is taken.
        db.Add(new SentFile(memberships[0].Id, 1, 1, "", "", "", Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var notice = await LeaveCircle.Run(db, key, Actor.System, memberships[0], "Beschluss des Gemeinderats", Now.AddMinutes(55));
        Assert.IsType<ReceiveContribution.Left>(await ReceiveContribution.Run(db, notice.ToText(), Now.AddMinutes(55)));
        Assert.False(await db.Set<ReceivedContribution>().AnyAsync(one => one.MemberId == memberships[0].Id,
            TestContext.Current.CancellationToken));
        Assert.Empty(await JoinCircle.Of(db, memberships[0].AdministrationId));
        var released = Assert.IsType<ReleaseCircle.Released>(await ReleaseCircle.Run(db, Trustee, circle, Now.AddHours(1))).Release;
        Assert.Equal(6, CircleDocument.Read(released.Json).Members);
        Assert.IsType<ReleaseCircle.NothingNew>(await ReleaseCircle.Run(db, Trustee, circle, Now.AddHours(2)));
        Assert.Equal(6, await db.Set<MemberResult>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Refusal.MemberLeft, await Refused(db, notice.ToText()));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_circle_moves_to_a_newer_version_and_keeps_who_asked_with_the_old_one(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (key, circle) = (InstanceKey.Of(stores.Settings), await OpenOnly(db));
        var newer = InventedCircle.Model with { Version = "1.1" };
        Contribution ByNewer(Contribution one) => one with { ModelVersion = "1.1", ModelHash = FrozenModel.Of(newer).Hash };
        var invitations = new List<Invitation>();
        for (var town = 0; town < 7; town++) invitations.Add(await Invite(db, circle, $"Stadt {town}"));
        SignedFile File(int town) => Sign(Contribution(invitations[town], 1, 2.5 + 0.3 * town), key, invitations[town]);
        var asked = Sign(ByNewer(Contribution(invitations[6], 1, 4.3)), key, invitations[6]);
        for (var town = 0; town < 6; town++) await ReceiveContribution.Run(db, File(town).ToText(), Now);
        Assert.Equal(Refusal.OtherModel, await Refused(db, asked.ToText()));

        async Task<MoveCircle.Outcome> Move(MaturityModel model) =>
            await MoveCircle.Run(db, Trustee, (await FindCircle.Run(db, circle.Id))!, model, Now.AddHours(1));
        Assert.IsType<MoveCircle.NotNewer>(await Move(InventedCircle.Model));
        Assert.IsType<MoveCircle.NotNewer>(await Move(newer with { Key = "anderes" }));
        var before = (await FindCircle.Run(db, circle.Id))!;
        Assert.IsType<MoveCircle.Moved>(await Move(newer));
        // The same click, sent twice.
        Assert.IsType<MoveCircle.Moved>(await MoveCircle.Run(db, Trustee, before, newer, Now.AddHours(1)));
        Assert.IsType<MoveCircle.NotNewer>(await Move(InventedCircle.Model));
        Assert.IsType<ReceiveContribution.Received>(await ReceiveContribution.Run(db, asked.ToText(), Now));
        var released = Assert.IsType<ReleaseCircle.Released>(await ReleaseCircle.Run(db, Trustee, circle, Now.AddHours(2))).Release;
        var document = CircleDocument.Read(released.Json);
        Assert.Equal(("1.1", 7), (document.ModelVersion, document.Members));
        Assert.Equal(7, document.ViewOf("steering", CircleView.Overall)!.All!.Members);
        Assert.IsType<MoveCircle.Moved>(await MoveCircle.Run(db, Trustee, (await FindCircle.Run(db, circle.Id))!,
            newer with { Version = "1.2" }, Now.AddHours(3)));
        var moved = (await FindCircle.Run(db, circle.Id))!;
        Assert.Equal(("1.2", "1.1"), (moved.Model.Version, moved.ReleasedBy.Version));
        Assert.Equal(2, await db.Set<AuditLine>().CountAsync(line => line.Deed == "move-circle", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_success_factors_a_member_is_given_those_about_what_it_contributes(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var circle = await OpenOnly(db);
        foreach (var outcome in new[] { "customers", "technology" })
        {
            var json = new SuccessFactors(SuccessFactors.CurrentSchema, "Kreis", "2026-02-01", "", outcome, 14, 1,
                [new("steering", 0.8, 0.7, 0.01, false, true), new("processes", 0.9, 0.8, 0.01, false, true)],
                [new(["steering"], [], 0.9, 0.8), new(["steering"], ["processes"], 0.9, 0.8)], 0.01, null).ToJson();
            db.Add(new FoundFactors(circle.Id, 1, outcome, json, "", "Adler", Now));
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        MemberDocument Own(params string[] areas) => new(MemberDocument.CurrentSchema, "", Guid.Empty, "Stadt", 1, "2025-12-01", [],
            [.. areas.Select(key => new OwnArea(key, []))], []);
        var found = Assert.Single(await FindFactors.For(db, circle.Id, 1, Own("customers", "steering")));
        Assert.Equal(("customers", "steering"), (found.Outcome, Assert.Single(found.Factors).Area));
        Assert.Empty(Assert.Single(found.Paths).Low);
        Assert.Empty(await FindFactors.For(db, circle.Id, 1, Own("steering")));
        Assert.Equal(2, (await FindFactors.Of(db, circle.Id, 1)).Count);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_contact_is_seen_by_nobody_before_both_agreed(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var circle = await OpenOnly(db);
        var members = new List<Membership>();
        foreach (var name in new[] { "Altdorf", "Neudorf", "Drittdorf" })
        {
            var administration = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, name, 400, 40, Now)).Id;
            members.Add(((JoinCircle.Joined)await JoinCircle.Run(db, Actor.System, administration,
                (await Invite(db, circle, name)).ToText(), "NI", "municipality", "Herr Brandt, Bürgermeister", false, Now)).Membership);
        }

        await ExchangePractice.Offer(db, Actor.System, PracticeParty.Of(members[0]), new(Guid.Empty, Guid.Empty, Guid.Empty, "steering",
            "", "Ein Plan",
            "Er hält", "altdorf@example.org", "", default), Now);
        var offer = Assert.Single((await PracticeBoard.Of(db, PracticeParty.Of(members[0]))).Own).Offer.Id;
        await ExchangePractice.Wish(db, Actor.System, PracticeParty.Of(members[1]), offer, "Wie?", "neudorf@example.org", Now);
        var before = Assert.Single((await PracticeBoard.Of(db, PracticeParty.Of(members[1]))).Others);
        Assert.Equal(("", Guid.Empty, "", true), (before.Offer.Contact, before.Offer.MemberId, before.Offer.By, before.Wished));
        Assert.Null(before.Agreed);
        Assert.IsType<ExchangePractice.NotThere>(
            await ExchangePractice.Agree(db, Actor.System, PracticeParty.Of(members[2]), offer, members[1].Id, Now));
        Assert.IsType<ExchangePractice.Done>(await ExchangePractice.Agree(db, Actor.System, PracticeParty.Of(members[0]), offer,
            members[1].Id, Now));
        Assert.Equal(new("Altdorf", "altdorf@example.org"), Assert.Single((await PracticeBoard.Of(db, PracticeParty.Of(members[1]))).Others).Agreed);
        Assert.Null(Assert.Single((await PracticeBoard.Of(db, PracticeParty.Of(members[2]))).Others).Agreed);
    }

    [Fact]
    public async Task The_key_of_an_instance_lies_in_a_file_that_only_it_can_read()
    {
        await using var stores = await Stores.Open("SQLite", postgres);
        var (first, again) = (InstanceKey.Of(stores.Settings), InstanceKey.Of(stores.Settings));
        Assert.Equal(first.Public, again.Public);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(stores.Settings.Folder, InstanceKey.File)));
    }

    private static async Task<Refusal> Refused(Wegmarke.Storage.Database db, string text) =>
        Assert.IsType<ReceiveContribution.Refused>(await ReceiveContribution.Run(db, text, Now)).Why;

    private static Contribution Contribution(Invitation invitation, int number, double level = 3.5) =>
        InventedCircle.Town(0, (_, _) => level) with { Circle = invitation.Circle, Member = invitation.Member, Number = number };

    private static SignedFile Sign(Contribution contribution, InstanceKey key, Invitation invitation) =>
        SignedFile.Sign(contribution.ToJson(), key, SignedFile.KeyOfToken(invitation.Token));

    private static async Task<Circle> OpenOnly(Wegmarke.Storage.Database db)
    {
        var id = ((OpenCircle.Opened)await OpenCircle.Run(db, Trustee, "Kreis", InventedCircle.Model, Now)).Id;
        return await db.Set<Circle>().AsNoTracking().SingleAsync(one => one.Id == id, TestContext.Current.CancellationToken);
    }

    private static async Task<(Circle Circle, Invitation Invitation)> Open(Wegmarke.Storage.Database db)
    {
        var circle = await OpenOnly(db);
        return (circle, await Invite(db, circle, "Stadt"));
    }

    private static async Task<Invitation> Invite(Wegmarke.Storage.Database db, Circle circle, string name) => Invitation.Read(
        ((InviteMember.Invited)await InviteMember.Run(db, Trustee, circle, name, "", Now)).Invitation.ToText())!;
}
