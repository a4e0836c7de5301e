using Wegmarke.Administrations;
using Wegmarke.Design;

namespace Wegmarke.Views;

/// <summary>What comes next for one administration, in one sentence with its one button.</summary>
public sealed record DeskView(Administration? Administration, string Headline, string Next, string Address, string Button,
  IReadOnlyList<FrameLink> More);
