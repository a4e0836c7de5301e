using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.Storage;

public sealed class DatabaseTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_migrations_describe_the_model_of_today(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_deed_and_its_line_are_stored_together_or_not_at_all(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = Assert.IsType<CreateAdministration.Created>(await CreateAdministration.Run(db, Actor.System, "Musterstadt", 40, 4, Now))
          .Id;
        await AddUnit.Run(db, Actor.System, town, null, "Bauamt", 10, Now);
        Assert.IsType<AddUnit.NameTaken>(await AddUnit.Run(db, Actor.System, town, null, " Bauamt ", 10, Now));
        await using var other = stores.House();
        other.Add(new Unit(Guid.NewGuid(), town, null, "Bauamt", 1));
        other.Note(Actor.System, Now, "add-unit", "Bauamt", town);
        await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync(TestContext.Current.CancellationToken));
        await using var reader = stores.House();
        Assert.Equal(["add-unit", "create-administration"], await reader.Set<AuditLine>().Select(line => line.Deed).Order()
          .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Removing_a_unit_moves_what_lay_below_it_up(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = Assert.IsType<CreateAdministration.Created>(await CreateAdministration.Run(db, Actor.System, "Musterstadt", 40, 4, Now))
          .Id;
        var above = Assert.IsType<AddUnit.Added>(await AddUnit.Run(db, Actor.System, town, null, "Dezernat I", 10, Now)).Id;
        var middle = Assert.IsType<AddUnit.Added>(await AddUnit.Run(db, Actor.System, town, above, "Hauptamt", 10, Now)).Id;
        var below = Assert.IsType<AddUnit.Added>(await AddUnit.Run(db, Actor.System, town, middle, "Poststelle", 2, Now)).Id;
        Assert.True(await RemoveUnit.Run(db, Actor.System, town, middle, Now));
        Assert.False(await RemoveUnit.Run(db, Actor.System, town, middle, Now));
        await using var reader = stores.House();
        Assert.Equal(above, (await reader.Set<Unit>().SingleAsync(unit => unit.Id == below, TestContext.Current.CancellationToken))
          .ParentId);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_campaign_comes_back_as_it_was_planned_and_only_one_runs(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = Assert.IsType<CreateAdministration.Created>(await CreateAdministration.Run(db, Actor.System, "Musterstadt", 40, 4, Now))
          .Id;
        await AddUnit.Run(db, Actor.System, town, null, "Ordnungsamt", 10, Now);
        await AddUnit.Run(db, Actor.System, town, null, "Bauamt", 10, Now);
        var administration = await db.Set<Administration>().SingleAsync(TestContext.Current.CancellationToken);
        var model = ReadModel.Run(Path.Combine(House.Repository.Root, "models/zukunftsfaehigkeit/1.0")).Model!;
        var id = Assert.IsType<PlanCampaign.Planned>(
          await PlanCampaign.Run(db, Actor.System, administration, model, "core", "Befragung", askUnit: true, 7, Now)).Id;
        Assert.Equal(id, Assert.IsType<PlanCampaign.AnotherIsRunning>(
          await PlanCampaign.Run(db, Actor.System, administration, model, "core", "Noch eine", true, 7, Now)).Id);
        Assert.IsType<PlanCampaign.ThresholdOutside>(
          await PlanCampaign.Run(db, Actor.System, administration, model, "core", "Offen", true, 4, Now));
        await using var reader = stores.House();
        var state = (await CampaignState.Find(reader, id))!;
        Assert.Equal(["Bauamt", "Ordnungsamt"], state.Campaign.Units);
        Assert.Equal((7, 1, 40, 4), (state.Campaign.Threshold, state.Campaign.Wave, state.Campaign.Staff, state.Campaign.Leaders));
        Assert.Equal(model.ContentHash, state.Campaign.ModelHash);
        Assert.Equal(model.Items.Select(item => item.Key), state.Model.Items.Select(item => item.Key));
        Assert.Equal(Now, state.Campaign.PlannedAt);
        Assert.False(state.IsOpen);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_seen_count_moves_in_fives_and_hourly(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        var campaign = Guid.NewGuid();
        async Task<int> Look(int there, DateTimeOffset at)
        {
            await using var db = stores.House();
            return (await RenewSeenCount.Run(db, campaign, () => Task.FromResult(there), at)).Answers;
        }

        Assert.Equal(0, await Look(4, Now));
        Assert.Equal(0, await Look(12, Now.AddMinutes(59)));
        Assert.Equal(10, await Look(12, Now.AddMinutes(60)));
        Assert.Equal(10, await Look(99, Now.AddMinutes(119)));
    }
}
