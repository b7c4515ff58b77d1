namespace Memory.Client;

/// <summary>Body of <c>POST /v1/replay</c>: comments that the service has, or comments that are sent.</summary>
public sealed record ReplayRequest
{
    /// <summary><c>owner/name</c>. Beside comments: only those of this repository count.</summary>
    public string? Repo { get; init; }
    /// <summary>A history of review, in the shape of <c>POST /v1/comments</c>; without it, what the service holds of the repository.</summary>
    public IReadOnlyList<Comment>? Comments { get; init; }
}

/// <summary>What Memory would have done with a history of review: learned from its first part, and walked through the last.</summary>
public sealed record ReplayReport
{
    /// <summary><c>owner/name</c>.</summary>
    public string Repo { get; init; } = "";
    /// <summary>Comments of the history.</summary>
    public int Comments { get; init; }
    /// <summary>People who said them.</summary>
    public int People { get; init; }
    /// <summary>When the first was said.</summary>
    public DateTimeOffset From { get; init; }
    /// <summary>When the last was said.</summary>
    public DateTimeOffset Until { get; init; }
    /// <summary>Where the history was cut.</summary>
    public DateTimeOffset Cut { get; init; }
    /// <summary>Remarks of people before the cut, answers not counted.</summary>
    public int Before { get; init; }
    /// <summary>Remarks after it.</summary>
    public int After { get; init; }
    /// <summary>Rules learned before the cut.</summary>
    public int Lessons { get; init; }
    /// <summary>How often those were said before the cut.</summary>
    public int Said { get; init; }
    /// <summary>Rules that wait for a person because of warnings; nothing was counted on them.</summary>
    public int Held { get; init; }
    /// <summary>Remarks after the cut that repeated a rule which had been learned before they were made.</summary>
    public int Repeated { get; init; }
    /// <summary>Of those, the ones whose rule would have stood in the context of the file, before they were made.</summary>
    public int Ahead { get; init; }
    /// <summary>Of the rules learned before the cut, those that were said more than once there, the most often said first; at most 10.</summary>
    public IReadOnlyList<ReplayOften> Often { get; init; } = [];
    /// <summary>The repeated ones, in order of time; the first 100.</summary>
    public IReadOnlyList<ReplayRepetition> Repetitions { get; init; } = [];
    /// <summary>CLAUDE.md as the first part alone would have made it.</summary>
    public string ClaudeMd { get; init; } = "";
}

/// <summary>A rule that was said more than once.</summary>
/// <param name="Rule">The rule as it was learned.</param>
/// <param name="Times">How often.</param>
/// <param name="First">Where it was said first.</param>
/// <param name="Last">Where it was said last.</param>
public sealed record ReplayOften(string Rule, int Times, ReplayRemark First, ReplayRemark Last);

/// <summary>A remark that repeated a rule.</summary>
/// <param name="Rule">The rule as it was learned.</param>
/// <param name="Said">Where it had been said before.</param>
/// <param name="Again">Where it was said again.</param>
/// <param name="Ahead">The rule would have stood in the context of the file.</param>
/// <param name="Match"><c>same</c>: the remark, read as a rule, is the rule. <c>alike</c>: its words are those that the rule was said in.</param>
/// <param name="Likeness">0 to 1; what counts stands in docs/quality.md.</param>
public sealed record ReplayRepetition(string Rule, ReplayRemark Said, ReplayRemark Again, bool Ahead, string Match, double Likeness);

/// <summary>Something that a person said in review.</summary>
public sealed record ReplayRemark
{
    /// <summary>Its id in its source.</summary>
    public string Id { get; init; } = "";
    /// <summary>Who said it.</summary>
    public string Author { get; init; } = "";
    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
    /// <summary>Where it stands.</summary>
    public string? Url { get; init; }
    /// <summary>Number of the pull request.</summary>
    public int? Pr { get; init; }
    /// <summary>The file that it was said about.</summary>
    public string? Path { get; init; }
    /// <summary>Its first words.</summary>
    public string Words { get; init; } = "";
}
