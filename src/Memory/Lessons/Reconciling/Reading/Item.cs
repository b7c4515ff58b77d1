namespace Memory.Lessons.Reconciling.Reading;

/// <summary>A meaning-bearing word or phrase of a rule.</summary>
/// <param name="Concept">Stem, or the name of its synonym class.</param>
/// <param name="Weight">How much it tells about what the rule is about.</param>
/// <param name="Sign">+1 asked for, -1 refused, 0 neither: a circumstance, or what is only spoken of.</param>
/// <param name="Clause">Number of the clause it stands in.</param>
/// <param name="Head">The first such word of what is asked or refused: the thing the rule turns on.</param>
/// <param name="Circumstance">Says when or where, not what.</param>
/// <param name="Place">A circumstance that says where: in, into, inside, within.</param>
/// <param name="Start">Number of its first token; <c>End</c> is the one behind its last.</param>
/// <param name="Flipped">The words said the contrary of the concept.</param>
/// <param name="EitherOr">The concept is one side of a choice between two.</param>
/// <param name="Code">An identifier.</param>
/// <param name="Generic">One of the words that stand in any rule (add, value, function).</param>
internal sealed record Item(
    string Concept,
    double Weight,
    int Sign,
    int Clause,
    bool Head,
    bool Circumstance,
    bool Place,
    bool Flipped,
    bool EitherOr,
    bool Code,
    bool Generic,
    int Start,
    int End)
{
    /// <summary>Stands before the "must", "is" or "needs" of its clause.</summary>
    public bool Subject { get; init; }

    /// <summary>Stands behind in, for, when, on or with: says what the rule is limited to.</summary>
    public bool Qualifier { get; init; }

    /// <summary>Stands where a verb does: first in its clause, or right behind "must", "to" or "never".</summary>
    public bool Opens { get; init; }

    /// <summary>A circumstance that says when: when, if, while.</summary>
    public bool Condition { get; init; }

    /// <summary>A number, or an identifier with one, that names a thing: port 8080, TLS 1.1, CS1591.</summary>
    public bool Numbered { get; init; }

    /// <summary>As it stands in the rule.</summary>
    public string Words { get; init; } = "";

    /// <summary>Stands behind a refusing word, be it only as a circumstance.</summary>
    public bool Refused { get; init; }
}
