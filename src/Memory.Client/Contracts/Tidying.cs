namespace Memory.Client;

/// <summary>Answer of <c>POST /v1/tidy</c>: what was put in order.</summary>
public sealed record TidyReport
{
    /// <summary>Lessons looked at.</summary>
    public int Lessons { get; init; }
    /// <summary>False: there were more than one run looks at.</summary>
    public bool Complete { get; init; }
    /// <summary>Lessons that said the same as another, and ended in its favour.</summary>
    public TidyPairs Joined { get; init; } = new(0, []);
    /// <summary>Pairs that may be one rule, or may contradict each other: for a person to look at, nothing was done.</summary>
    public TidyPairs Unsure { get; init; } = new(0, []);
    /// <summary>Proposals that nobody had decided about for too long.</summary>
    public TidyLessons Expired { get; init; } = new(0, []);
    /// <summary>Lessons whose confidence was not what it rests on.</summary>
    public TidyLessons Recounted { get; init; } = new(0, []);
    /// <summary>Rules from untagged talk that nobody was shown in that time; they stay as passages.</summary>
    public int CandidatesExpired { get; init; }
    /// <summary>Milliseconds.</summary>
    public double TookMs { get; init; }
}

/// <summary>Two lessons.</summary>
/// <param name="Kept">The id of the one that stays.</param>
/// <param name="Other">The id of the other one.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record TidyPair(string Kept, string Other, string Reason);

/// <summary>How many pairs, and the first 200 of them.</summary>
public sealed record TidyPairs(int Count, IReadOnlyList<TidyPair> Pairs);

/// <summary>How many lessons, and the ids of the first 200.</summary>
public sealed record TidyLessons(int Count, IReadOnlyList<string> Ids);
