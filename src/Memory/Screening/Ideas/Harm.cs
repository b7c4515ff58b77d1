namespace Memory.Screening.Ideas;

/// <summary>Ideas that make a sign where they stand close together in one sentence.</summary>
/// <param name="Name">Stable name of the sign.</param>
/// <param name="Detail">A short sentence for a person.</param>
/// <param name="Taught">Only in what teaches: a comment for the agent, or a rule. Other talk about such things is ordinary.</param>
/// <param name="Act">The idea that has to be meant: neither negated nor forbidden, quoted as an example or asked about.</param>
/// <param name="With">Further ideas, each of another term and meant likewise.</param>
/// <param name="Whatever">Further ideas, negated or not.</param>
/// <param name="Excuse">Ideas that make it ordinary where they stand in the same sentence.</param>
/// <param name="Reach">How many characters may lie between the act and each of the others.</param>
internal sealed record Harm(string Name, WarningKind Kind, string Detail, bool Taught, UInt128 Act, UInt128[] With,
    UInt128[] Whatever, UInt128 Excuse, int Reach)
{
    /// <summary>The act carries its own denial ("never expires") and shows wherever it stands.</summary>
    public bool ActWhatever { get; init; }

    /// <summary>Do the ideas hold one of each that the harm needs beside its act?</summary>
    public bool Complete(UInt128 meant, UInt128 any)
    {
        foreach (var idea in With)
            if ((meant & idea) == 0)
                return false;
        foreach (var idea in Whatever)
            if ((any & idea) == 0)
                return false;
        return true;
    }
}
