using Memory.Storage;

namespace Memory.Lessons;

/// <summary>A lesson as it stands in its table; evidence and links stand in theirs.</summary>
internal sealed class LessonRow
{
    public const string Columns =
        "id, repo, rule, why, kind, topic, paths, core, status, warnings, confidence, pattern, examples, created_at, updated_at, " +
        "approved_by, approved_at, approved_hash, active_from, erased, revision, served, followed, recurrences, ignored, wrong, doubtful, proposed_pattern";

    public string Id { get; set; } = "";
    public string Repo { get; set; } = "";
    public string Rule { get; set; } = "";
    public string? Why { get; set; }
    public string Kind { get; set; } = "";
    public string Topic { get; set; } = "";
    public string Paths { get; set; } = "[]";
    public long Core { get; set; }
    public string Status { get; set; } = "";
    public string Warnings { get; set; } = "[]";
    public double Confidence { get; set; }
    public string? Pattern { get; set; }
    public string Examples { get; set; } = "[]";
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
    public string? ApprovedBy { get; set; }
    public long? ApprovedAt { get; set; }
    public string? ApprovedHash { get; set; }
    public long? ActiveFrom { get; set; }
    public long Erased { get; set; }
    public long Revision { get; set; }
    public long Served { get; set; }
    public long Followed { get; set; }
    public long Recurrences { get; set; }
    public long Ignored { get; set; }
    public long Wrong { get; set; }
    public long Doubtful { get; set; }
    public string? ProposedPattern { get; set; }

    public static LessonRow From(Lesson lesson) => new()
    {
        Id = lesson.Id,
        Repo = lesson.Repo,
        Rule = lesson.Rule,
        Why = lesson.Why,
        Kind = lesson.Kind.ToWire(),
        Topic = lesson.Topic,
        Paths = Json.Write(lesson.Paths),
        Core = lesson.Core ? 1 : 0,
        Status = lesson.Status.ToWire(),
        Warnings = Json.Write(lesson.Warnings),
        Confidence = lesson.Confidence,
        Pattern = lesson.Pattern,
        Examples = Json.Write(lesson.Examples),
        CreatedAt = lesson.CreatedAt.ToStore(),
        UpdatedAt = lesson.UpdatedAt.ToStore(),
        ApprovedBy = lesson.ApprovedBy,
        ApprovedAt = lesson.ApprovedAt?.ToStore(),
        ApprovedHash = lesson.ApprovedHash,
        ActiveFrom = lesson.ActiveFrom?.ToStore(),
        Revision = lesson.Revision,
        Served = lesson.Served,
        Followed = lesson.Followed,
        Recurrences = lesson.Recurrences,
        Ignored = lesson.Ignored,
        Wrong = lesson.Wrong,
        Doubtful = lesson.Doubtful ? 1 : 0,
        ProposedPattern = lesson.ProposedPattern,
    };

    public Lesson ToLesson(IReadOnlyList<Evidence> evidence, IReadOnlyList<string> supersedes, IReadOnlyList<string> conflicts) => new()
    {
        Id = Id,
        Repo = Repo,
        Rule = Rule,
        Why = Why,
        Kind = LessonWords.ParseKind(Kind) ?? LessonKind.Do,
        Topic = Topic,
        Paths = Json.Read<string[]>(Paths),
        Core = Core != 0,
        Status = LessonWords.ParseStatus(Status) ?? LessonStatus.Proposed,
        Warnings = Json.Read<string[]>(Warnings),
        Confidence = Confidence,
        Pattern = Pattern,
        Examples = Json.Read<Example[]>(Examples),
        Evidence = evidence,
        Supersedes = supersedes,
        ConflictsWith = conflicts,
        CreatedAt = CreatedAt.FromStore(),
        UpdatedAt = UpdatedAt.FromStore(),
        ApprovedBy = ApprovedBy,
        ApprovedAt = ApprovedAt.FromStore(),
        ApprovedHash = ApprovedHash,
        ActiveFrom = ActiveFrom.FromStore(),
        Revision = Revision,
        Served = Served,
        Followed = Followed,
        Recurrences = Recurrences,
        Ignored = Ignored,
        Wrong = Wrong,
        Doubtful = Doubtful != 0,
        ProposedPattern = ProposedPattern,
    };
}
