namespace Memory.Client;

/// <summary>Answer of <c>GET /v1/stats</c>.</summary>
public sealed record Stats
{
    /// <summary>Version of the service.</summary>
    public string Version { get; init; } = "";
    /// <summary>Repositories that the key may see and that are known.</summary>
    public int Repositories { get; init; }
    /// <summary>Comments stored.</summary>
    public long Comments { get; init; }
    /// <summary>Lessons by status.</summary>
    public IReadOnlyDictionary<string, long> Lessons { get; init; } = new Dictionary<string, long>();
    /// <summary>Deliveries by outcome.</summary>
    public IReadOnlyDictionary<string, long> Deliveries { get; init; } = new Dictionary<string, long>();
    /// <summary>Passages that questions are answered from.</summary>
    public long Passages { get; init; }
    /// <summary>Lessons given to sessions.</summary>
    public long Served { get; init; }
    /// <summary>What became of what was given.</summary>
    public OutcomeStats Outcomes { get; init; } = new();
    /// <summary>When a lesson last changed.</summary>
    public DateTimeOffset? LastLessonAt { get; init; }
    /// <summary>True when everything stored can be found.</summary>
    public bool IndexCaughtUp { get; init; }
    /// <summary>What a model was asked today; null without a model, and for keys that do not cover everything.</summary>
    public ModelSpending? Spending { get; init; }
}

/// <summary>Served, followed, said again: over all lessons that the key sees.</summary>
public sealed record OutcomeStats
{
    /// <summary>Lessons given, each counted once a session.</summary>
    public long Given { get; init; }
    /// <summary>Of them, followed.</summary>
    public long Followed { get; init; }
    /// <summary>Of them, ignored.</summary>
    public long Ignored { get; init; }
    /// <summary>Times a lesson was called wrong or outdated, and nobody has answered that.</summary>
    public long Wrong { get; init; }
    /// <summary>Of those given, what nobody saw the outcome of.</summary>
    public long Unknown { get; init; }
    /// <summary>Times the active lessons were said in review before they were lessons.</summary>
    public long SaidBefore { get; init; }
    /// <summary>Times they were said again since.</summary>
    public long SaidAgain { get; init; }
    /// <summary>Lessons that something speaks against.</summary>
    public long Doubtful { get; init; }
}

/// <summary>Calls to a model on one UTC day, over all nodes.</summary>
/// <param name="Model">Provider and model, as <c>anthropic/…</c>.</param>
/// <param name="Calls">Questions that were sent.</param>
/// <param name="Failed">Of them, those that gave no answer that could be used: the built-in distiller did their work.</param>
/// <param name="Tokens">In and out together.</param>
/// <param name="DailyTokens">The limit of a day.</param>
public sealed record ModelSpending(string Model, long Calls, long Failed, long Tokens, long DailyTokens);

/// <summary>A repository that is known.</summary>
/// <param name="Repo"><c>owner/name</c>.</param>
/// <param name="Comments">Comments stored.</param>
/// <param name="Lessons">Lessons that are active.</param>
public sealed record Repository(string Repo, long Comments, long Lessons);

/// <summary>An RFC 9457 problem.</summary>
public sealed record Problem
{
    /// <summary>What kind of problem, as a URN.</summary>
    public string? Type { get; init; }
    /// <summary>One line.</summary>
    public string? Title { get; init; }
    /// <summary>HTTP status.</summary>
    public int? Status { get; init; }
    /// <summary>What is wrong and how to mend it.</summary>
    public string? Detail { get; init; }
    /// <summary>Field to messages, for bad input.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
}
