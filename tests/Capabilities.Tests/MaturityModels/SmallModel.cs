using Wegmarke.MaturityModels;

namespace Wegmarke.Capabilities.Tests.MaturityModels;

/// <summary>A model with every part of the format, small enough to be read at once, sound until a test breaks one line of it.</summary>
internal static class SmallModel
{
    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["model.yaml"] = """
            format: wegmarke-model/1
            key: small
            version: "1.0"
            languages: [de, en]
            licence: CC0-1.0
            scales:
              - {key: realisation, low: 1, high: 6, target: 5, proactive: 6, absences: [dont-know]}
            perspectives:
              - {key: staff, weight: 1}
              - {key: leaders, weight: 1}
              - {key: top, weight: 0, singular-role: true}
            areas:
              - key: steering
                facets: [strategy, control]
                enables: [processes]
              - key: processes
                facets: [paths]
            items:
              - {key: steering.known, area: steering, facet: strategy, perspectives: [staff], scale: realisation, pair: steering.pair}
              - {key: steering.explained, area: steering, facet: strategy, perspectives: [leaders], scale: realisation, pair: steering.pair}
              - {key: steering.checked, area: steering, facet: control, perspectives: [staff, leaders, top], scale: realisation}
              - {key: processes.short, area: processes, facet: paths, perspectives: [staff, leaders], scale: realisation, anchor: true}
              - {key: processes.double, area: processes, facet: paths, perspectives: [staff, leaders], scale: realisation, reversed: true}
            forms:
              - {key: full, perspectives: [staff, leaders, top], minutes: 3}
              - key: core
                perspectives: [staff]
                fixed: [steering.known]
                blocks:
                  - {key: a, items: [steering.checked]}
                  - {key: b, items: [processes.short]}
                  - {key: c, items: [processes.double]}
                blocks-per-sheet: 2
              - {key: pulse, perspectives: [staff, leaders], choose-areas: 1, areas: [processes], minutes: {staff: 2, leaders: 2}}
            routing:
              staff: {steering: x, processes: short}
              top: {steering: self}
            scoring:
              answered-share-min: 0.5
              disclosure-threshold: 5
              rule: mean
              weakest-link: true
              staged: {lower-share: 0.8}
              sensitivity: 0.2
            indicators:
              - {key: steering.age, area: steering, unit: months, frequency: yearly, source: document, direction: down, bands: [{from: 0,
                  stage: 5}, {from: 24, stage: 2}], contradicts: strategy}
            renames:
              - {from: steering.old, to: steering.known}
            """,
        ["texts.de.yaml"] = """
            title: Klein
            about: Ein kleines Modell.
            stages: {1: eins, 2: zwei, 3: drei, 4: vier, 5: fünf, 6: sechs}
            absences: {dont-know: weiß nicht}
            perspectives:
              staff: {name: Beschäftigte, plural: Beschäftigte, lead: Wie weit ist das so?}
              leaders: {name: Führung, plural: Führungskräfte, lead: Wie weit ist das so?,
                  leads: {realisation: Wie weit ist das bei Ihnen so?}}
              top: {name: Spitze, plural: Spitze, lead: Wie weit ist das so?}
            areas:
              steering: {name: Steuerung, definition: Wie gelenkt wird., enables: {processes: Ziele ordnen Abläufe.}}
              processes: {name: Abläufe, definition: Wie gearbeitet wird.}
            facets: {steering.strategy: Strategie, steering.control: Kontrolle, processes.paths: Wege}
            items:
              steering.known: {text: Ich kenne unsere Ziele., note: Misst die Kenntnis.}
              steering.explained: {text: Ich erkläre unsere Ziele., note: Gegenstück.}
              steering.checked: {text: Wir prüfen unsere Ziele., note: Misst die Kontrolle.}
              processes.short: {text: Unsere Wege sind kurz., note: Misst die Wege.}
              processes.double: {text: Wir geben Daten doppelt ein., reversed: true, note: Misst Brüche.}
            forms: {full: Ganz, core: Kern, pulse: Puls}
            indicators:
              steering.age: {name: Alter der Strategie, formula: Monate seit Beschluss, source: Akte, why: Zwei Jahre sind lang.}
            """,
        ["texts.de-plain.yaml"] = """
            perspectives: {staff: {lead: Ist das schon so?}}
            items: {steering.known: {text: Ich weiß unsere Ziele.}}
            """,
        ["texts.en.yaml"] = """
            title: Small
            about: A small model.
            stages: {1: one, 2: two, 3: three, 4: four, 5: five, 6: six}
            absences: {dont-know: don't know}
            perspectives:
              staff: {name: Staff, plural: Staff, lead: How far is this so?}
              leaders: {name: Leaders, plural: Leaders, lead: How far is this so?}
              top: {name: Top, plural: Top, lead: How far is this so?}
            areas:
              steering: {name: Steering, definition: How it is steered., enables: {processes: Goals order work.}}
              processes: {name: Processes, definition: How work is done.}
            facets: {steering.strategy: Strategy, steering.control: Control, processes.paths: Paths}
            items:
              steering.known: {text: I know our goals.}
              steering.explained: {text: I explain our goals.}
              steering.checked: {text: We check our goals.}
              processes.short: {text: Our ways are short.}
              processes.double: {text: We enter data twice., reversed: true}
            forms: {full: Full, core: Core, pulse: Pulse}
            indicators:
              steering.age: {name: Age of the strategy, formula: months since decision, source: file, why: Two years are long.}
            """,
        ["causes.yaml"] = """
            causes:
              - key: no-time
                areas: [steering]
                level: own-house
                slide: "17"
                signs: {items: [steering.known], facets: [steering.strategy], indicators: [steering.age], spread: [steering]}
                initiatives: [time-budget]
            """,
        ["causes.de.yaml"] = """
            causes:
              no-time: {name: Keine Zeit, description: Zeit fehlt., sign: Ziele sind unbekannt., questions: [Wann war Zeit?]}
            """,
        ["causes.en.yaml"] = """
            causes:
              no-time: {name: No time, description: Time is short., sign: Goals are unknown., questions: [When was there time?]}
            """,
        ["initiatives.yaml"] = """
            initiatives:
              - key: time-budget
                areas: [steering]
                causes: [no-time]
                recommendation: 1
                effort: {days: [5, 15], money: low}
                capacity: [top, coordinator]
                prerequisites: []
                lag-months: 6
                sharing: none
            """,
        ["initiatives.de.yaml"] = """
            recommendations:
              1: {name: Zeit schaffen, description: Zeit ist da.}
            initiatives:
              time-budget: {name: Zeit geben, goal: Zeit., steps: [Planen], who: Spitze, risks: Alltag, effect: Ruhe,
                  done: Zeit ist gebucht., small-town: Ein Tag}
            """,
        ["initiatives.en.yaml"] = """
            recommendations:
              1: {name: Make time, description: Time is there.}
            initiatives:
              time-budget: {name: Give time, goal: Time., steps: [Plan], who: Top, risks: Routine, effect: Calm, done: Time is booked.,
                  small-town: One day}
            """,
        ["interview-guide.yaml"] = """
            guides:
              - role: top
                minutes: [45, 90]
                questions:
                  - {key: top.time, area: steering, causes: [no-time], in: [45, 90]}
            """,
        ["interview-guide.de.yaml"] = """
            guides:
              top: {opening: Guten Tag., consent: Einverstanden?, closing: Danke.}
            questions:
              top.time: {text: Wann war Zeit?, probes: [Und dann?]}
            """,
        ["interview-guide.en.yaml"] = """
            guides:
              top: {opening: Good day., consent: Do you agree?, closing: Thank you.}
            questions:
              top.time: {text: When was there time?}
            """,
        ["letters.de.yaml"] = """
            invitation: {subject: "Befragung in {{administration}}", body: "Bitte nehmen Sie teil: {{link}}"}
            """,
        ["letters.en.yaml"] = """
            invitation: {subject: "Survey in {{administration}}", body: "Please take part: {{link}}"}
            """,
    };

    public static MaturityModel Read() => Read(Files) switch { ({ } model, _) => model, var (_, problems) =>
        throw new InvalidDataException($"{problems[0]}") };

    public static (MaturityModel? Model, IReadOnlyList<ModelProblem> Problems) Read(IReadOnlyDictionary<string, string> files) =>
        ReadModel.Run(ModelFiles.OfTexts(files));

    /// <summary>The model with one text of one file replaced.</summary>
    public static Dictionary<string, string> With(string file, string old, string now)
    {
        Assert.Contains(old, Files[file], StringComparison.Ordinal);
        return new(Files) { [file] = Files[file].Replace(old, now, StringComparison.Ordinal) };
    }
}
