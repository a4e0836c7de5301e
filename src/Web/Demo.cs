using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Exchange;
using Wegmarke.Indicators;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Responses;
using Wegmarke.Storage;

namespace Wegmarke.Web;

/// <summary>Fills an empty instance with invented towns, people and answers, through the same deeds as real ones.</summary>
internal static class Demo
{
    private const ulong Seed = 2026;

    private const int Waves = 2;
    private const double ShareOfThirdWave = 0.4;

    private static readonly (Role Role, string Name)[] People =
    [
        (Role.Coordinator, "Jana Brandt"), (Role.Executive, "Dr. Emine Kaya"), (Role.UnitHead, "Ralf Petersen"),
          (Role.StaffCouncil, "Monika Seidel"),
        (Role.DataProtection, "Tobias Wendt"), (Role.Council, "Ursula Hagemann"), (Role.Interviewer, "Lena Vogt"),
          (Role.Researcher, "Prof. Paul Adler"),
        (Role.Operator, "Nico Franke"),
    ];

    /// <summary>Units that belong to another one, where the town has both.</summary>
    private static readonly Dictionary<string, string> BelongsTo = new()
    {
        ["Stadtplanung"] = "Bauamt", ["Tiefbauamt"] = "Bauamt", ["Jugendamt"] = "Sozialamt", ["Personalamt"] = "Hauptamt",
        ["Standesamt"] = "Bürgeramt", ["IT-Abteilung"] = "Hauptamt", ["Musikschule"] = "Kulturamt", ["Bibliothek"] = "Kulturamt",
    };

    /// <summary>What the demo's unit head leads.</summary>
    private const string Headed = "Bauamt";

    /// <summary>Hard facts of the first town, per wave: some fit what people say, some do not.</summary>
    private static readonly (string Indicator, double[] Values, string Source)[] Facts =
    [
        ("commitment.decision-age", [95, 70], "Liste der offenen Entscheidungen"),
        ("steering.strategy-age", [14, 26], "Beschluss des Gemeinderats"), ("steering.parallel", [14, 13], "Projektliste"),
        ("steering.on-plan", [35, 41], "Projektliste"), ("customers.end-to-end", [6, 12], "Zählung der Leistungen"),
        ("customers.use-rate", [18, 27], "Fachverfahren"), ("customers.completion", [61, 66], "Fachverfahren"),
    ];

    public static async Task Fill(Database db, AnswerStore store, InvitationStore invitations, Func<ModelShelf> shelf, DateTimeOffset now)
    {
        if (await db.Set<Account>().AnyAsync()) return;
        var model = shelf().Newest("zukunftsfaehigkeit");
        var world = Simulate.Run(SimulationSpec.Standard(Seed) with { Form = model.Forms[0].Key, Waves = Waves + 1 }, model);
        for (var town = 0; town < world.Spec.Towns.Count; town++)
        {
            await FillTown(db, store, invitations, model, world, town, now);
        }

        var musterstadt = await db.Set<Administration>().FirstAsync(one => one.Name == world.Spec.Towns[0].Name);
        var headed = await db.Set<Unit>().Where(unit => unit.AdministrationId == musterstadt.Id && unit.Name == Headed)
          .Select(unit => unit.Id).FirstAsync();
        foreach (var (role, name) in People)
        {
            var everywhere = role is Role.Researcher or Role.Operator;
            await CreateAccount.Run(db, Actor.System, role.ToString(), name, RandomNumberGenerator.GetHexString(32), role, everywhere
              ? null : musterstadt.Id, now, demo: true, unit: headed);
        }
    }

    /// <summary>Address of the open survey of the demo.</summary>
    public static async Task<string?> OpenSurvey(Database db)
    {
        var slug = await db.Set<Campaign>().Where(one => db.Set<CampaignOpening>().Any(opening => opening.CampaignId == one.Id)
                && !db.Set<CampaignClosing>().Any(closing => closing.CampaignId == one.Id))
            .OrderBy(one => one.PlannedAt).Select(one => one.Slug).FirstOrDefaultAsync();
        return slug is null ? null : "/s/" + slug;
    }

    private static async Task FillTown(Database db, AnswerStore store, InvitationStore invitations, MaturityModel model,
        SimulatedWorld world, int town,
      DateTimeOffset now)
    {
        var spec = world.Spec.Towns[town];
        var created = (CreateAdministration.Created)await CreateAdministration.Run(db, Actor.System, spec.Name, spec.Staff,
          world.Leaders[town], now.AddDays(-800));
        var administration = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == created.Id);
        await AddUnits(db, world, town, administration.Id, now.AddDays(-800));

        for (var wave = 0; wave <= (town == 0 ? Waves : Waves - 1); wave++)
        {
            var opened = now.AddDays(-370 * (Waves - wave) - 10);
            var title = $"Befragung {opened.Year}";
            var planned = (PlanCampaign.Planned)await PlanCampaign.Run(db, Actor.System, administration, model, model.Forms[0].Key, title,
              askUnit: true, PlanCampaign.ThresholdMin, opened);
            var state = (await CampaignState.Find(db, planned.Id))!;
            await OpenCampaign.Run(db, Actor.System, state, opened);
            var last = wave == Waves;
            await Answer(store, state, world, town, wave, last ? ShareOfThirdWave : 1);
            if (last) continue;
            if (town == 0) await RecordFacts(db, model, administration.Id, wave, opened.AddDays(20));
            await CloseCampaign.Run(db, Actor.System, state.Campaign, opened.AddDays(21));
            await FinishClosure.Run(db, store, invitations, Actor.System, (await CampaignState.Find(db, planned.Id))!, opened.AddDays(21));
            db.ChangeTracker.Clear();
        }
    }

    private static async Task AddUnits(Database db, SimulatedWorld world, int town, Guid administration, DateTimeOffset at)
    {
        var ids = new Dictionary<string, Guid>();
        foreach (var (unit, number) in world.Units[town].Select((unit, number) => (unit, number))
          .OrderBy(one => BelongsTo.ContainsKey(one.unit)))
        {
            var people = world.People[0].Count(person => person.Town == town && person.Unit == number);
            Guid? parent = BelongsTo.TryGetValue(unit, out var above) && ids.TryGetValue(above, out var id) ? id : null;
            ids[unit] = ((AddUnit.Added)await AddUnit.Run(db, Actor.System, administration, parent, unit, people, at)).Id;
        }
    }

    private static async Task RecordFacts(Database db, MaturityModel model, Guid administration, int wave, DateTimeOffset at)
    {
        foreach (var (indicator, values, source) in Facts)
        {
            await RecordReading.Run(db, Actor.System, administration, model, indicator, values[wave], DateOnly.FromDateTime(at.UtcDateTime),
              source, at);
        }
    }

    /// <summary>Hands in the simulated sheets like respondents do; units are numbered as the campaign froze them.</summary>
    private static Task Answer(AnswerStore store, CampaignState state, SimulatedWorld world, int town, int wave, double share)
    {
        var units = world.Units[town].Select(unit => Array.IndexOf(state.Campaign.Units, unit)).ToList();
        var sheets = world.Waves[wave].Where(sheet => sheet.Town == town && sheet.Person.Hierarchy).ToList();
        return Task.WhenAll(sheets.Take((int)(sheets.Count * share))
          .Select(sheet => store.Submit(state.Campaign.Id, ResumeSecret.Fresh().Ballot,
            sheet.Sheet with { Unit = sheet.Unit < 0 ? -1 : units[sheet.Unit] })));
    }
}
