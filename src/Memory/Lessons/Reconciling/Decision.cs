namespace Memory.Lessons.Reconciling;

/// <summary>What to do with a draft.</summary>
public abstract record Decision(string Reason)
{
    /// <summary>A lesson of its own: active if the teaching activates, else proposed.</summary>
    /// <param name="Rejected">The lesson that said so and was rejected; its history tells by whom and when.</param>
    public sealed record New(string Reason, string? Rejected = null) : Decision(Reason);

    /// <summary>Known: evidence and confidence grow; the words stay, even if the new ones are better.</summary>
    public sealed record Reinforce(string LessonId, string Reason) : Decision(Reason);

    /// <summary>Known as a proposal, and only proposed again: evidence there, still a proposal.</summary>
    public sealed record ReinforceProposed(string LessonId, string Reason) : Decision(Reason);

    /// <summary>Known as proposed, retired or superseded, and now taught: active, approved by the teacher, evidence added.</summary>
    public sealed record Promote(string LessonId, string Reason) : Decision(Reason);

    /// <summary>A new active lesson that takes the place of these; the author changed his or her mind.</summary>
    public sealed record Supersede(IReadOnlyList<string> LessonIds, string Reason) : Decision(Reason);

    /// <summary>A new lesson and these contradict each other; all become conflicted until a person decides.</summary>
    /// <param name="LessonIds">Lessons of other people that say the opposite.</param>
    /// <param name="Superseded">Opposite lessons of the same author that give way without a question.</param>
    public sealed record Conflict(IReadOnlyList<string> LessonIds, IReadOnlyList<string> Superseded, string Reason) : Decision(Reason);

    /// <summary>Leave everything as it is.</summary>
    /// <param name="Rejected">As with <see cref="New"/>.</param>
    public sealed record Nothing(string Reason, string? Rejected = null, string? Known = null) : Decision(Reason);
}
