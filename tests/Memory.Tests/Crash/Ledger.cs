namespace Memory.Tests.Crash;

/// <summary>What a lesson is known to be: as acknowledged, or as the change would make it that was under way when the process died.</summary>
internal sealed record KnownLesson(string Id, LessonState Acknowledged, LessonState? UnderWay = null)
{
    public bool Allows(LessonState found) => found == Acknowledged || found == UnderWay;
}

/// <param name="Rule">Empty: erased.</param>
internal sealed record LessonState(string Rule, string Status)
{
    public static readonly LessonState Erased = new("", "");
}

/// <summary>Things that are stored together, or not at all.</summary>
internal sealed record Together(string Where, IReadOnlyList<string> Ids);

/// <summary>One client's memory of what it was told. It does one thing at a time, so at most one is unanswered when the service dies.</summary>
internal sealed class Ledger
{
    public Dictionary<string, KnownLesson> Lessons { get; } = [];
    public List<string> Keys { get; } = [];
    public List<string> RevokedKeys { get; } = [];
    public List<Together> Comments { get; } = [];
    public List<Together> Imports { get; } = [];

    /// <summary>The batch that was on its way: all of it, or none.</summary>
    public Together? CommentsUnderWay { get; set; }
    public Together? ImportUnderWay { get; set; }
    public int Acknowledged { get; set; }
}
