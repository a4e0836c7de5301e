using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wegmarke.Storage;

namespace Wegmarke.Web.Tests;

/// <summary>On a busy machine a house can turn out not to be servable while its door is still being opened.</summary>
public sealed class ClosedWhileOpeningTests
{
    [Fact]
    public async Task What_keeps_the_house_from_being_prepared_is_said_even_if_the_door_was_not_open_yet()
    {
        var folder = Directory.CreateTempSubdirectory("wegmarke-closed-").FullName;
        await using (var db = Database.Open(new(folder)))
        {
            await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        }

        await HouseOfTomorrow.Make(folder);
        SqliteConnection.ClearAllPools();
        var settings = Settings.Read(["--data", folder, "--urls", "http://127.0.0.1:0"])!;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings.HostArguments,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddWegmarke(settings);
        builder.Services.AddHostedService<SlowDoor>();
        await using (var app = builder.Build()) Assert.Equal(2, await app.Serve());
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Is still being opened when the start is called off, and takes no notice.</summary>
    private sealed class SlowDoor : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken) =>
            await Task.Delay(TimeSpan.FromMinutes(2), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
