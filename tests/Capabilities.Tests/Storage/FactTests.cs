using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Indicators;
using Wegmarke.MaturityModels;
using Wegmarke.Processes.Facts;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>Hard facts in the house: recorded, followed up, taken back.</summary>
public sealed class FactTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private static readonly MaturityModel Model = ReadModel.Run(Path.Combine(House.Repository.Root,
        "models/zukunftsfaehigkeit/1.0")).Model!;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_objection_waits_until_somebody_decides_and_an_unused_expertise_ages(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        Task<IReadOnlyList<FactField>> Record(string kind, params (string, string)[] fields) => RecordFact.Run(db, Actor.System, kind, town,
            fields.ToDictionary(one => one.Item1, one => one.Item2), Language.German, Now);
        async Task<FactRow> Only(string kind) => Assert.Single((await FactKinds.Of(db, kind, town, Language.German, Now)).Rows);
        Assert.Equal(["subject", "on"], (await Record(FactKinds.Objections, ("subject", " "), ("raised", "Hauptamt"), ("reason", "Darum."),
            ("on", "neulich"))).Select(one => one.Name));
        Assert.Empty(await Record(FactKinds.Objections, ("subject", "Video"), ("raised", "Hauptamt"), ("reason", "Darum."),
            ("on", "1.9.2026")));
        var objection = await Only(FactKinds.Objections);
        Assert.Contains("mehr als einem Monat", objection.Warning, StringComparison.Ordinal);
        Task<bool> Decide(string text, string post, DateOnly? on) => RecordFact.Note(db, Actor.System, FactKinds.Objections, town,
            objection.Id,
            text, post, on, Language.German, Now);
        Assert.False(await Decide("", "Datenschutz", new(2026, 11, 1)));
        Assert.False(await Decide("Möglich", "Datenschutz", new(2027, 1, 1)));
        Assert.False(await Decide("Möglich", "Datenschutz", null));
        Assert.True(await Decide("Möglich", "Datenschutz", new(2026, 11, 1)));
        objection = await Only(FactKinds.Objections);
        Assert.Equal(("", "Datenschutz, 1. November 2026: Möglich"), (objection.Warning, objection.Cells[4]));
        Task<CorrectFact.Outcome> Correct(int seen, string subject) => CorrectFact.Run(db, Actor.System, FactKinds.Objections, town,
            objection.Id, seen, new Dictionary<string, string> { ["subject"] = subject, ["raised"] = "Hauptamt", ["reason"] = "Darum.",
                ["on"] = "2026-09-01" }, Language.German, Now);
        Assert.Equal("subject", Assert.Single(Assert.IsType<CorrectFact.Refused>(await Correct(0, "")).Faults).Name);
        Assert.IsType<CorrectFact.Corrected>(await Correct(0, "Videogespräche"));
        Assert.Equal("Videogespräche", Assert.IsType<CorrectFact.Overtaken>(await Correct(0, "Anders")).Theirs["subject"]);
        // What was decided about it stays with it, and what it said before is kept.
        Assert.Equal(("Videogespräche", "Datenschutz, 1. November 2026: Möglich"), ((await Only(FactKinds.Objections)).Cells[0],
            (await Only(FactKinds.Objections)).Cells[4]));
        Assert.Contains("\"Video\"", (await db.Set<FactChange>().SingleAsync(TestContext.Current.CancellationToken)).Before, StringComparison.Ordinal);
        Assert.IsType<CorrectFact.NotThere>(await CorrectFact.Run(db, Actor.System, FactKinds.Objections, Guid.NewGuid(), objection.Id, 1,
            new Dictionary<string, string>(), Language.German, Now));

        await Record(FactKinds.Expertises, ("title", "Gutachten"), ("from", "Büro"), ("on", "2024-11-01"), ("cost", "1.000"));
        Assert.Contains("24 Monaten ungenutzt", (await Only(FactKinds.Expertises)).Warning, StringComparison.Ordinal);
        Assert.True(await RecordFact.End(db, Actor.System, FactKinds.Expertises, town, (await Only(FactKinds.Expertises)).Id, "Doppelt",
            Language.German, Now));
        Assert.Empty((await FactKinds.Of(db, FactKinds.Expertises, town, Language.German, Now)).Rows);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Obstacles_leave_as_a_list_and_hinder_the_process_that_they_name(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var (town, other) = (await Town(db), await Town(db));
        Assert.Empty(await RecordFact.Run(db, Actor.System, FactKinds.Obstacles, town, new Dictionary<string, string>
        {
            ["title"] = "=1+1", ["kind"] = "Form", ["level"] = "Land", ["principle"] = "Reuse", ["process"] = "Wohngeld",
            ["effect"] = "a;b",
        }, Language.German, Now));
        Assert.Equal(["level"], (await RecordFact.Run(db, Actor.System, FactKinds.Obstacles, town, new Dictionary<string, string>
        {
            ["title"] = "A", ["kind"] = "Form", ["level"] = "OwnHouse", ["principle"] = "Reuse", ["effect"] = "b",
        }, Language.German, Now)).Select(one => one.Name));
        Assert.Contains("wohngeld", await RecordFact.Hindered(db, town));
        Assert.Empty(await RecordFact.Hindered(db, other));
        var list = await FactKinds.Of(db, FactKinds.Obstacles, town, Language.German, Now);
        var csv = list.Csv(Language.German);
        Assert.Contains("\r\n'=1+1;Formerfordernis;das Land;Wiederverwendung von Daten und Standards;Wohngeld;;\"a;b\";;2026-11-28\r\n", csv,
            StringComparison.Ordinal);
        Assert.False(await RecordFact.End(db, Actor.System, FactKinds.Obstacles, other, list.Rows[0].Id, "Grund", Language.German, Now));
        foreach (var kind in FactKinds.All)
        {
            foreach (var language in Language.All) Assert.NotEmpty((await FactKinds.Of(db, kind, other, language, Now)).Empty);
        }
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_later_target_for_the_same_day_takes_the_place_of_the_earlier(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = await Town(db);
        Task<SetTarget.Outcome> Target(double? value, DateOnly? due, int minutes) => SetTarget.Run(db, Actor.System, town, Model,
            "steering.parallel", value, due, Now.AddMinutes(minutes));
        Assert.Equal(SetTarget.Outcome.ValueMissing, await Target(double.NaN, new(2027, 6, 30), 0));
        Assert.Equal(SetTarget.Outcome.DayOutside, await Target(8, new(2026, 6, 30), 0));
        Assert.Equal(SetTarget.Outcome.IndicatorUnknown, await SetTarget.Run(db, Actor.System, town, Model, "x", 1, new(2027, 6, 30), Now));
        await Target(8, new(2027, 6, 30), 0);
        await Target(7, new(2027, 6, 30), 1);
        await SetTarget.Keep(db, Actor.System, town, Model, "steering.parallel", "Organisation", Now);
        await SetTarget.Keep(db, Actor.System, town, Model, "steering.parallel", "Hauptamt", Now);
        await PlanReadings.Store(db, Actor.System, town, [], [new(1, "steering.parallel", "13", "1.6.2026", "Liste", "Az. 1", "ABCDE")],
            Model,
            Language.German, Now);
        var path = (await TargetPath.Of(db, town, Model)).Single(one => one.Indicator.Key == "steering.parallel");
        Assert.Equal((7, "Hauptamt", "Az. 1"), (Assert.Single(path.Points).Value, path.Keeper, path.Latest!.Document));
    }

    private static async Task<Guid> Town(Wegmarke.Storage.Database db) =>
        ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Probedorf", 400, 40, Now)).Id;
}
