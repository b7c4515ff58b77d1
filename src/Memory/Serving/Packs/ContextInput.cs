using Memory.Lessons;
using Memory.Storage;

namespace Memory.Serving;

public enum ContextPhase { Start, Plan, Edit, Review }

/// <summary>What a session that is under way must hear of, whatever it asks: core lessons, and lessons for files it has touched, that changed since.</summary>
/// <param name="Touched">Paths from the repository's root.</param>
public sealed record SessionNews(DateTimeOffset Since, IReadOnlyList<string> Touched);

/// <summary>What a session is about to do.</summary>
public sealed record ContextInput
{
    public required Grant Grant { get; init; }
    /// <summary>owner/name.</summary>
    public required string Repo { get; init; }
    public string? Task { get; init; }
    /// <summary>Paths from the repository's root.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
    /// <summary>A unified diff.</summary>
    public string? Diff { get; init; }
    public ContextPhase Phase { get; init; } = ContextPhase.Plan;
    /// <summary>Hard limit of the whole pack in tokens; null is 1500, at the start of a session 800.</summary>
    public int? BudgetTokens { get; init; }
    /// <summary>Ids that the caller does not want.</summary>
    public IReadOnlySet<string> Exclude { get; init; } = new HashSet<string>();
    /// <summary>Ids that this session has already been given, unchanged since.</summary>
    public IReadOnlySet<string> AlreadyGiven { get; init; } = new HashSet<string>();

    /// <summary>Most lessons of the pack; null where the budget alone decides.</summary>
    public int? LessonsMax { get; init; }
    /// <summary>Most characters of the Markdown: clients cut what is longer. Null where the budget alone decides.</summary>
    public int? CharactersMax { get; init; }
    /// <summary>True for a lesson that the reader has before them already, in a file say.</summary>
    public Predicate<Lesson>? IsKnown { get; init; }

    /// <summary>Set for a session that is under way and had its core lessons: of those it gets only what is new.</summary>
    public SessionNews? News { get; init; }

    public const int BudgetDefault = 1500;
    public const int BudgetStart = 800;
    public const int BudgetMax = 50_000;

    /// <summary>What a caller writes: <c>start</c>, <c>plan</c>, <c>edit</c>, <c>review</c>; null for anything else.</summary>
    public static ContextPhase? ParsePhase(string? wire) => wire switch
    {
        null or "plan" => ContextPhase.Plan,
        "start" => ContextPhase.Start,
        "edit" => ContextPhase.Edit,
        "review" => ContextPhase.Review,
        _ => null,
    };
}
