namespace Wegmarke.Accounts;

/// <summary>What somebody may do. Pages and endpoints ask for one of these; who has it stands in one table.</summary>
public enum Right
{
    ReadDesk,
    ManageAdministration,
    CreateAdministration,
    ManageCampaigns,
    ReadCampaigns,

    /// <summary>Everything that is decided about a campaign before it opens, with the papers.</summary>
    ReadDossier,

    /// <summary>Record what others decided on paper.</summary>
    RecordConsent,

    /// <summary>Consent, set conditions or refuse.</summary>
    GiveConsent,
    AdviseOnData,

    /// <summary>Scan, type and check questionnaires on paper. Who does it sees answers, never a person.</summary>
    EnterPaper,
    ReadResults,
    ReadReadings,
    RecordReadings,

    /// <summary>The unit that somebody heads, with all below it.</summary>
    ReadOwnUnit,

    /// <summary>Every unit, and the document that holds them all.</summary>
    ReadUnitResults,
    /// <summary>Read what people added in own words and redact it, before anybody else reads it.</summary>
    ReviewComments,

    /// <summary>Comments after review and redaction.</summary>
    ReadComments,

    /// <summary>What there is of a file for research, and how it is protected; not the file.</summary>
    ReadResearchFiles,

    /// <summary>Take the file with single sheets whose respondents agreed.</summary>
    TakeResearchFiles,
    ReadModels,
    EditModels,
    ManageAccounts,

    /// <summary>Say what groups at the sign-in of the house mean here.</summary>
    MapGroups,
    ReadAudit,

    /// <summary>Open circles, invite members, release: the trustee.</summary>
    RunCircles,

    /// <summary>Join a circle for an administration, contribute to it, leave it.</summary>
    JoinCircles,

    /// <summary>How an administration compares in its circles.</summary>
    ReadCircles,

    /// <summary>Why deficits exist, with what speaks for and against it.</summary>
    ReadCauses,

    /// <summary>Causes of areas that judge few people.</summary>
    ReadSingularCauses,
    EditCauses,

    /// <summary>How the house works: processes, applications, structure, obstacles.</summary>
    ReadProcesses,
    EditProcesses,
    /// <summary>Bring in conversations, code them; each is open to those only who were let in.</summary>
    ReadInterviews,

    /// <summary>Quotes that were released, each for its circle of readers.</summary>
    ReadQuotes,

    /// <summary>Bring quotes from one state to the next, and withdraw them.</summary>
    ReleaseQuotes,
    /// <summary>Strategy, initiatives and decisions of an administration.</summary>
    ReadSteering,

    /// <summary>Comment initiatives and report on them.</summary>
    ReportSteering,

    /// <summary>Set targets and goals, decide, take on initiatives or decline them.</summary>
    Steer,

    /// <summary>What staff propose, in checked words, with its answers.</summary>
    ReadProposals,

    /// <summary>Read proposals as they came in, check them, answer them, write to the proposer.</summary>
    AnswerProposals,

    /// <summary>Choose what of the strategy everybody may read, and take it back.</summary>
    PublishProgress,

    /// <summary>Standing surveys of citizens and companies: what they say, open and end them, answer wishes.</summary>
    ReadStandingSurveys,
    RunStandingSurveys,
    AnswerWishes,

    /// <summary>How the house works with its people: needs, programmes, group figures. Nobody of the staff is named there.</summary>
    ReadPeople,
    EditPeople,

    /// <summary>Print cards, write counts about groups and procedures, freeze group figures.</summary>
    KeepStaffFigures,

    /// <summary>The register in which staff offer help, with the names that they wrote there themselves.</summary>
    ReadExperts,

    /// <summary>Retirement and loss of knowledge by group.</summary>
    ReadStaffRisks,

    /// <summary>Agree that these are shown, until a day, and take it back.</summary>
    ConsentToStaffRisks,
    /// <summary>Reports that were frozen, each by the readers of its kind.</summary>
    ReadReports,

    /// <summary>Compose reports, freeze them, and keep the town's template.</summary>
    WriteReports,

    /// <summary>Answer with one's name for a frozen report.</summary>
    SignReports,

    /// <summary>See how the instance is: health, sizes, backups, versions; never content.</summary>
    Operate,

    /// <summary>Order that an administration is erased, confirm it as the second person, read the proof.</summary>
    EraseAdministration,

    /// <summary>Bring reference data into the house, such as the register of municipalities.</summary>
    ImportReferenceData,
}

/// <summary>The one authorisation table.</summary>
public static class Rights
{
    private static readonly Role[] Everybody = Enum.GetValues<Role>();

