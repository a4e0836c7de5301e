namespace Wegmarke.Responses.Paper;

/// <summary>How wide letters of Fira Sans are, in thousandths of the type size: lines are broken here and not by a browser, because a
/// scanned sheet is read by the places at which it was printed.</summary>
internal static class LetterWidths
{
    private const double Thousand = 1000;
    private const int FirstLetter = ' ';
    private const int BeyondAscii = 127;
    private const int LatinAgain = 160;
    private const int BeyondLatin = 256;

    /// <summary>A letter of another script or a sign that is not listed: rather too wide than too narrow.</summary>
    private const int Unknown = 850;

    private static readonly short[] Regular =
    [
        265, 241, 399, 518, 531, 826, 763, 219, 324, 324, 439, 499, 240, 403, 240, 520, 558, 433, 495, 499, 532, 501, 533, 444,
        551, 525, 240, 240, 500, 500, 500, 459, 1020, 573, 608, 560, 644, 535, 491, 631, 680, 295, 305, 589, 498, 796, 683, 692,
        581, 689, 605, 545, 517, 662, 556, 826, 540, 550, 522, 322, 520, 322, 540, 520, 300, 544, 594, 478, 598, 550, 335, 520,
        586, 282, 280, 512, 293, 857, 586, 584, 594, 593, 386, 467, 361, 582, 492, 717, 485, 492, 437, 322, 403, 322, 488, 265,
        241, 478, 525, 560, 536, 403, 533, 385, 810, 500, 575, 500, 0, 641, 333, 523, 500, 400, 400, 300, 588, 734, 240, 275, 400,
        500, 566, 932, 932, 932, 459, 573, 573, 573, 573, 573, 573, 816, 560, 535, 535, 535, 535, 295, 295, 295, 295, 656, 683,
        692, 692, 692, 692, 692, 500, 692, 662, 662, 662, 662, 550, 581, 593, 544, 544, 544, 544, 544, 544, 854, 478, 550, 550,
        550, 550, 282, 282, 282, 282, 570, 586, 584, 584, 584, 584, 584, 500, 584, 582, 582, 582, 582, 492, 594, 492,
    ];

    private static readonly short[] Bold =
    [
        244, 241, 430, 547, 545, 851, 784, 234, 324, 324, 447, 523, 240, 406, 240, 520, 579, 456, 512, 515, 557, 527, 556, 462,
        574, 552, 240, 240, 514, 514, 514, 476, 1020, 586, 615, 571, 650, 528, 488, 641, 669, 294, 314, 622, 509, 794, 668, 691,
        595, 689, 614, 565, 534, 654, 567, 842, 571, 583, 539, 323, 520, 323, 554, 520, 330, 547, 596, 478, 599, 553, 351, 544,
        579, 282, 281, 542, 296, 848, 579, 584, 596, 594, 397, 479, 380, 574, 508, 741, 505, 512, 454, 323, 383, 323, 508, 244,
        241, 478, 544, 560, 561, 383, 546, 437, 810, 500, 615, 524, 0, 638, 358, 521, 524, 400, 400, 330, 584, 775, 240, 310, 400,
        500, 611, 960, 960, 960, 476, 586, 586, 586, 586, 586, 586, 838, 571, 528, 528, 528, 528, 294, 294, 294, 294, 663, 668,
        691, 691, 691, 691, 691, 514, 691, 654, 654, 654, 654, 583, 595, 603, 547, 547, 547, 547, 547, 547, 856, 478, 553, 553,
        553, 553, 282, 282, 282, 282, 577, 579, 584, 584, 584, 584, 584, 514, 584, 574, 574, 574, 574, 512, 596, 512,
    ];

    private static readonly Dictionary<char, short> Signs = new()
    {
        ['–'] = 520, ['—'] = 790, ['‘'] = 260, ['’'] = 260, ['‚'] = 260, ['“'] = 440, ['”'] = 440, ['„'] = 440, ['…'] = 760, ['€'] = 600,
    };

    /// <summary>Width in millimetres without kerning, which only narrows.</summary>
    public static double Of(string words, double size, bool bold) => words.Sum(letter => Width(letter, bold)) * size / Thousand;

    private static int Width(char letter, bool bold)
    {
        var table = bold ? Bold : Regular;
        return letter switch
        {
            >= (char)FirstLetter and < (char)BeyondAscii => table[letter - FirstLetter],
            >= (char)LatinAgain and < (char)BeyondLatin => table[letter - LatinAgain + BeyondAscii - FirstLetter],
            _ => Signs.GetValueOrDefault(letter, (short)Unknown),
        };
    }

    /// <summary>Words broken into lines that are not wider than allowed; a single word that is wider stays whole.</summary>
    public static IReadOnlyList<string> Break(string words, double size, bool bold, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Of(longer, size, bold) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0) lines.Add(line);
        return lines;
    }
}
