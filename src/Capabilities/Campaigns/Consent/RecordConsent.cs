using System.Security.Cryptography;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Campaigns.Consent;

/// <summary>Records what the staff council, the data protection officer or others did about a campaign, with the paper that proves
/// it.</summary>
public static class RecordConsent
{
    public const int BytesMax = 10 * 1024 * 1024;

    public enum Outcome
    {
        Recorded,
        AlreadyOpen,

        /// <summary>The settings are not the ones that were looked at.</summary>
        SettingsChanged,

        /// <summary>This act does not follow from where the campaign stands.</summary>
        DoesNotFollow,
        TextMissing,
        TextTooLong,
        DayDoesNotFit,
        DocumentMissing,
        DocumentTooLarge,
        DocumentNotReadable,

        /// <summary>There is a staff council: it has an account or has acted before.</summary>
        ThereIsACouncil,

        /// <summary>The administration is not asked in this campaign.</summary>
        NotAsked,
    }

    /// <summary>What is declared.</summary>
    /// <param name="SeenHash">Hash of the settings that were looked at.</param>
    public sealed record Declaration(ConsentAct Act, Guid Administration, string SeenHash, DateOnly Day, string Text = "",
        bool WithComments = false)
    {
        public (string Name, byte[] Bytes)? Paper { get; init; }
    }

    public static async Task<Outcome> Run(Database db, Actor actor, CampaignState state, Declaration declared, DateTimeOffset now)
    {
        var consent = await ConsentState.Find(db, state.Campaign);
        var own = SpeaksForItself(actor, declared);
        if (Refusal(state, consent, declared, own, now) is { } refusal) return refusal;
        ConsentDocument? document = null;
        if (declared.Paper is { } paper)
        {
            document = new(Guid.CreateVersion7(now), state.Campaign.Id, NameOf(paper.Name), TypeOf(paper.Bytes)!,
                Convert.ToHexStringLower(SHA256.HashData(paper.Bytes)), paper.Bytes, actor.Name, now);
            db.Add(document);
        }

        db.Add(new ConsentStep(Guid.CreateVersion7(now), state.Campaign.Id, declared.Administration, declared.Act, consent.Hash,
            SettingsHash.Write(state.Campaign), declared.Text.Trim(), declared.Day, declared.WithComments, own, actor.Name, now)
        {
            DocumentId = document?.Id, Number = consent.Steps.Count + 1,
        });
        db.Note(actor, now, "record-consent", $"{declared.Act}: {state.Campaign.Title}", state.Campaign.AdministrationId);
        return await ChangeCampaign.Saved(db) ? Outcome.Recorded : Outcome.DoesNotFollow;
    }

    /// <summary>What kind of paper these bytes are; null where they are none that can be filed.</summary>
    internal static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) ? "image/tiff" : null;

    private static bool SpeaksForItself(Actor actor, Declaration declared) =>
        ConsentActs.OfTheStaffCouncil.Contains(declared.Act) ? actor.May(Right.GiveConsent, declared.Administration)
            : ConsentActs.OfDataProtection.Contains(declared.Act) && actor.May(Right.AdviseOnData, declared.Administration);

    private static Outcome? Refusal(CampaignState state, ConsentState consent, Declaration declared, bool own,
        DateTimeOffset now)
    {
        if (state.Opening is not null) return Outcome.AlreadyOpen;
        if (!state.Campaign.Asked.Contains(declared.Administration)) return Outcome.NotAsked;
        if (declared.SeenHash != consent.Hash) return Outcome.SettingsChanged;
        var aside = ConsentActs.Informed.Contains(declared.Act) || ConsentActs.OfDataProtection.Contains(declared.Act);
        if (!aside && Standings.After(consent.Of(declared.Administration), declared.Act) is null) return Outcome.DoesNotFollow;
        if (declared.Text.Length > ConsentStep.TextMax) return Outcome.TextTooLong;
        if (declared.Act.NeedsText() && string.IsNullOrWhiteSpace(declared.Text)) return Outcome.TextMissing;
        // A day of grace, because the clock of the house may be ahead of UTC.
        if (declared.Day > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1)) return Outcome.DayDoesNotFit;
        if (declared.Paper is { } paper)
        {
            if (paper.Bytes.Length > BytesMax) return Outcome.DocumentTooLarge;
            if (TypeOf(paper.Bytes) is null) return Outcome.DocumentNotReadable;
        }
        else if (!own && declared.Act.NeedsDocument())
        {
            return Outcome.DocumentMissing;
        }

        return declared.Act == ConsentAct.NoStaffCouncil && ThereIsACouncil(consent, declared.Administration)
            ? Outcome.ThereIsACouncil : null;
    }

    private static bool ThereIsACouncil(ConsentState consent, Guid administration) => consent.Councils.Contains(administration)
        || consent.Steps.Any(step => step.AdministrationId == administration && ConsentActs.OfTheStaffCouncil.Contains(step.Act));

    private static string NameOf(string name)
    {
        var bare = Path.GetFileName(name.Replace('\\', '/')).Trim();
        return bare.Length == 0 ? "Dokument" : bare.Length > 200 ? bare[^200..] : bare;
    }
}
