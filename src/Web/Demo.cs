using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Administrations;
using Wegmarke.Campaigns;
using Wegmarke.Campaigns.Consent;
using Wegmarke.Exchange;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Transfers;
using Wegmarke.Indicators;
using Wegmarke.Invitations;
using Wegmarke.MaturityModels;
using Wegmarke.Releases;
using Wegmarke.Releases.Research;
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
        (Role.DataProtection, "Tobias Wendt"), (Role.Council, "Ursula Hagemann"), (Role.Interviewer, "Lena Vogt"), (Role.Personnel,
            "Heike Lorenz"),
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

    /// <summary>Where a wave waits for consent; after the first town in the alphabet.</summary>
    private const string InPreparation = "Neuburgen";

    private const string Land = "08";

    /// <summary>Hard facts of the first town, per wave: some fit what people say, some do not.</summary>
    private static readonly (string Indicator, double[] Values, string Source)[] Facts =
    [
        ("commitment.decision-age", [95, 70], "Liste der offenen Entscheidungen"),
        ("steering.strategy-age", [14, 26], "Beschluss des Gemeinderats"), ("steering.parallel", [14, 13], "Projektliste"),
        ("steering.on-plan", [35, 41], "Projektliste"), ("customers.end-to-end", [6, 12], "Zählung der Leistungen"),
        ("customers.use-rate", [18, 27], "Fachverfahren"), ("customers.completion", [61, 66], "Fachverfahren"),
    ];

    public static async Task Fill(Database db, AnswerStore store, InvitationStore invitations, Func<ModelShelf> shelf,
        Func<Benchmarks.InstanceKey> key, StandingSurveys.WishKeys wishes, DateTimeOffset now)
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
        await DemoStanding.Fill(db, store, wishes, model, musterstadt, now);
        await DemoCircle.Fill(db, key(), model, now);
        Actor InTown(Role role) => new(Guid.Empty, People.First(one => one.Role == role).Name, [new(role, musterstadt.Id)]);
        await DemoSteering.Fill(db, InTown(Role.Coordinator), InTown(Role.Executive), musterstadt.Id, model, now);
        await DemoPlan.Fill(db, InTown(Role.Coordinator), musterstadt, model, now);
        await DemoControlling.Fill(db, InTown(Role.Coordinator), musterstadt.Id, model, now);
        var preparing = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Name == InPreparation);
        await Prepare(db, model, preparing, now);
        foreach (var (role, name) in People)
        {
            var everywhere = role is Role.Researcher or Role.Operator;
            var created = await CreateAccount.Run(db, Actor.System, role.ToString(), name, RandomNumberGenerator.GetHexString(32), role,
              everywhere ? null : musterstadt.Id, now, demo: true, unit: headed);
            if (role is Role.Coordinator or Role.StaffCouncil or Role.DataProtection
                && created is CreateAccount.Created { Account: var account })
            {
                db.Add(new Grant(Guid.CreateVersion7(now), account, role, preparing.Id));
            }

            // The file for research goes to those only whom the town itself chose.
            if (role == Role.Researcher && created is CreateAccount.Created { Account: var researcher })
            {
                db.Add(new Grant(Guid.CreateVersion7(now), researcher, role, musterstadt.Id));
            }
        }

        await db.SaveChangesAsync();
        await DemoCauses.Fill(db, musterstadt.Id, model, now);
        await DemoProcesses.Fill(db, musterstadt.Id, now);
        await DemoFacts.Fill(db, musterstadt.Id, model, now);
        await KeepMapping.Run(db, InTown(Role.Coordinator), musterstadt.Id, "LimeSurvey der Vorbefragung", $"{model.Key}/{model.Version}",
            ModelInstrument.Of(model, model.Perspectives.First(one => one.Key == "staff")).ColumnMap, now.AddDays(-20));
        await DemoReports.Fill(db, InTown(Role.Coordinator), InTown(Role.Executive), musterstadt, Headed, model, now);
    }

    /// <summary>A wave on its way to consent: conditions were set, one attribute was dropped because of them, and the dossier was submitted
    /// anew.</summary>
    private static async Task Prepare(Database db, MaturityModel model, Administration administration, DateTimeOffset now)
    {
        Actor As(Role role) => new(Guid.Empty, People.First(one => one.Role == role).Name, [new(role, administration.Id)]);
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var settings = new CampaignSettings($"Befragung {now.Year}", model.Forms[0].Key, true, PlanCampaign.ThresholdMin)
        {
            Attributes = ["tenure", "field"], Begin = day.AddDays(14), End = day.AddDays(35),
        };
        var planned = (PlanCampaign.Planned)await PlanCampaign.Run(db, As(Role.Coordinator), administration, model, settings,
            now.AddDays(-12));
        async Task Record(Role role, ConsentAct act, string text, int daysAgo)
        {
            var state = (await CampaignState.Find(db, planned.Id))!;
            await RecordConsent.Run(db, As(role), state, new(act, administration.Id, SettingsHash.Of(state.Campaign),
                day.AddDays(-daysAgo), text),
                now.AddDays(-daysAgo));
        }

        await Record(Role.Coordinator, ConsentAct.Submitted, "", 11);
        await Record(Role.Coordinator, ConsentAct.EqualOpportunityInformed, "", 11);
        await Record(Role.StaffCouncil, ConsentAct.ConsentedOnConditions,
            "Nach dem Schwerpunkt der Arbeit wird nicht gefragt. Die versiegelten Bögen werden nach zwei Jahren gelöscht.", 6);
        await ChangeCampaign.Run(db, As(Role.Coordinator), (await CampaignState.Find(db, planned.Id))!, model,
            settings with { Attributes = ["tenure"] }, now.AddDays(-3));
        await Record(Role.Coordinator, ConsentAct.Submitted, "", 2);
        await Record(Role.DataProtection, ConsentAct.DataProtectionAdvised, "Löschfrist bitte in das Verzeichnis aufnehmen.", 1);
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
          world.Leaders[town], now.AddDays(-1200), land: Land);
        var administration = await db.Set<Administration>().AsNoTracking().FirstAsync(one => one.Id == created.Id);
        await AddUnits(db, world, town, administration.Id, now.AddDays(-1200));

        var council = new Actor(Guid.Empty, People.First(one => one.Role == Role.StaffCouncil).Name,
            [new(Role.StaffCouncil, administration.Id)]);
        for (var wave = 0; wave <= (town == 0 ? Waves : Waves - 1); wave++)
        {
            var opened = now.AddDays(-370 * (Waves - wave) - 10);
            var title = $"Befragung {opened.Year}";
            var planned = (PlanCampaign.Planned)await PlanCampaign.Run(db, Actor.System, administration, model,
              new CampaignSettings(title, model.Forms[0].Key, true, PlanCampaign.ThresholdMin)
              {
                  Comments = town == 0 && wave == Waves - 1,
                  ResearchBy = town == 0 && wave >= Waves - 1 ? "Hochschule für Verwaltung in Beispielstadt" : "",
                  ResearchFor = town == 0 && wave >= Waves - 1 ? "Wir prüfen, ob der Fragebogen misst, was er messen soll." : "",
              }, opened);
            var state = (await CampaignState.Find(db, planned.Id))!;
            await GiveConsent.Run(db, council, state, opened.AddDays(-7));
            await OpenCampaign.Run(db, Actor.System, state, opened);
            state = (await CampaignState.Find(db, planned.Id))!;
            var last = wave == Waves;
            await Answer(store, state, world, town, wave, last ? ShareOfThirdWave : 1);
            if (last) continue;
            if (town == 0) await RecordFacts(db, model, administration.Id, wave, opened.AddDays(20));
            else await DemoCircle.RecordFacts(db, model, administration.Id, town, wave, opened.AddDays(20));
            await CloseCampaign.Run(db, Actor.System, state.Campaign, opened.AddDays(21));
            await FinishClosure.Run(db, store, invitations, Actor.System, (await CampaignState.Find(db, planned.Id))!, opened.AddDays(21));
            db.ChangeTracker.Clear();
            if (state.Campaign.ForResearch) await MakeFile.Run(db, store, Actor.System, (await CampaignState.Find(db, planned.Id))!,
                opened.AddDays(25));
            if (state.Campaign.Comments) await DemoComments.Review(db, store, state, opened.AddDays(24));
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
          .Select((sheet, at) => store.Submit(state.Campaign.Id, ResumeSecret.Fresh().Ballot, sheet.Sheet with
          {
              Unit = sheet.Unit < 0 ? -1 : units[sheet.Unit], Comment = state.Campaign.Comments ? DemoComments.Of(at) : null,
              ForResearch = state.Campaign.ForResearch && at % 4 > 0,
          })));
    }
}
