using System.Diagnostics;
using System.Globalization;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Controlling;
using Wegmarke.Initiatives;
using Wegmarke.Initiatives.Planning;
using Wegmarke.Initiatives.Weighing;
using Wegmarke.MaturityModels;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>How long it takes to bring together the portfolio of one of many towns, and what is made of it. The folder holds a fresh
/// instance, whose pages can be asked afterwards.</summary>
internal static class Board
{
    private const int Towns = 200;
    private const int Initiatives = 300;
    private const int Looks = 20;
    private const int Rounds = 12;
    private const string Name = "jana";
    private const string Password = "nur zum Messen gedacht";

    /// <param name="program">The web program, whose pages are asked over HTTP as a signed-in person; null: only the parts are
    /// measured.</param>
    public static async Task<int> Run(string folder, string modelFolder, string? program)
    {
        if (ReadModel.Run(modelFolder).Model is not { } model) return 2;
        var settings = new StorageSettings(folder);
        var towns = await Fill(settings, model);
        var town = towns[Towns / 2];
        await Work(settings, model, town);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"town to ask pages of: {town}"));
        Console.WriteLine("| what | median | slowest of 20 |");
        Console.WriteLine("| --- | --- | --- |");
        var portfolio = await Measure("portfolio of 300 initiatives among 200 × 300", async at =>
        {
            await using var db = Database.Open(settings);
            return await Portfolio.Of(db, towns[at * 7 % Towns]);
        });
        var ground = new PlanGround(portfolio, null, [], model, null, today);
        var basis = await Measure("question for the plan", _ => Task.FromResult(BuildPlanQuestion.Run(ground, new("x"))));
        await Measure("merit with its sensitivity", _ => Task.FromResult(WeighInitiatives.Run(MeritContent.Default, [.. portfolio.Alive], today,
            0.2)));
        await Measure("balance", _ => Task.FromResult(Balance.Of(portfolio, today)));
        if (program is not null) await Pages(settings, program, town);
        return basis.Question.Candidates.Count == Initiatives ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Guid>> Fill(StorageSettings settings, MaturityModel model)
    {
        var chance = new Random(1);
        var now = DateTimeOffset.UtcNow;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using (var db = Database.Open(settings)) await BringUpToDate.Run(db);
        var ids = new List<Guid>();
        for (var town = 0; town < Towns; town++)
        {
            await using var db = Database.Open(settings);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var id = Guid.CreateVersion7(now);
            ids.Add(id);
            db.Add(new Administration(id, $"Planstadt {town}", 300, 40, now));
            for (var at = 0; at < Initiatives; at++)
            {
                var one = Guid.CreateVersion7(now);
                var begin = today.AddDays(chance.Next(-300, 300));
                var content = new InitiativeContent($"Maßnahme {at} von {town}", model.Areas[at % model.Areas.Count].Key, InitiativeSource.Own)
                {
                    Days = chance.Next(1, 90), CostOnce = chance.Next(0, 50_000), EffectSize = 1 + chance.Next(5), Begin = begin,
                    End = begin.AddDays(chance.Next(60, 400)), Why = new string('w', 200), Effect = new string('e', 200),
                    Milestones = [new("Auftrag", begin, null), new("Betrieb", begin.AddDays(60), null)],
                };
                // Two versions and two steps, as after some months of work.
                for (var number = 1; number <= 2; number++)
                {
                    db.Add(new Initiative(one, number, id, content.ToJson(), "Jana", now));
                    db.Add(new InitiativeStep(one, number, id, number == 1 ? Stand.Idea : (Stand)chance.Next(0, 4), "", today, "Jana",
                        now));
                }
            }

            await db.SaveChangesAsync();
        }

        return ids;
    }

    /// <summary>A year of rounds in one town, and somebody who reads its pages.</summary>
    private static async Task Work(StorageSettings settings, MaturityModel model, Guid town)
    {
        await using var db = Database.Open(settings);
        var now = DateTimeOffset.UtcNow;
        await CreateAccount.Run(db, Actor.System, Name, "Jana", Password, Role.Coordinator, town, now);
        Actor jana = new(Guid.Empty, "Jana", [new(Role.Coordinator, town)]);
        for (var ago = Rounds; ago > 0; ago--)
        {
            var at = now.AddMonths(-ago);
            var day = DateOnly.FromDateTime(at.UtcDateTime);
            if (await OpenRound.Run(db, jana, town, model, day.AddDays(9), "", at) is OpenRound.Opened { Number: var number })
            {
                await FreezeRound.Run(db, jana, town, model, number, at.AddDays(9));
            }

            db.ChangeTracker.Clear();
        }
    }

    private static async Task Pages(StorageSettings settings, string program, Guid town)
    {
        using var server = new ServedProgram(program, settings.Folder);
        await server.Ready();
        using var client = await server.SignedIn(Name, Password);
        foreach (var (name, path) in new[]
        {
            ("page: list of initiatives", "initiatives"), ("page: portfolio seen together", "initiatives/portfolio"),
            ("page: merit", "initiatives/merit"), ("page: board of controlling", "controlling"),
            ("page: forecast and what is begun and finished", "controlling/figures"), ("page: strategy", "strategy"),
        })
        {
            await Measure(name, async _ =>
            {
                using var answer = await client.GetAsync(new Uri($"administrations/{town}/{path}", UriKind.Relative));
                return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
            });
        }
    }

    private static async Task<T> Measure<T>(string name, Func<int, Task<T>> deed)
    {
        var (times, last) = (new List<double>(), await deed(0));
        for (var look = 0; look < Looks; look++)
        {
            var clock = Stopwatch.StartNew();
            last = await deed(look);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Looks / 2]:0.0} ms | {times[^1]:0.0} ms |"));
        return last;
    }
}
