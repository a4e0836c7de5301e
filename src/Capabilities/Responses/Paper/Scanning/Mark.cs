namespace Wegmarke.Responses.Paper.Scanning;

/// <summary>What is in a box.</summary>
public enum Mark
{
    Empty,
    Crossed,

    /// <summary>Filled completely: taken back, if another box is crossed.</summary>
    Filled,

    /// <summary>Something, and nobody but a person can say what.</summary>
    Unclear,
}

/// <summary>What was measured in a box: shares of its inside, and of its surroundings, that are inked.</summary>
/// <param name="Dark">Share of the inside as dark as a pen.</param>
/// <param name="Grey">Share of the inside at least as dark as a faint pencil.</param>
/// <param name="Around">Share of the surroundings as dark as a pen.</param>
/// <param name="GreyAround">Share of the surroundings at least as dark as a faint pencil.</param>
/// <param name="Longest">Longest straight extent of what is at least grey, in millimetres.</param>
/// <param name="Streak">A straight line goes through box and surroundings from top to bottom, as dirt on the glass of a feeder draws
/// it.</param>
/// <param name="Off">How far the middle of the ink lies from the middle of the box, in millimetres.</param>
internal readonly record struct Ink(double Dark, double Grey, double Around, double GreyAround, double Longest, bool Streak, double Off);
