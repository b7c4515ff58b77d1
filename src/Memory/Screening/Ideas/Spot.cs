namespace Memory.Screening.Ideas;

/// <summary>A known term in a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index behind its last character.</param>
/// <param name="Ideas">What it stands for, one bit an idea.</param>
/// <param name="Sentence">Number of its sentence.</param>
internal readonly record struct Spot(int Start, int End, UInt128 Ideas, int Sentence)
{
    public bool Is(UInt128 ideas) => (Ideas & ideas) != 0;
}
