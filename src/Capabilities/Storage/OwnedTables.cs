namespace Wegmarke.Storage;

/// <summary>Which rows belong to one administration: those that name it, and those that hang on one of its rows. Every table of the house
/// is here or among those that stay; a test holds that. Erasing deletes by it, and visits see no more than it allows.</summary>
public static class OwnedTables
{
    /// <summary>The column by which a row names its administration.</summary>
    public const string Names = "AdministrationId";

    /// <summary>Tables that stay, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Kept = new Dictionary<string, string>
    {
        ["audit_line"] = "who did what must stay readable; lines name the administration and titles, never an answer",
        ["account"] = "accounts that belong to no other administration are erased by themselves",
        ["account_closure"] = "goes with its account", ["session"] = "goes with its account", ["passkey"] = "goes with its account",
        ["second_factor"] = "goes with its account", ["recovery_code"] = "goes with its account",
        ["account_link"] = "goes with its account", ["house_identity"] = "goes with its account",
        ["program_token"] = "goes with its account", ["program_token_day"] = "goes with its account",
        ["program_token_end"] = "goes with its account", ["program_answer"] = "goes with its account",
        ["chain_head"] = "the record of deeds goes on from it",
        ["municipality"] = "register of municipalities", ["register_issue"] = "register of municipalities",
        ["model"] = "frozen models, used by all", ["model_draft"] = "drafts of models, used by all",
        ["model_draft_edit"] = "drafts of models, used by all", ["published_model"] = "published models, used by all",
        ["circle"] = "a circle belongs to its trustee", ["circle_member"] = "a circle belongs to its trustee",
        ["circle_release"] = "frozen results of a circle", ["circle_factors"] = "frozen results of a circle",
        ["circle_last_number"] = "a circle belongs to its trustee", ["circle_member_key"] = "a circle belongs to its trustee",
        ["circle_member_leaving"] = "a circle belongs to its trustee", ["circle_member_result"] = "frozen results of a circle",
        ["circle_model"] = "a circle belongs to its trustee",
        ["circle_group"] = "a circle belongs to its trustee", ["circle_contribution"] = "what was given to a circle is the trustee's",
        ["practice_offer"] = "an offer within a circle", ["practice_offer_end"] = "an offer within a circle",
        ["practice_consent"] = "an offer within a circle", ["practice_wish"] = "an offer within a circle",
        ["calendar_feed"] = "goes with its account", ["calendar_feed_end"] = "goes with its account",
        ["digest_order"] = "goes with its account", ["digest_end"] = "goes with its account", ["digest_sent"] = "goes with its account",
    };