    public static readonly IReadOnlyDictionary<Right, IReadOnlyList<Role>> Table = new Dictionary<Right, IReadOnlyList<Role>>
    {
        [Right.ReadDesk] = Everybody,
        [Right.CreateAdministration] = [Role.Coordinator, Role.Operator],
        [Right.ManageAdministration] = [Role.Coordinator],
        [Right.ManageCampaigns] = [Role.Coordinator],
        [Right.ReadCampaigns] = [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection],
        [Right.ReadDossier] = [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection],
        [Right.RecordConsent] = [Role.Coordinator],
        [Right.GiveConsent] = [Role.StaffCouncil],
        [Right.AdviseOnData] = [Role.DataProtection],
        [Right.EnterPaper] = [Role.Coordinator, Role.Interviewer],
        [Right.ReadResults] = [Role.Coordinator, Role.Executive, Role.UnitHead, Role.StaffCouncil, Role.DataProtection, Role.Council,
          Role.Interviewer, Role.Personnel],
        [Right.ReadReadings] = [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection],
        [Right.RecordReadings] = [Role.Coordinator],
        [Right.ReadOwnUnit] = [Role.Coordinator, Role.Executive, Role.UnitHead, Role.StaffCouncil, Role.DataProtection],
        [Right.ReadUnitResults] = [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection],
        [Right.ReviewComments] = [Role.Coordinator],
        [Right.ReadComments] = [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection],
        [Right.ReadResearchFiles] = [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection, Role.Researcher],
        [Right.TakeResearchFiles] = [Role.Researcher],
        [Right.ReadModels] = Everybody,
        [Right.EditModels] = [Role.Coordinator, Role.Researcher],
        [Right.ManageAccounts] = [Role.Coordinator, Role.Operator],
        [Right.MapGroups] = [Role.Operator],
        [Right.RunCircles] = [Role.Researcher],
        [Right.JoinCircles] = [Role.Coordinator],
        [Right.ReadCircles] = [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection],
        [Right.ReadInterviews] = [Role.Interviewer, Role.Coordinator],
        [Right.ReadQuotes] = [Role.Coordinator, Role.Executive, Role.StaffCouncil, Role.DataProtection, Role.Council, Role.Interviewer],
        [Right.ReleaseQuotes] = [Role.Coordinator, Role.DataProtection],
        [Right.ReadSteering] = [Role.Coordinator, Role.Executive, Role.UnitHead, Role.StaffCouncil, Role.DataProtection, Role.Council,
          Role.Interviewer, Role.Personnel],
        [Right.ReportSteering] = [Role.Coordinator, Role.Executive, Role.UnitHead],
        [Right.Steer] = [Role.Coordinator, Role.Executive],
        [Right.ReadProposals] = [Role.Coordinator, Role.Executive, Role.UnitHead, Role.StaffCouncil, Role.DataProtection],
        [Right.AnswerProposals] = [Role.Coordinator, Role.Executive],
        [Right.PublishProgress] = [Role.Coordinator],
        [Right.ReadStandingSurveys] = [Role.Coordinator, Role.Executive, Role.UnitHead, Role.StaffCouncil, Role.DataProtection,
          Role.Council],
        [Right.RunStandingSurveys] = [Role.Coordinator],
        [Right.AnswerWishes] = [Role.Coordinator, Role.Executive],
        [Right.ReadPeople] = [Role.Personnel, Role.Coordinator, Role.Executive, Role.UnitHead, Role.StaffCouncil, Role.DataProtection],
        [Right.EditPeople] = [Role.Personnel, Role.Coordinator],
        [Right.KeepStaffFigures] = [Role.Personnel],
        [Right.ReadExperts] = [Role.Personnel, Role.Coordinator],
        [Right.ReadStaffRisks] = [Role.Personnel, Role.Executive, Role.StaffCouncil, Role.DataProtection],
        [Right.ConsentToStaffRisks] = [Role.StaffCouncil],
        [Right.ReadReports] = [Role.Coordinator, Role.Executive, Role.UnitHead, Role.StaffCouncil, Role.DataProtection, Role.Council],
        [Right.WriteReports] = [Role.Coordinator],
        [Right.SignReports] = [Role.Executive],
        [Right.ReadAudit] = [Role.Coordinator, Role.StaffCouncil, Role.DataProtection, Role.Operator],
        [Right.ReadCauses] = [Role.Coordinator, Role.Executive, Role.UnitHead, Role.StaffCouncil, Role.DataProtection, Role.Interviewer],
        [Right.ReadSingularCauses] = [Role.Coordinator, Role.Executive, Role.Interviewer],
        [Right.ReadProcesses] = [Role.Coordinator, Role.Executive, Role.UnitHead, Role.StaffCouncil, Role.DataProtection, Role.Interviewer],
        [Right.EditProcesses] = [Role.Coordinator, Role.UnitHead, Role.Interviewer],
        [Right.EditCauses] = [Role.Coordinator, Role.Interviewer],
        [Right.Operate] = [Role.Operator],
        [Right.EraseAdministration] = [Role.Coordinator, Role.Operator],
        [Right.ImportReferenceData] = [Role.Coordinator, Role.Operator],
    };

    /// <summary>Rights that a role in the whole instance does not bring: each administration itself chooses to whom it gives
    /// something.</summary>
    public static readonly IReadOnlySet<Right> OnlyWhereGiven = new HashSet<Right> { Right.TakeResearchFiles };

    /// <summary>Whether the actor may do this, in that administration; null asks whether anywhere.</summary>
    public static bool May(this Actor actor, Right right, Guid? administration = null) => actor.Keeps(right) && actor.Grants.Any(grant =>
        Table[right].Contains(grant.Role) && (grant.Administration is not null || !OnlyWhereGiven.Contains(right))
        && (administration is null || grant.Administration is null || grant.Administration == administration));
}
