namespace Wegmarke.Initiatives.Planning;

/// <summary>Makes the question for the solver out of initiatives, capacities and gaps. Assumptions are told beside every plan.</summary>
public static class BuildPlanQuestion
{
    /// <summary>Stages in its area that one point of expected effect is taken for.</summary>
    public const double StagesPerPoint = 0.1;

    /// <summary>Share of it in the other areas that the catalogue names.</summary>
    public const double OtherAreas = 0.5;

    /// <summary>An initiative under way still needs at least this share of its days.</summary>
    public const double RemainingMin = 0.1;

    /// <summary>Gap of an area whose figure is not released.</summary>
    public const double GapUnknown = 1;

    /// <summary>Days that one quarter takes where neither dates nor months are entered.</summary>
    private const double DaysPerQuarter = 40;

    /// <summary>Without a release no target limits what an effect is worth.</summary>
    private const double GapUnlimited = 100;

    public static PlanBasis Run(PlanGround ground, ScenarioContent scenario)
    {
        var first = Quarter.Of(ground.Today);
        var notes = new List<PlanNote>();
        void Note(NoteKind kind, IEnumerable<string> keys)
        {
            if (keys.ToList() is { Count: > 0 } named) notes.Add(new(kind, named));
        }

        if (ground.Gaps is null) notes.Add(new(NoteKind.NoRelease, []));
        else Note(NoteKind.AreaUnknown, ground.Model.Areas.Select(area => area.Key).Where(key => !ground.Gaps.ContainsKey(key)));
        var refused = WaitingForNo(ground.Portfolio);
        Note(NoteKind.WaitsForNo, refused.Select(id => id.ToString()));
        List<Sheet> sheets = [.. ground.Portfolio.Alive.Where(one => !refused.Contains(one.Id))];
        Note(NoteKind.WithoutUnit, sheets.Where(one => one.Content.Days > 0 && Demand.Of(one.Content).Count == 0).Select(Key));
        Note(NoteKind.WithoutEffect, sheets.Where(one => one.Content.EffectSize == 0).Select(Key));

        var lines = Lines(ground, sheets, notes);
        var alive = sheets.Select(one => one.Id).ToHashSet();
        var question = new PlanQuestion(scenario.Quarters,
            [.. sheets.Select(one => Candidate(ground, scenario, one, first, alive, lines))], Areas(ground),
            Units(ground, scenario, first, lines.Values), Money(ground.Capacity?.Money, ground, scenario, first), scenario.Budget,
            scenario.AtOnce ?? ground.Capacity?.AtOnce)
        {
            Running = Money(ground.Capacity?.Running, ground, scenario, first),
        };
        if (ground.Capacity is null) notes.Add(new(NoteKind.NoCapacity, []));
        else if (ground.Capacity.First.Plus(ground.Capacity.Quarters).Count < first.Plus(scenario.Quarters).Count)
        {
            notes.Add(new(NoteKind.CapacityEnds, [ground.Capacity.First.Plus(ground.Capacity.Quarters - 1).Key]));
        }

        return new(question, first, sheets.Concat(ground.Portfolio.Sheets.Where(one => refused.Contains(one.Id))).ToDictionary(Key, one =>
            new PlanSubject(one.Content.Title, one.Stand, one.Version.Number, one.Content.EffectSize, one.Content.Groundwork)),
            ground.Units.ToDictionary(unit => unit.Id.ToString(), unit => unit.Name), notes);
    }

    private static string Key(Sheet sheet) => sheet.Id.ToString();

    /// <summary>Initiatives that cannot come because what they wait for was declined or stopped, or cannot come itself.</summary>
    private static HashSet<Guid> WaitingForNo(Portfolio portfolio)
    {
        var no = portfolio.No.Select(one => one.Id).ToHashSet();
        var found = new HashSet<Guid>();
        while (portfolio.Alive.Where(one => one.Stand != Stand.Running && !found.Contains(one.Id)
            && one.Content.After.Any(id => no.Contains(id) || found.Contains(id))).ToList() is { Count: > 0 } more)
        {
            foreach (var one in more) found.Add(one.Id);
        }

        return found;
    }

    /// <summary>The line of capacities that limits each unit that has to work.</summary>
    private static Dictionary<Guid, CapacityLine> Lines(PlanGround ground, List<Sheet> sheets, List<PlanNote> notes)
    {
        var units = ground.Units.ToDictionary(unit => unit.Id);
        var working = sheets.SelectMany(one => Demand.Of(one.Content)).Select(need => need.Unit).Distinct().ToList();
        var lines = working.Select(unit => (unit, Line: ground.Capacity?.LineOf(unit, units))).ToList();
        var without = lines.Where(one => one.Line is null).Select(one => one.unit.ToString()).ToList();
        if (ground.Capacity is not null && without.Count > 0) notes.Add(new(NoteKind.UnitWithoutCapacity, without));
        return lines.Where(one => one.Line is not null).ToDictionary(one => one.unit, one => one.Line!);
    }

