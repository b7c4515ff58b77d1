namespace Memory.Client;

/// <summary>Answer of <c>DELETE /v1/repos/{owner}/{name}</c> and <c>DELETE /v1/people/{login}</c>: what is gone.</summary>
public sealed record Erasure
{
    /// <summary>Id of the tombstone that keeps it from coming back.</summary>
    public string Tombstone { get; init; } = "";
    /// <summary>Comments whose text is gone.</summary>
    public long Comments { get; init; }
    /// <summary>Deliveries that are gone.</summary>
    public long Deliveries { get; init; }
    /// <summary>Lessons that are gone.</summary>
    public long Lessons { get; init; }
    /// <summary>Lessons that lost evidence or a name, and stay because of others.</summary>
    public long LessonsKept { get; init; }
}

/// <summary>Something that was erased and does not come back.</summary>
public sealed record Tombstone
{
    /// <summary>Id, e.g. <c>T4f7a…</c>.</summary>
    public string Id { get; init; } = "";
    /// <summary><c>repository</c>, <c>person</c> or <c>lesson</c>.</summary>
    public string Kind { get; init; } = "";
    /// <summary>The repository, or the repository of the lesson; null for a person.</summary>
    public string? Repo { get; init; }
    /// <summary>Id of the lesson; null for the others. Of a person nothing is kept that names them.</summary>
    public string? Lesson { get; init; }
    /// <summary>When it was erased.</summary>
    public DateTimeOffset At { get; init; }
    /// <summary>Who erased it, as <c>key:name</c>.</summary>
    public string By { get; init; } = "";
}
