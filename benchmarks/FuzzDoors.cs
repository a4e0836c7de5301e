using System.Text;
using Microsoft.EntityFrameworkCore;
using Wegmarke.Accounts;
using Wegmarke.Design;
using Wegmarke.Exchange.Drafts;
using Wegmarke.Exchange.Foreign;
using Wegmarke.Exchange.Transfers;
using Wegmarke.MaturityModels;
using Wegmarke.Reports.Composing;
using Wegmarke.Reports.Writing;
using Wegmarke.Storage;

namespace Wegmarke.Benchmarks;

/// <summary>A door through which files or texts come in, with what a damaged one is made from.</summary>
/// <param name="Intact">What an honest sender would bring.</param>
/// <param name="Enter">Brings one in; what it answers is told in a word.</param>
internal sealed record FuzzDoor(string Name, IReadOnlyList<(string Name, byte[] Bytes)> Intact, Func<string, byte[], Task<string>> Enter)
{
    /// <summary>Questionnaire or answers in the browser: looked at, made a draft of, assigned, tried.</summary>
    public static FuzzDoor Transfer(IReadOnlyList<(string Name, byte[] Bytes)> files, MaturityModel model) => new("browser", files,
        (name, bytes) =>
        {
            var seen = LookAtFile.Run(Actor.System, Guid.Empty, name, bytes);
            if (seen.Instrument is { } instrument) DraftModel.Run(instrument, "probe", new Remarks());
            if (seen.File is null || seen.Columns.Count == 0) return Task.FromResult(seen.File is null ? "refused" : "questionnaire");
            var chosen = seen with { Model = model, Mapping = ProposeMapping.Run(seen.Columns, model, "staff", null) };
            var (read, problem) = TakeAnswers.Try(chosen, Language.German);
            if (read is null && problem is null) throw new InvalidOperationException("No answer.");
            return Task.FromResult(read is not null ? "answers" : "no answers");
        });

    /// <summary>The town's own documents: what is accepted must also be usable.</summary>
    public static FuzzDoor Templates(IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var paper = Paper();
        List<(string, byte[])> intact = [("plain.docx", WriteDocx.Run(paper)), ("plain.pptx", WritePptx.Run(paper)),
            .. files.Where(one => one.Name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)
                || one.Name.EndsWith(".pptx", StringComparison.OrdinalIgnoreCase))];
        return new("templates", intact, (name, bytes) =>
        {
            var slides = name.EndsWith(".pptx", StringComparison.OrdinalIgnoreCase);
            if ((slides ? PptxTemplate.Check(bytes) : DocxTemplate.Check(bytes)) is TemplateCheck.Refused refused)
            {
                if (refused.Why.German.Length == 0) throw new InvalidOperationException("A refusal without words.");
                return Task.FromResult("refused");
            }

            if (slides) WritePptx.Run(paper, bytes);
            else WriteDocx.Run(paper, bytes);
            return Task.FromResult("taken");
        });
    }

    /// <summary>The files of a maturity model, as drafts and folders hold them.</summary>
    public static FuzzDoor Model(string folder)
    {
        var whole = ModelFiles.OfFolder(folder);
        return new("model", [.. whole.Contents.Select(one => (one.Key, one.Value))], (name, bytes) =>
        {
            var contents = whole.Contents.ToDictionary(one => one.Key, one => one.Value);
            contents[name] = bytes;
            var (model, problems) = ReadModel.Run(new ModelFiles(contents, ""));
            return Task.FromResult(model is not null ? "taken" : problems.Count > 0 ? "refused"
                : throw new InvalidOperationException("Neither a model nor a problem."));
        });
    }

    /// <summary>What a member of a circle sends, signed with its own key: whoever was invited can sign anything.</summary>
    public static async Task<FuzzDoor> Contribution(string folder, MaturityModel model)
    {
        var settings = new StorageSettings(folder);
        var now = DateTimeOffset.UtcNow;
        await using var db = Database.Open(settings);
        await BringUpToDate.Run(db);
        var trustee = new Actor(Guid.Empty, "Probe", []);
        var opened = (OpenCircle.Opened)await OpenCircle.Run(db, trustee, "Probe", model, now);
        var circle = await db.Set<Circle>().AsNoTracking().FirstAsync(one => one.Id == opened.Id);
        var invited = ((InviteMember.Invited)await InviteMember.Run(db, trustee, circle, "Probe", "", now)).Invitation;
        var (key, token) = (InstanceKey.Of(settings), SignedFile.KeyOfToken(invited.Token));
        var moment = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var figure = new ContributedFigure(40, 3.2, 0.02);
        var content = new Contribution(Wegmarke.Benchmarks.Contribution.CurrentSchema, circle.Id, invited.Member, 1,
            moment, "Probe", "NI", "municipality", PeerGroups.SizeOf(300), 300, 40, model.Key, model.Version, circle.ModelHash, 1, "2026-03-01",
            new string('a', 64), "Probe", "2026-03-01", [.. model.Areas.Select(area => new ContributedArea(area.Key, figure, [new("staff", figure,
                [.. model.ItemsOf(area.Key).Select(item => item.Key)], 1.1, [new(model.ItemsOf(area.Key).First().Key, 3.1, 0.03)])]))],
            [new("steering.parallel", 12, "2026-01-31", null)]).ToJson();
        var leaving = new LeavingNotice(LeavingNotice.CurrentSchema, circle.Id, invited.Member, 1, moment, "Probe",
            "Probe").ToJson();
        return new("contribution", [("contribution", Encoding.UTF8.GetBytes(content)), ("leaving", Encoding.UTF8.GetBytes(leaving)),
            ("signed", Encoding.UTF8.GetBytes(SignedFile.Sign(content, key, token).ToText()))], async (name, bytes) =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            await using var fresh = Database.Open(settings);
            var outcome = await ReceiveContribution.Run(fresh, name == "signed" ? text : SignedFile.Sign(text, key, token).ToText(), now);
            // What was taken is forgotten, so that the next one gets as far.
            await fresh.Set<ReceivedContribution>().ExecuteDeleteAsync();
            await fresh.Set<LastNumber>().ExecuteDeleteAsync();
            await fresh.Set<MemberLeaving>().ExecuteDeleteAsync();
            return outcome is ReceiveContribution.Refused refused ? refused.Why.ToString() : "taken";
        });
    }

    private static ReportPaper Paper()
    {
        TablePart table = new("Probe", ["Was", "Zahl"], [["eins", new ReportCell("1", 1, 0)]]);
        return new(new(ReportDocument.CurrentSchema, ReportKind.Council, "de", "Probe {{title}}", "1", "Probe", "", new(2026, 1, 1), [],
        [
            new HeadingPart(2, "Probe"), new TextPart("{{administration}} und {{date}}"), new ListPart(true, ["eins"]), table,
            new ChartPart(new ProfileFigure("Probe", new(1, ["eins", "zwei"]),
                [new("eins", "", 1, null, null, null, null, null, 10, "", "")]), "", table),
        ]), new Dictionary<Guid, string>(), "", "Probe");
    }
}