    private static PlanCandidate Candidate(PlanGround ground, ScenarioContent scenario, Sheet sheet, Quarter first, HashSet<Guid> alive,
        Dictionary<Guid, CapacityLine> lines)
    {
        var content = sheet.Content;
        var running = sheet.Stand == Stand.Running;
        var whole = Duration(content, running ? first : null);
        // What runs on beyond the plan is planned up to its end.
        var duration = running ? Math.Min(whole, scenario.Quarters) : whole;
        var share = running ? Remaining(content, first) : 1;
        var work = Demand.Of(content).Where(need => lines.ContainsKey(need.Unit)).GroupBy(need => lines[need.Unit].Unit)
            .Select(group => new PlanWork(group.Key.ToString(), (int)Math.Ceiling(group.Sum(need => need.Days) * share / whole - 1e-9)));
        var goesOn = running && scenario.KeepRunning && !scenario.Out.Contains(sheet.Id);
        return new(Key(sheet), duration, [.. work], running ? 0 : (long)Math.Ceiling(content.CostOnce),
            (long)Math.Ceiling(content.CostRunning / 4), Contributions(ground, content))
        {
            // What has begun does not wait any more.
            After = running ? [] : [.. content.After.Where(alive.Contains).Select(id => id.ToString())],
            Must = (content.Must || goesOn || scenario.In.Contains(sheet.Id)) && !scenario.Out.Contains(sheet.Id),
            Declined = scenario.Out.Contains(sheet.Id),
            Earliest = running || content.Earliest is not { } earliest ? 0 : Math.Max(0, Quarter.Of(earliest).Count - first.Count
                + (earliest > Quarter.Of(earliest).First ? 1 : 0)),
            Deadline = goesOn ? duration - 1 : content.Deadline is { } deadline ? Quarter.Of(deadline.AddDays(1)).Count - 1 - first.Count
                : null,
        };
    }

    /// <summary>Quarters that it takes: as entered, else by its dates, else by its days.</summary>
    /// <param name="from">Set where it is under way: counted from then on.</param>
    private static int Duration(InitiativeContent content, Quarter? from)
    {
        if (from is { } now && content.End is { } last) return Math.Max(1, Quarter.Of(last).Count - now.Count + 1);
        var quarters = content.Months > 0 ? content.Months / 3.0
            : content is { Begin: { } begin, End: { } end } ? (end.DayNumber - begin.DayNumber + 1) / (365.25 / 4)
            : content.Days / DaysPerQuarter;
        // A few days over the end of a quarter are no further quarter.
        return Math.Clamp((int)Math.Ceiling(quarters - 0.1), 1, PlanQuestion.QuartersMax);
    }

    private static double Remaining(InitiativeContent content, Quarter first)
    {
        if (content is not { Begin: { } begin, End: { } end } || end < begin) return 1;
        var ahead = end.DayNumber - Math.Max(begin.DayNumber, first.First.DayNumber) + 1;
        return Math.Clamp(ahead / (double)(end.DayNumber - begin.DayNumber + 1), RemainingMin, 1);
    }

    private static Dictionary<string, double> Contributions(PlanGround ground, InitiativeContent content)
    {
        var stages = content.EffectSize * StagesPerPoint;
        var found = new Dictionary<string, double>();
        if (stages == 0) return found;
        if (ground.Model.Areas.Any(area => area.Key == content.Area)) found[content.Area] = stages;
        foreach (var area in ground.Model.Initiatives.FirstOrDefault(one => one.Key == content.Catalogue)?.Areas ?? [])
        {
            found.TryAdd(area, stages * OtherAreas);
        }

        return found;
    }

    private static List<PlanArea> Areas(PlanGround ground) => [.. ground.Model.Areas.Select(area => new PlanArea(area.Key,
        ground.Gaps is null ? GapUnlimited : Math.Max(0, ground.Gaps.GetValueOrDefault(area.Key, GapUnknown)), area.Weight,
        [.. area.Enables.Select(one => one.Area)]))];

    private static List<UnitCapacity> Units(PlanGround ground, ScenarioContent scenario, Quarter first, IEnumerable<CapacityLine> lines) =>
    [
        .. lines.DistinctBy(line => line.Unit).Select(line => new UnitCapacity(line.Unit.ToString(),
            [.. Enumerable.Range(0, scenario.Quarters).Select(at => (int)Math.Floor(ground.Capacity!.At(line.Days, first.Plus(at))
                * scenario.DaysPercent / 100.0 + 1e-9))])
        {
            AtOnce = line.AtOnce,
        }),
    ];

    private static IReadOnlyList<long>? Money(IReadOnlyList<long>? entered, PlanGround ground, ScenarioContent scenario, Quarter first) =>
        entered is null ? null : [.. Enumerable.Range(0, scenario.Quarters).Select(at => ground.Capacity!.At(entered, first.Plus(at))
            * scenario.MoneyPercent / 100)];
}
