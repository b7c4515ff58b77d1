namespace Memory.Lessons;

/// <summary>Statuses and kinds as they are written on the wire and in the store.</summary>
public static class LessonWords
{
    public static string ToWire(this LessonStatus status) => status.ToString().ToLowerInvariant();

    public static string ToWire(this LessonKind kind) => kind.ToString().ToLowerInvariant();

    public static LessonStatus? ParseStatus(string? wire) => wire switch
    {
        "proposed" => LessonStatus.Proposed,
        "active" => LessonStatus.Active,
        "conflicted" => LessonStatus.Conflicted,
        "superseded" => LessonStatus.Superseded,
        "retired" => LessonStatus.Retired,
        "rejected" => LessonStatus.Rejected,
        _ => null,
    };

    public static LessonKind? ParseKind(string? wire) => wire switch
    {
        "do" => LessonKind.Do,
        "dont" => LessonKind.Dont,
        "keep" => LessonKind.Keep,
        _ => null,
    };
}
