namespace Memory.Client;

/// <summary>A rule of the project.</summary>
public sealed record Lesson
{
    /// <summary><c>L</c> and 6-9 digits.</summary>
    public string Id { get; init; } = "";
    /// <summary><c>owner/name</c>, <c>owner/*</c> or <c>*</c>.</summary>
    public string Repo { get; init; } = "";
    /// <summary>What to do or not to do, imperative.</summary>
    public string Rule { get; init; } = "";
    /// <summary>Why.</summary>
    public string? Why { get; init; }
    /// <summary><c>do</c>, <c>dont</c> or <c>keep</c> ("leave X as it is").</summary>
    public string Kind { get; init; } = "do";
    /// <summary>One of the topics, e.g. <c>testing</c>.</summary>
    public string Topic { get; init; } = "";
    /// <summary>Where in the repository it applies.</summary>
    public LessonScope Scope { get; init; } = new([]);
    /// <summary>Every session of the repository gets it.</summary>
    public bool Core { get; init; }
    /// <summary><c>proposed</c>, <c>active</c>, <c>conflicted</c>, <c>superseded</c>, <c>retired</c>, <c>rejected</c>.</summary>
    public string Status { get; init; } = "";
    /// <summary>Why it is held until a person approves it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }
    /// <summary>What the confidence rests on, in words.</summary>
    public IReadOnlyList<string> ConfidenceReasons { get; init; } = [];
    /// <summary>A forbidden identifier, import or call that a person has confirmed.</summary>
    public string? Pattern { get; init; }
    /// <summary>Code that breaks and code that follows the rule.</summary>
    public IReadOnlyList<LessonExample> Examples { get; init; } = [];
    /// <summary>The comments that support it.</summary>
    public IReadOnlyList<LessonEvidence> Evidence { get; init; } = [];
    /// <summary>Lessons that this one replaces.</summary>
    public IReadOnlyList<string> Supersedes { get; init; } = [];
    /// <summary>Lessons that cannot hold together with this one.</summary>
    public IReadOnlyList<string> ConflictsWith { get; init; } = [];
    /// <summary>How often it was given to a session.</summary>
    public long Served { get; init; }
    /// <summary>How often it was seen to be followed.</summary>
    public long Followed { get; init; }
    /// <summary>How often a reviewer had to say it again.</summary>
    public long Recurrences { get; init; }
    /// <summary>What a person could confirm: nothing of it holds by itself. Null when there is nothing.</summary>
    public LessonProposal? Proposed { get; init; }
    /// <summary>What became of it, in the answer for one lesson and in the list of doubtful ones.</summary>
    public LessonOutcomes? Outcomes { get; init; }
    /// <summary>When it was learned.</summary>
    public DateTimeOffset CreatedAt { get; init; }
    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
    /// <summary>Who approved these words.</summary>
    public string? ApprovedBy { get; init; }
    /// <summary>When these words were approved.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }
}

/// <summary>What the service would change about a lesson, for a person to confirm.</summary>
/// <param name="Pattern">A piece of forbidden code, confirmed by setting <c>pattern</c>.</param>
/// <param name="Core">True: every session should get it, confirmed by setting <c>core</c>.</param>
/// <param name="Reasons">Where the proposals come from.</param>
public sealed record LessonProposal(string? Pattern, bool Core, IReadOnlyList<string> Reasons);

