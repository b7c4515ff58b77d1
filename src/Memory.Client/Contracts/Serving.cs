namespace Memory.Client;

/// <summary>Body of <c>POST /v1/context</c>.</summary>
public sealed record ContextRequest
{
    /// <summary><c>owner/name</c>.</summary>
    public string? Repo { get; init; }
    /// <summary>What the session is about to do.</summary>
    public string? Task { get; init; }
    /// <summary>Files it is about to touch.</summary>
    public IReadOnlyList<string>? Files { get; init; }
    /// <summary>A unified diff.</summary>
    public string? Diff { get; init; }
    /// <summary><c>start</c>, <c>plan</c>, <c>edit</c> or <c>review</c>.</summary>
    public string? Phase { get; init; }
    /// <summary>Hard limit of the pack, 1500 by default.</summary>
    public int? BudgetTokens { get; init; }
    /// <summary>Name of the session: a lesson already given to it is not given again unless it changed.</summary>
    public string? Session { get; init; }
    /// <summary>Ids not to give.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}

/// <summary>The lessons chosen for one request.</summary>
/// <param name="Markdown">What to put in front of the agent; empty when there is nothing to say.</param>
/// <param name="Tokens">Estimated tokens of <paramref name="Markdown"/>, on the safe side.</param>
/// <param name="Lessons">The lessons in it, in order.</param>
/// <param name="Omitted">Lessons that would have been in it with a larger budget.</param>
/// <param name="TookMs">Milliseconds in the service.</param>
public sealed record ContextPack(string Markdown, int Tokens, IReadOnlyList<ServedLesson> Lessons, int Omitted, double TookMs)
{
    /// <summary>Why this is less than the service finds when all is well (its index is away, say); null when all is well.</summary>
    public string? Degraded { get; init; }
}

/// <summary>A lesson as it is served, with the reasons for it.</summary>
public sealed record ServedLesson
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";
    /// <summary>The rule.</summary>
    public string Rule { get; init; } = "";
    /// <summary>Why.</summary>
    public string? Why { get; init; }
    /// <summary>Rank score; comparable inside one answer only.</summary>
    public double Score { get; init; }
    /// <summary>Why it is here.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
    /// <summary>Where it was said.</summary>
    public string? Url { get; init; }
}

/// <summary>Answer of <c>GET /v1/search</c>.</summary>
public sealed record SearchResult(IReadOnlyList<ServedLesson> Items, double TookMs)
{
    /// <summary>Why this is less than the service finds when all is well (its index is away, say); null when all is well.</summary>
    public string? Degraded { get; init; }
}

/// <summary>Body of <c>POST /v1/ask</c>.</summary>
public sealed record AskRequest
{
    /// <summary><c>owner/name</c>; without it, all repositories of the key.</summary>
    public string? Repo { get; init; }
    /// <summary>The question.</summary>
    public string? Question { get; init; }
    /// <summary>True: let a model phrase the answer, where one is configured.</summary>
    public bool? Model { get; init; }
    /// <summary>The agent session that asks: the lessons it is shown count as given to it.</summary>
    public string? Session { get; init; }
}

/// <summary>An answer with what it rests on.</summary>
public sealed record Answer
{
    /// <summary>Sentences for a reader.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("answer")]
    public string Text { get; init; } = "";
    /// <summary>What it rests on, best first.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
    /// <summary><c>extractive</c> or <c>generative</c>.</summary>
    public string Mode { get; init; } = "extractive";
    /// <summary>False: nothing relevant is known.</summary>
    public bool Found { get; init; }
    /// <summary>Logins of people who know the nearest paths.</summary>
    public IReadOnlyList<string> People { get; init; } = [];
    /// <summary>Why this is less than the service finds when all is well (its index is away, say); null when all is well.</summary>
    public string? Degraded { get; init; }
}

/// <summary>What an answer rests on.</summary>
/// <param name="Kind"><c>lesson</c>, <c>thread</c> or <c>document</c>.</param>
/// <param name="Id">Id of the lesson or passage.</param>
/// <param name="Url">Where it was said.</param>
/// <param name="Rule">The rule, or what was taken from the passage.</param>
/// <param name="Title">Of a document: its path, and the headings above what was taken.</param>
public sealed record Citation(string Kind, string Id, string? Url, string Rule, string? Title = null);

/// <summary>Body of <c>POST /v1/check</c>.</summary>
public sealed record CheckRequest
{
    /// <summary><c>owner/name</c>.</summary>
    public string? Repo { get; init; }
    /// <summary>A unified diff, at most 2,000,000 characters; an empty text is an empty change.</summary>
    public string? Diff { get; init; }
    /// <summary>Name of the session whose change it is: what becomes of the lessons it was given is seen by their patterns. Without it what is shown is only counted.</summary>
    public string? Session { get; init; }
    /// <summary>True: let a model judge the lessons near the change, where one is configured.</summary>
    public bool? Model { get; init; }
}

/// <summary>The lessons that a change breaks or touches.</summary>
/// <param name="Findings">What is certain first.</param>
/// <param name="TookMs">Milliseconds in the service.</param>
public sealed record CheckResult(IReadOnlyList<Finding> Findings, double TookMs)
{
    /// <summary>Why this is less than was asked for (no model judged, say); null when all is well.</summary>
    public string? Degraded { get; init; }
}

/// <summary>A lesson at a line of a change.</summary>
public sealed record Finding
{
    /// <summary>Id of the lesson.</summary>
    public string Id { get; init; } = "";
    /// <summary>The file, from the repository's root, as it is called after the change.</summary>
    public string Path { get; init; } = "";
    /// <summary>The line after the change; 1 is the first.</summary>
    public int Line { get; init; }
    /// <summary>The rule, and what stands against it; one line.</summary>
    public string Message { get; init; } = "";
    /// <summary><c>match</c>: the confirmed pattern stands there. <c>judged</c>: a model says it is broken. <c>related</c>: both speak of the same.</summary>
    public string Certainty { get; init; } = "";
    /// <summary>Where it was said.</summary>
    public string? Url { get; init; }
}

/// <summary>Body of <c>POST /v1/render</c>.</summary>
public sealed record RenderRequest
{
    /// <summary><c>owner/name</c>.</summary>
    public string? Repo { get; init; }
    /// <summary>Path to text, e.g. <c>CLAUDE.md</c>; empty text for a file that does not exist yet.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }
    /// <summary>Documents that are links, by path: <c>{"CLAUDE.md":"AGENTS.md"}</c>. The file it leads to is sent, and gets the block; without: none is.</summary>
    public IReadOnlyDictionary<string, string>? Links { get; init; }
}

/// <summary>The files as they would be.</summary>
/// <param name="Files">Those that were sent, and new ones, by path; an empty text of a rule file means delete it.</param>
/// <param name="Notes">What a person should look at, e.g. a lesson that was not written because a line of the team's own says the contrary.</param>
public sealed record RenderResult(IReadOnlyDictionary<string, string> Files, IReadOnlyList<string>? Notes = null);
