using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Views;

/// <summary>What comes next for one administration, in one sentence with its one button; then what is stuck and who waits.</summary>
/// <param name="Steps">What comes next; the first one is the main action.</param>
/// <param name="Others">Other administrations this person has to do with.</param>
public sealed record DeskView(Administration? Administration, string Headline, IReadOnlyList<DeskStep> Steps,
    IReadOnlyList<DeskLine> Stuck, IReadOnlyList<DeskLine> Waiting, IReadOnlyList<DeskGroup> Places, IReadOnlyList<FrameLink> Others);

public sealed record DeskStep(string Sentence, string Address, string Button);

/// <param name="Text">What there is to say about it.</param>
public sealed record DeskLine(string Name, string Address, string Text);

public sealed record DeskGroup(string Title, IReadOnlyList<FrameLink> Links);