    /// <summary>Column, the tables that hang on it, and what it names.</summary>
    public static readonly (string Column, string[] Tables, string[] Parents)[] Hanging =
    [
        ("CampaignId", ["campaign_closing", "campaign_opening", "consent_document", "field_event", "group_tally", "seen_count",
        "seen_part", "codes_only",
            "deletion_line", "invitation_list", "mailing", "paper_batch", "release_correction", "release_end", "comment_release",
            "comment_review", "research_file"], ["campaign"]),
        ("MailingId", ["mailing_progress"], ["mailing"]),
        ("GrantId", ["grant_end"], ["grant_of_role"]),
        ("DeedId", ["deed_decision"], ["proposed_deed"]),
        ("WebhookId", ["webhook_turn", "webhook_delivery"], ["webhook"]),
        ("DeliveryId", ["webhook_attempt"], ["webhook_delivery"]),
        ("CaseId", ["source_case_end"], ["source_case"]),
        ("BatchId", ["paper_batch_end"], ["paper_batch"]),
        ("MembershipId", ["membership_end", "circle_sent_file"], ["membership"]),
        ("CauseId", ["cause_act", "cause_wording", "evidence"], ["cause"]),
        ("EvidenceId", ["evidence_end"], ["evidence"]),
        ("QuestionId", ["decision"], ["decision_question"]),
        ("EntryId", ["horizon_end"], ["horizon_entry"]),
        ("EntryId", ["people_entry_end"], ["people_entry"]),
        ("EntryId", ["initiative_change_end"], ["initiative_change"]),
        ("CohortId", ["cohort_booking"], ["people_entry"]),
        ("LeadId", ["partnership"], ["administration"]),
        ("PartnershipId", ["benefit_reading"], ["partnership"]),
        ("PartnerId", ["partner_consent", "partner_key", "partner_leaving"], ["partner"]),
        ("AcceptanceId", ["risk_acceptance_end"], ["risk_acceptance"]),
        ("FeedId", ["feed_end"], ["feed"]),
        ("FindId", ["feed_find_verdict"], ["feed_find"]),
        ("VoteId", ["trend_vote_tally"], ["trend_vote"]),
        ("InitiativeId", ["initiative_comment", "initiative_document"], ["initiative"]),
        ("AdoptionId", ["plan_adoption_end"], ["plan_adoption"]),
        ("CodeId", ["code_change", "code_end"], ["code"]),
        ("SourceId", ["coder_done", "coder_pair", "coding", "consent_withdrawal", "sealed_text", "source_clearance", "source_consent",
            "source_reader",
            "source_term", "source_text", "speaker"], ["source"]),
        ("CodingId", ["adjudication", "coding_end"], ["coding"]),
        ("QuoteId", ["quote_step", "quote_use", "quote_withdrawal"], ["quote"]),
        ("SeriesId", ["meeting_decision", "meeting_minutes", "meeting_series_end"], ["meeting_series"]),
        ("ConsentId", ["risk_consent_end"], ["risk_consent"]),
        ("ProcessId", ["customer_pair", "figure_correction", "process_diagram", "process_end"], ["process"]),
        ("FactId", ["fact_change", "fact_end"], ["cross_team", "decision_path", "expertise", "inventory_entry", "objection", "obstacle"]),
        ("ProposalId", ["proposal_message", "proposal_step"], ["proposal"]),
        ("ReportId", ["report_edit", "report_freeze", "report_signature", "report_turn"], ["report"]),
        ("SurveyId", ["month_release", "standing_survey_end", "wish"], ["standing_survey"]),
        ("WishId", ["wish_step"], ["wish"]),
        ("AgreementId", ["goal_agreement_change", "goal_agreement_review"], ["goal_agreement"]),
        ("CommitmentId", ["commitment_end"], ["commitment"]),
        ("GoalId", ["goal_end"], ["goal"]),
        ("WorkshopId", ["target_workshop_tally"], ["target_workshop"]),
    ];

    /// <summary>The condition by which rows of a table belong to an administration; null where none does.</summary>
    /// <param name="names">Whether its rows name their administration.</param>
    /// <param name="administration">Its number as the engine compares it.</param>
    public static string? Condition(string table, bool names, string administration)
    {
        if (table == "administration") return $"\"Id\" = {administration}";
        if (Kept.ContainsKey(table)) return null;
        if (names) return $"\"{Names}\" = {administration}";
        var rules = Hanging.Where(one => one.Tables.Contains(table)).ToList();
        return rules.Count == 0 ? null : string.Join(" or ", rules.SelectMany(rule => rule.Parents.Select(parent =>
            $"\"{rule.Column}\" in (select \"Id\" from \"{parent}\" where {ConditionOf(parent, administration)})")));
    }

    /// <summary>How many rows must be gone before those of this table: what hangs goes first.</summary>
    public static int Depth(string table) => Hanging.Where(one => one.Tables.Contains(table)).Select(one => 1 + one.Parents.Max(Depth))
        .DefaultIfEmpty(0).Max();

    private static string ConditionOf(string parent, string administration) => parent == "administration" ? $"\"Id\" = {administration}"
        : Hanging.FirstOrDefault(one => one.Tables.Contains(parent)) is { Tables: not null } rule
            ? $"\"{rule.Column}\" in (select \"Id\" from \"{rule.Parents[0]}\" where {ConditionOf(rule.Parents[0], administration)})"
            : $"\"{Names}\" = {administration}";
}
