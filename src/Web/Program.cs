using System.Globalization;
using Wegmarke.Web;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (Settings.Read(args) is not { } settings) return Environment.ExitCode;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = settings.HostArguments,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.AddWegmarke(settings);
var app = builder.Build();
app.UseWegmarke();
app.MapAccounts();
app.MapAdministrations();
app.MapUnits();
app.MapRegister();
app.MapCampaigns();
app.MapSettings();
app.MapConsent();
app.MapRating();
app.MapSurvey();
app.MapAccess();
app.MapOneSheet();
app.MapInvitations();
app.MapMail();
app.MapField();
app.MapPaper();
app.MapStandingSurveys();
app.MapOpinions();
app.MapResults();
app.MapCorrections();
app.MapComments();
app.MapUnitSteps();
app.MapReadings();
app.MapCauses();
app.MapProcesses();
app.MapProcessTables();
app.MapFacts();
app.MapTargets();
app.MapInterviews();
app.MapCoding();
app.MapQuotes();
app.MapCodingExchange();
app.MapDecisions();
app.MapStrategy();
app.MapInitiatives();
app.MapControlling();
app.MapHorizon();
app.MapPeople();
app.MapCircles();
app.MapMemberships();
app.MapPractice();
app.MapModels();
app.MapModelDrafts();
return await app.Serve();

/// <summary>Named so that tests can start the application.</summary>
public partial class Program;