/// <summary>What became of a lesson, as far as the key sees where.</summary>
public sealed record LessonOutcomes
{
    /// <summary>Sessions that were given it.</summary>
    public long Sessions { get; init; }
    /// <summary>Sessions that followed it.</summary>
    public long Followed { get; init; }
    /// <summary>Sessions that did the contrary.</summary>
    public long Ignored { get; init; }
    /// <summary>Times it was called wrong.</summary>
    public long Wrong { get; init; }
    /// <summary>Times it was called outdated.</summary>
    public long Outdated { get; init; }
    /// <summary>Sessions of which nobody saw what became of it; they count neither for nor against it.</summary>
    public long Unknown { get; init; }
    /// <summary>Times it was said in review before it was a lesson.</summary>
    public long SaidBefore { get; init; }
    /// <summary>Pull requests in which it was said again since.</summary>
    public long SaidAgain { get; init; }
    /// <summary>Why a person should look at it; approving it answers them.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}

/// <summary>Body of <c>POST /v1/outcomes</c>.</summary>
public sealed record OutcomeInput
{
    /// <summary>Id of the lesson.</summary>
    public string? Lesson { get; init; }
    /// <summary>The session that was given it, as it named itself; a key that may write can go without.</summary>
    public string? Session { get; init; }
    /// <summary><c>followed</c>, <c>ignored</c>, <c>wrong</c> or <c>outdated</c>.</summary>
    public string? Outcome { get; init; }
    /// <summary>Why, in words.</summary>
    public string? Note { get; init; }
}

/// <summary>Where a lesson applies inside its repository.</summary>
/// <param name="Paths">Path globs; none is the whole repository.</param>
public sealed record LessonScope(IReadOnlyList<string> Paths);

/// <summary>Code that breaks a lesson and code that follows it.</summary>
public sealed record LessonExample(string? Bad, string? Good, string? Language);

/// <summary>A comment that supports a lesson.</summary>
public sealed record LessonEvidence
{
    /// <summary>Where it was said.</summary>
    public string? Url { get; init; }
    /// <summary>Who said it.</summary>
    public string Author { get; init; } = "";
    /// <summary>Number of the pull request.</summary>
    public int? Pr { get; init; }
    /// <summary>The commented file.</summary>
    public string? Path { get; init; }
    /// <summary>The commented commit.</summary>
    public string? Commit { get; init; }
    /// <summary>When it was said.</summary>
    public DateTimeOffset? SaidAt { get; init; }
    /// <summary>The words said.</summary>
    public string Words { get; init; } = "";
}

/// <summary>A lesson to add with <c>POST /v1/lessons</c>, or to change with a merge patch.</summary>
public sealed record LessonInput
{
    /// <summary><c>owner/name</c>; with an admin key also <c>owner/*</c> and <c>*</c>.</summary>
    public string? Repo { get; init; }
    /// <summary>What to do or not to do.</summary>
    public string? Rule { get; init; }
    /// <summary>Why.</summary>
    public string? Why { get; init; }
    /// <summary><c>do</c>, <c>dont</c> or <c>keep</c>.</summary>
    public string? Kind { get; init; }
    /// <summary>One of the topics.</summary>
    public string? Topic { get; init; }
    /// <summary>Path globs.</summary>
    public LessonScope? Scope { get; init; }
    /// <summary>Every session gets it.</summary>
    public bool? Core { get; init; }
    /// <summary>A forbidden identifier, import or call.</summary>
    public string? Pattern { get; init; }
    /// <summary>Code that breaks and code that follows the rule.</summary>
    public IReadOnlyList<LessonExample>? Examples { get; init; }
}

/// <summary>A word of a person on an approval, rejection, retirement or restoration.</summary>
public sealed record LessonNote(string? Note);

/// <summary>One step in the life of a lesson.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Login, name of a key, or <c>memory</c>.</param>
/// <param name="What">What happened, e.g. <c>learned</c>, <c>reinforced</c>, <c>approved</c>.</param>
/// <param name="Note">Why, in words.</param>
public sealed record LessonEvent(DateTimeOffset At, string Who, string What, string? Note);

/// <summary>Answer of <c>POST /v1/lessons/import</c>.</summary>
/// <param name="Accepted">Lines taken.</param>
/// <param name="Ids">One for each line in order, null where rejected.</param>
/// <param name="Rejected">Lines that could not be taken.</param>
public sealed record LessonImportReceipt(int Accepted, IReadOnlyList<string?> Ids, IReadOnlyList<RejectedLine> Rejected);

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
