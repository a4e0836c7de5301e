using Wegmarke.Accounts.Programs;
using Wegmarke.ApiClient;
using Role = Wegmarke.Accounts.Role;

namespace Wegmarke.Web.Tests.Api;

/// <summary>A client that was generated from the description gets along with nothing else.</summary>
public sealed class ClientTests(OneInstance one, OneDemo demo)
{
    [Fact]
    public async Task The_client_is_made_from_what_the_program_says()
    {
        using var stranger = OutsideProgram.Stranger(one.Instance);
        var told = await (await stranger.Get("/api/v1/openapi.json")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var kept = await File.ReadAllTextAsync(Path.Combine(Root(), "tests/ApiClient/openapi.json"), TestContext.Current.CancellationToken);
        Assert.True(told.Trim() == kept.Trim(), "Write /api/v1/openapi.json to tests/ApiClient/openapi.json.");
    }

    [Fact]
    public async Task Results_are_read_with_types()
    {
        using var program = await OutsideProgram.OfDemo(demo.Instance, Role.Coordinator, OutsideProgram.AllScopes);
        var client = new WegmarkeClient(program.Client);
        Assert.Equal("Probe", (await client.ReadAccessAsync(cancellationToken: Cancel)).Result.Program);
        var town = (await client.ListAdministrationsAsync(cancellationToken: Cancel)).Result.Items
            .First(found => found.Name == "Musterstadt").Id;
        var wave = (await client.ListReleasesAsync(town, cancellationToken: Cancel)).Result.Items.First().Wave;
        var areas = (await client.ReadAreasAsync(town, wave, accept_Language: "en", cancellationToken: Cancel)).Result.Rows;
        Assert.Equal(10, areas.Count);
        Assert.All(areas, area => Assert.Equal(area.Withheld, area.Mean is null));
        Assert.All((await client.ReadUnitsAsync(town, wave, cancellationToken: Cancel)).Result.Rows,
            row => Assert.Equal(row.Withheld, row.N is null));
        Assert.NotNull((await client.ListLightsAsync(town, cancellationToken: Cancel)).Result.Items.First().InWords);
        List<Guid> causes = [];
        for (string? cursor = null; causes.Count == 0 || cursor is not null;)
        {
            var page = (await client.ListCausesAsync(town, 2, cursor, cancellationToken: Cancel)).Result;
            causes.AddRange(page.Items.Select(cause => cause.Id));
            cursor = page.Next;
        }

        Assert.Equal(causes.Count, causes.Distinct().Count());
        Assert.True(causes.Count > 2);
    }

    [Fact]
    public async Task An_initiative_is_begun_and_changed_with_types_and_a_refusal_has_its_remedy()
    {
        using var jana = await one.Coordinator();
        var town = await jana.Administration("Typendorf");
        using var program = await OutsideProgram.OfNew(one.Instance, Role.Coordinator, town, ProgramScope.ReadSteering,
            ProgramScope.WriteSteering);
        var (client, id) = (new WegmarkeClient(program.Client), Guid.Parse(town.Split('/')[^1]));
        var content = new InitiativeContent { Title = "Akte einführen", Area = "steering", Source = InitiativeSource.Own };
        var created = await client.CreateInitiativeAsync(id, content, idempotency_Key: "akte", cancellationToken: Cancel);
        Assert.Equal(Stand.Idea, created.Result.Stand);
        var read = await client.ReadInitiativeAsync(id, created.Result.Id, cancellationToken: Cancel);
        read.Result.Content.Owner = "Hauptamt";
        var changed = await client.ChangeInitiativeAsync(id, created.Result.Id, read.Headers["ETag"].Single(),
            read.Result.Content, cancellationToken: Cancel);
        Assert.Equal((2, "Hauptamt"), (changed.Result.Version, changed.Result.Content.Owner));
        var late = await Assert.ThrowsAsync<ApiException<Problem>>(() => client.ChangeInitiativeAsync(id, created.Result.Id,
            read.Headers["ETag"].Single(), read.Result.Content, cancellationToken: Cancel));
        Assert.Equal((412, "/api/v1/problems/changed"), (late.StatusCode, late.Result.Type));
        Assert.NotEmpty(late.Result.Remedy);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Wegmarke.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
