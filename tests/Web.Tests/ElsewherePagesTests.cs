using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace Wegmarke.Web.Tests;

/// <summary>The sign-in of the house, against a real provider of OpenID Connect in a process of its own.</summary>
public sealed class ElsewherePagesTests
{
    private static readonly string[] Council = ["/stadt/rat"];

    [Fact]
    public async Task Somebody_from_the_sign_in_of_the_house_gets_the_roles_of_the_groups()
    {
        var authority = new Uri($"http://127.0.0.1:{FreePort()}");
        using var provider = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory,
            "Wegmarke.SignInProvider.dll"),
            "--urls", authority.OriginalString]) { RedirectStandardOutput = true })!;
        try
        {
            await using var instance = await RunningInstance.Start(new Dictionary<string, string>
            {
                ["WEGMARKE_OIDC_AUTHORITY"] = authority.OriginalString, ["WEGMARKE_OIDC_CLIENT_ID"] = "wegmarke",
                ["WEGMARKE_OIDC_CLIENT_SECRET"] = "ein Geheimnis", ["WEGMARKE_OIDC_NAME"] = "Stadtanmeldung",
            });
            using var house = new HttpClient { BaseAddress = authority };
            while (!await Answers(house)) await Task.Delay(50, TestContext.Current.CancellationToken);
            using var client = await house.PostAsync(new Uri("/client?id=wegmarke&secret=ein%20Geheimnis&redirect=" + Uri.EscapeDataString(
                new Uri(instance.Address, "/sign-in/elsewhere/callback").ToString()), UriKind.Relative), null, TestContext.Current.CancellationToken);
            client.EnsureSuccessStatusCode();
            using var coordinator = instance.NewVisitor();
            await coordinator.SetUp();
            var town = await coordinator.Administration("Anmeldestadt");
            Assert.Contains("Stadtanmeldung", await coordinator.Read("/sign-in"), StringComparison.Ordinal);

            await Name(house, new { sub = "1", name = "Monika Seidel", preferred_username = "mseidel", groups = Council,
                realm_access = new { roles = new[] { "personalrat" } } });
            using var monika = instance.NewVisitor();
            Assert.Contains("Für keine Ihrer Gruppen", await Arrive(monika), StringComparison.Ordinal);
            await using (var db = Storage.Database.Open(new(instance.Folder)))
            {
                await Accounts.Elsewhere.MapGroup.Run(db, Accounts.Actor.System, "personalrat", Accounts.Role.StaffCouncil,
                    Guid.Parse(town.Split('/')[^1]), DateTimeOffset.UnixEpoch);
            }

            await Arrive(monika);
            Assert.Contains("Wer darf in Anmeldestadt was?", await monika.Read(town + "/rights"), StringComparison.Ordinal);
            Assert.Contains("Anmeldung des Hauses", await monika.Read("/access"), StringComparison.Ordinal);

            await Name(house, new { sub = "1", name = "Monika Seidel", preferred_username = "mseidel", groups = Council });
            using var later = instance.NewVisitor();
            Assert.Contains("Für keine Ihrer Gruppen", await Arrive(later), StringComparison.Ordinal);
            using var nothing = await monika.Get(town + "/rights");
            Assert.Equal(HttpStatusCode.Forbidden, nothing.StatusCode);
            using var forged = await later.Get("/sign-in/elsewhere/callback?code=x&state=y");
            Assert.Equal("/sign-in/elsewhere/refusal", forged.Headers.Location!.OriginalString);
        }
        finally
        {
            provider.Kill();
        }
    }

    /// <summary>Follows every redirect, there and back, as a browser does.</summary>
    private static async Task<string> Arrive(Visitor visitor)
    {
        var address = "/sign-in/elsewhere?back=/access";
        for (var steps = 0; steps < 10; steps++)
        {
            using var answer = await visitor.Get(address);
            if (answer.Headers.Location is not { } next) return await answer.Body();
            address = next.OriginalString;
        }

        throw new InvalidOperationException("Sent around and around.");
    }

    private static async Task Name(HttpClient house, object person)
    {
        using var named = await house.PostAsJsonAsync("/person", person);
        named.EnsureSuccessStatusCode();
    }

    private static async Task<bool> Answers(HttpClient house)
    {
        try
        {
            using var answer = await house.GetAsync(new Uri("/", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
