namespace Memory.Screening.Dangers;

/// <summary>A harm as a thing and what is said of it: "session tokens" and "never expire".</summary>
/// <param name="Name">Stable name of the sign.</param>
/// <param name="Detail">A short sentence for a person.</param>
/// <param name="Things">Terms as in <see cref="Words.Lexicon"/>: commas part them, <c>*</c> ends a stem, several words are a phrase.</param>
/// <param name="Said">What is said of the thing, likewise; negations that belong to the harm stand in it.</param>
internal sealed record Danger(string Name, string Detail, string Things, string Said)
{
    public WarningKind Kind { get; init; } = WarningKind.WeakensSecurity;

    /// <summary>Words that make it everyday work where they stand in the same sentence; empty when nothing does.</summary>
    public string Excused { get; init; } = "";
}
