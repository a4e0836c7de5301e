using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Design;
using Wegmarke.Processes;

namespace Wegmarke.Capabilities.Tests.Storage;

/// <summary>The register of processes in the house.</summary>
public sealed class ProcessTests(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_table_is_taken_whole_or_not_at_all_and_leaves_what_it_does_not_name(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Probedorf", 400, 40, Now)).Id;
        Task<IReadOnlyList<PlannedProcess>> Take(params (string Name, string Volume)[] rows) => PlanProcesses.Store(db, Actor.System, town,
            [.. rows.Select((row, at) => new ProcessCells(at + 2, new Dictionary<ProcessField, string>
                { [ProcessField.Name] = row.Name, [ProcessField.Volume] = row.Volume }))], Language.German, Now);
        async Task<string[]> There() => [.. (await ProcessRegister.Of(db, town))!.Processes.Select(one => $"{one.Name} {one.Volume}")];
        Assert.False((await Take(("Anmelden", "10"), ("Abmelden", "viele")))[1].Takeable);
        Assert.Empty(await There());
        await Take(("Anmelden", "10"), ("Abmelden", "5"));
        Assert.True((await Take(("Ummelden", "7"), ("Ummelden", "8"))).All(one => one.Twice));
        await Take(("Anmelden", "12"));
        Assert.Equal(["Abmelden 5", "Anmelden 12"], await There());

        var process = (await ProcessRegister.Of(db, town))!.Processes[0];
        Assert.IsType<ChangeProcess.NameTaken>(await ChangeProcess.Run(db, Actor.System, town, process, new(0,
            new Dictionary<ProcessField, string> { [ProcessField.Name] = "Anmelden" }), Language.German, Now));
        Assert.IsType<ChangeProcess.ReasonMissing>(await ChangeProcess.TakeOut(db, Actor.System, process, " ", Now));
        await ChangeProcess.TakeOut(db, Actor.System, process, "Zusammengelegt.", Now);
        Assert.Equal(["Anmelden 12"], await There());
        await ChangeProcess.TakeIn(db, Actor.System, process, Now);
        Assert.Equal(2, (await There()).Length);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_diagram_is_followed_by_newer_ones_and_a_correction_holds_for_the_one_it_was_made_of(string engine)
    {
        await using var stores = await Stores.Open(engine, postgres);
        await using var db = stores.House();
        var town = ((CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, "Probedorf", 400, 40, Now)).Id;
        var id = Assert.IsType<ChangeProcess.Stored>(await ChangeProcess.Run(db, Actor.System, town, null, new(0,
            new Dictionary<ProcessField, string> { [ProcessField.Name] = "Anmelden" }), Language.German, Now)).Id;
        async Task<ProcessState> State() => (await ProcessState.Find(db, town, id))!;
        await KeepDiagram.Run(db, Actor.System, (await State()).Process, "../a.bpmn", "<a/>", Now);
        Assert.Equal((1, "a.bpmn"), ((await State()).Diagram!.Number, (await State()).Diagram!.FileName));
        Assert.False(await KeepDiagram.Correct(db, Actor.System, (await State()).Process, 1, ProcessFigure.HandOffs, 3, "", Now));
        Assert.False(await KeepDiagram.Correct(db, Actor.System, (await State()).Process, 1, ProcessFigure.HandOffs, -1, "Grund", Now));
        Assert.True(await KeepDiagram.Correct(db, Actor.System, (await State()).Process, 1, ProcessFigure.HandOffs, 3, "Grund", Now));
        Assert.Equal(3, (await State()).CorrectionOf(ProcessFigure.HandOffs)!.Value);
        await KeepDiagram.Run(db, Actor.System, (await State()).Process, "b.bpmn", "<b/>", Now);
        Assert.Null((await State()).CorrectionOf(ProcessFigure.HandOffs));
        await KeepDiagram.Answer(db, Actor.System, (await State()).Process, true, true, Now);
        await KeepDiagram.Answer(db, Actor.System, (await State()).Process, true, false, Now);
        var pair = Assert.Single((await State()).Pairs);
        Assert.True(pair is { ForOthers: true, ForMyself: false });
        Assert.Null(await ProcessState.Find(db, Guid.NewGuid(), id));
    }
}
