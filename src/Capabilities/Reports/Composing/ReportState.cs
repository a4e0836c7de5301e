using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Storage;

namespace Wegmarke.Reports.Composing;

/// <summary>A report as it stands: the wording that holds, frozen versions without their content, who signed, whether it was put
/// away.</summary>
/// <param name="Versions">The latest first.</param>
public sealed record ReportState(
    Report Report, ReportEdit Edit, IReadOnlyList<ReportVersion> Versions, IReadOnlyList<ReportSignature> Signatures, ReportTurn? Turn)
{
    public Guid Id => Report.Id;

    public ReportPlan Plan => Edit.Plan;

    public bool IsAway => Turn?.Away == true;

    public ReportVersion? Latest => Versions.Count > 0 ? Versions[0] : null;

    /// <summary>Whether something was written since it was last frozen.</summary>
    public bool HasDraft => Latest is not { } latest || latest.Edit < Edit.Number;

    public ReportSignature? SignatureOf(int version) => Signatures.FirstOrDefault(one => one.Version == version);

    public string Address => $"/administrations/{Report.AdministrationId}/reports/{Id}";

    /// <summary>Drafts are read by those who write and sign; a frozen version by the readers of its kind.</summary>
    /// <param name="units">The units whose figures the reader may see.</param>
    public bool MayRead(Actor actor, IReadOnlySet<string> units) => MayReadDraft(actor)
        || Versions.Count > 0 && !IsAway && Report.Kind.MayRead(actor, Report.AdministrationId)
            && (Report.Kind != ReportKind.Unit || Versions.Any(one => units.Contains(one.Unit)));

    public bool MayReadDraft(Actor actor) => actor.May(Right.WriteReports, Report.AdministrationId)
        || actor.May(Right.SignReports, Report.AdministrationId);

    /// <summary>Of a report whose unit was changed on the way each version is looked at by itself.</summary>
    public bool MayRead(Actor actor, IReadOnlySet<string> units, ReportVersion version) => MayReadDraft(actor)
        || MayRead(actor, units) && (Report.Kind != ReportKind.Unit || units.Contains(version.Unit));

    public static Task<IReadOnlyList<ReportState>> Of(Database db, Guid administration) =>
        Load(db, db.Set<Report>().AsNoTracking().Where(one => one.AdministrationId == administration));

    public static async Task<ReportState?> Find(Database db, Guid administration, Guid id) =>
        await Load(db, db.Set<Report>().AsNoTracking().Where(one => one.AdministrationId == administration && one.Id == id))
            is [var found, ..] ? found : null;

    private static async Task<IReadOnlyList<ReportState>> Load(Database db, IQueryable<Report> chosen)
    {
        var reports = await chosen.ToListAsync();
        var ids = reports.Select(one => one.Id).ToList();
        var edits = await db.Set<ReportEdit>().AsNoTracking().Where(one => ids.Contains(one.ReportId) && !db.Set<ReportEdit>().Any(later =>
            later.ReportId == one.ReportId && later.Number > one.Number)).ToDictionaryAsync(one => one.ReportId);
        var versions = (await (from frozen in db.Set<ReportFreeze>().AsNoTracking()
                               where ids.Contains(frozen.ReportId)
                               join edit in db.Set<ReportEdit>() on new { frozen.ReportId, Number = frozen.Edit }
                                   equals new { edit.ReportId, edit.Number }
                               select new { frozen.ReportId, frozen.Version, frozen.Edit, frozen.Hash, frozen.By, frozen.At, edit.Json })
            .ToListAsync()).ToLookup(one => one.ReportId, one => new ReportVersion(one.Version, one.Edit, one.Hash,
                ReportPlan.Read(one.Json).Unit, one.By, one.At));
        var signatures = (await db.Set<ReportSignature>().AsNoTracking().Where(one => ids.Contains(one.ReportId)).ToListAsync())
            .ToLookup(one => one.ReportId);
        var turns = (await db.Set<ReportTurn>().AsNoTracking().Where(one => ids.Contains(one.ReportId)).ToListAsync())
            .ToLookup(one => one.ReportId);
        return [.. reports.Select(one => new ReportState(one, edits[one.Id],
            [.. versions[one.Id].OrderByDescending(version => version.Version)], [.. signatures[one.Id]],
            turns[one.Id].MaxBy(turn => turn.Number))).OrderByDescending(one => one.Edit.At).ThenBy(one => one.Id)];
    }
}

/// <summary>A frozen version without its content.</summary>
public sealed record ReportVersion(int Version, int Edit, string Hash, string Unit, string By, DateTimeOffset At);
