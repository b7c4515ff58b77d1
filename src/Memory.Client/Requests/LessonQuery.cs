namespace Memory.Client;

/// <summary>Which lessons to list; what is null does not filter.</summary>
public sealed record LessonQuery
{
    /// <summary><c>owner/name</c>; without it, all repositories of the key.</summary>
    public string? Repo { get; init; }
    /// <summary>One status, e.g. <c>proposed</c>.</summary>
    public string? Status { get; init; }
    /// <summary>A file: lessons that apply to it.</summary>
    public string? Path { get; init; }
    /// <summary>Words in the rule or its reason.</summary>
    public string? Text { get; init; }
    /// <summary>One topic, e.g. <c>testing</c>.</summary>
    public string? Topic { get; init; }
    /// <summary>Only lessons that something speaks against, with what it is in <see cref="Lesson.Outcomes"/>.</summary>
    public bool Doubtful { get; init; }
    /// <summary>Where to go on: <see cref="Page{T}.Next"/> of the page before.</summary>
    public string? Cursor { get; init; }
    /// <summary>Rows of one page, 1 to 200; 50 without it.</summary>
    public int? Limit { get; init; }
}
