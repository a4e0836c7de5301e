namespace Wegmarke.Design;

/// <summary>The style of all drawings, the same in pages and reports: one data colour, one target colour, nothing that needs colour
/// alone.</summary>
public static class ChartStyle
{
    public const string Css = """
        .chart { margin: 1rem 0; } .chart svg { width: 100%; height: auto; font-family: "Fira Sans", system-ui, sans-serif; }
        .chart-gap svg { max-width: 36rem; } .chart text { fill: #171a2b; font-size: 13px; } .chart .stage { font-weight: 600; }
        .chart .word { font-size: 11px; fill: #4b5563; }
        .chart .label { font-weight: 600; font-size: 14px; } .chart .below { font-size: 12px; fill: #4b5563; }
        .chart .value { font-weight: 600; }
        .chart .words { font-style: italic; } .chart .grid { stroke: #d5d9e2; } .chart .stripe { fill: #f4f6fb; }
        .chart .spread { fill: #cfe0f2; } .chart .interval { stroke: #154c79; stroke-width: 5; stroke-linecap: round; }
        .chart .dot { fill: #154c79; stroke: #fff; stroke-width: 1.5; } .chart .earlier { fill: #fff; stroke: #154c79; stroke-width: 2; }
        .chart .target { stroke: #8a4b08; stroke-width: 3; } .chart .flag { fill: #8a4b08; }
        .chart .square { fill: #fff; stroke: #154c79; stroke-width: 3; }
        .chart .bridge { stroke: #9db8d4; stroke-width: 4; } .chart .whisker { stroke: #154c79; stroke-width: 2; }
        .chart figcaption, .below { color: #4b5563; font-size: .875rem; } .words { font-style: italic; }
        .chart-narrow, .stage-key { display: none; }
        @media (max-width: 600px) { .chart-wide { display: none; } .chart-narrow { display: block; } .stage-key { display: inline; } }
        .distributions { list-style: none; padding: 0; } .distributions li { margin: 0 0 1rem; } .distributions p { margin: 0; }
        .distribution { width: 100%; height: 24px; display: block; margin: .25rem 0; } .shade { stroke: #fff; stroke-width: 1; }
        .shade-1 { fill: #e3ecf5; } .shade-2 { fill: #bcd2e8; } .shade-3 { fill: #8fb3d5; } .shade-4 { fill: #5a8ebd; }
        .shade-5 { fill: #2a6aa0; } .shade-6 { fill: #0d3557; }
        .legend span { margin-right: 1rem; white-space: nowrap; }
        .legend svg { display: inline-block; width: 14px; height: 14px; border: 1px solid #6b7280; vertical-align: -2px; }
        .paper { fill: #fff; } .hatch { stroke: #6b7280; stroke-width: 2; } .twin { margin: .5rem 0 1.5rem; }
        .heat-0 { fill: #edf3f9; } .heat-1 { fill: #dfe9f3; } .heat-2 { fill: #cfdfed; } .heat-3 { fill: #bcd2e8; }
        .heat-4 { fill: #a6c3de; } .heat-5 { fill: #8fb3d5; }
        .heat-6 { fill: #74a0c8; } .heat-7 { fill: #3f74a6; } .heat-8 { fill: #2a6aa0; }
        .heat-9 { fill: #1b4f7e; } .heat-10 { fill: #0d3557; }
        .heat-hidden { fill: #fff; stroke: #6b7280; stroke-width: 1.5; stroke-dasharray: 1.5 3; } .chart .on-dark { fill: #fff; }
        .chart .heading { font-size: 12px; } .chart-change svg { max-width: 40rem; }
        .chart .spread-grey { fill: #eceef2; } .chart .grey-line { stroke: #6b7280; } .chart .grey-fill { fill: #6b7280; }
        .chart .diamond { fill: #fff; stroke: #171a2b; stroke-width: 2; } .chart .member { stroke-width: 9; }
        .chart .diagonal { stroke: #6b7280; stroke-dasharray: 5 4; }
        .chart-plan svg { min-width: 46rem; } .chart .limit { fill: none; stroke: #8a4b08; stroke-width: 2; }
        .chart .over { fill: #fff; stroke: #8a4b08; stroke-width: 2; stroke-dasharray: 3 2; }
        .chart-map svg { min-width: 56rem; } .map-area { fill: #f4f6fb; } .map-low { fill: #f4f6fb; stroke: #8a4b08; stroke-width: 1.5; }
        .map-card { fill: #fff; stroke: #d5d9e2; } .map-bar { fill: #154c79; } .map-tip { fill: #6b7280; }
        .map-arrow { fill: none; stroke: #6b7280; stroke-width: 1.2; opacity: .75; }
        .bpmn-pool { fill: #fff; stroke: #4b5563; stroke-width: 1.5; } .bpmn-lane { fill: #f9fafc; stroke: #9aa3b2; }
        .bpmn-step { fill: #fff; stroke: #154c79; stroke-width: 1.5; } .bpmn-paper { stroke: #8a4b08; stroke-dasharray: 5 3; }
        .chart svg.bpmn-middle { min-width: 90rem; } .chart svg.bpmn-large { min-width: 130rem; }
        .bpmn-end { stroke-width: 4; } .bpmn-flow, .bpmn-message { fill: none; stroke: #4b5563; stroke-width: 1.3; }
        .bpmn-message { stroke-dasharray: 6 4; } .bpmn-tip { fill: #4b5563; }
        .table-scroll { overflow-x: auto; position: relative; }
        .chart .ring { fill: none; stroke: #9aa3b2; }
        .chart .trace { fill: none; stroke: #1b1f27; stroke-width: 2; }
        .chart .half { fill: #cfe0f2; stroke: #154c79; stroke-width: 2; }
        .chart .left { fill: #eceff2; stroke: #6b7280; stroke-dasharray: 2 3; } .chart .cell-0 { fill: #fff; stroke: #d5d9e2; }
        .chart .cell-1 { fill: #f4f6fb; stroke: #d5d9e2; } .chart .cell-2 { fill: #e3ecf5; stroke: #d5d9e2; }
        .chart .cell-3 { fill: #cfdfed; stroke: #d5d9e2; }
        .light { font-weight: 600; } .light svg { display: inline-block; width: 1em; height: 1em; vertical-align: -.12em; }
        .light-green { fill: #1d6b3a; } .light-yellow { fill: #9a6b00; } .light-red { fill: #a3210b; }
        .light-quiet { fill: #fff; stroke: #4b5563; stroke-width: 1.5; } .chart-mta svg { max-width: 44rem; }
        .lights { list-style: none; padding: 0; } .lights > li { border-left: 4px solid #d5d9e2; padding: .1rem 1rem; margin: 0 0 .9rem; }
        .lights p { margin: 0; } .part { border: 1px solid #d5d9e2; border-radius: 8px; padding: .75rem 1rem; margin: 0 0 1.25rem; }
        .part h2 { margin: 0 0 .25rem; font-size: 1.15rem; } .part p { margin: .25rem 0 .5rem; }
        @media print { .twin { display: block; } .chart-narrow, .stage-key { display: none; } .chart-wide { display: block; } }
        """;
}
