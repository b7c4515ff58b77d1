namespace Memory.Client;

/// <summary>Files that a team wrote for agents, as they are sent to <c>POST /v1/guidelines</c>.</summary>
public sealed record GuidelinesInput
{
    /// <summary><c>owner/name</c>; case does not matter.</summary>
    public string? Repo { get; init; }
    /// <summary>The files; a file that was sent before is compared with what it said then.</summary>
    public IReadOnlyList<GuidelineSource>? Files { get; init; }
}

/// <summary>One file.</summary>
public sealed record GuidelineSource
{
    /// <summary>From the root of the repository. A path that ends in <c>.csv</c> is an export of CodeRabbit's learnings.</summary>
    public string? Path { get; init; }
    /// <summary>What it says; empty text: its lines are gone.</summary>
    public string? Text { get; init; }
    /// <summary>Path of a link that leads to it: its lines hold where the link stands, and are this file's. What was sent under the link's name before is this file's, too.</summary>
    public string? Link { get; init; }
    /// <summary>Where people read it, http or https; lines are linked by <c>#L12</c>.</summary>
    public string? Url { get; init; }
}

/// <summary>A line that is a lesson now.</summary>
/// <param name="Id">A known lesson has the line as further evidence.</param>
/// <param name="File">Path of the file.</param>
/// <param name="Line">1-based.</param>
/// <param name="Rule">As it is served.</param>
/// <param name="Status"><c>active</c> with an admin key; <c>proposed</c> with another, or where the line was held; <c>conflicted</c> where another lesson says the contrary.</param>
public sealed record GuidelineLesson(string Id, string File, int Line, string Rule, string Status)
{
    /// <summary>Lessons that say the contrary: a person decides, by approving one side.</summary>
    public IReadOnlyList<string>? Contradicts { get; init; }
}

/// <summary>A file, or a line of it, that could not be taken.</summary>
public sealed record GuidelineRejected(string File, int Line, string Reason);

/// <summary>Answer of <c>POST /v1/guidelines</c>.</summary>
/// <param name="Accepted">Lines that are lessons now.</param>
/// <param name="Lessons">They, in order.</param>
/// <param name="Retired">Lessons whose line is gone from its file, and that nobody else has said.</param>
/// <param name="Held">Lines that wait for a person, because they instruct an agent or weaken security.</param>
/// <param name="PassedOver">Lines that are no rules, and rows of other repositories.</param>
/// <param name="Rejected">What could not be taken.</param>
public sealed record GuidelinesReceipt(
    int Accepted, IReadOnlyList<GuidelineLesson> Lessons, IReadOnlyList<string> Retired, int Held, int PassedOver, IReadOnlyList<GuidelineRejected> Rejected);
