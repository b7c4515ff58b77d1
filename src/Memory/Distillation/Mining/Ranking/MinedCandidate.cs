using Memory.Comments;

namespace Memory.Distillation.Mining.Ranking;

/// <summary>A rule found in a thread that nobody tagged, with what speaks for it.</summary>
/// <param name="Candidate">The rule.</param>
/// <param name="Thread">Root of the thread that it was said in.</param>
/// <param name="Author">Who said it.</param>
/// <param name="SaidAt">When.</param>
/// <param name="Signals">What became of it there.</param>
public sealed record MinedCandidate(Candidate Candidate, string Thread, string Author, DateTimeOffset SaidAt, MinedSignals Signals)
{
    public static MinedCandidate Of(Candidate candidate, CommentThread thread)
    {
        var source = candidate.Sources[0];
        return new(candidate, thread.Root, source.Author.ToLowerInvariant(), source.SaidAt, MinedSignals.Of(thread, source));
    }
}

/// <summary>What the thread and the host say about a comment. What a source does not tell is false or 0 and counts neither way.</summary>
/// <param name="Owns">The author may decide: owner, member or collaborator.</param>
/// <param name="TakenUp">An answer says that it was done.</param>
/// <param name="Changed">The commented lines changed afterwards.</param>
/// <param name="Resolved">The thread ended resolved.</param>
/// <param name="Reactions">How many people agreed without words.</param>
public sealed record MinedSignals(bool Owns = false, bool TakenUp = false, bool Changed = false, bool Resolved = false, int Reactions = 0)
{
    public static MinedSignals Of(CommentThread thread, ReviewComment source) => new(
        source.AuthorAssociation is "OWNER" or "MEMBER" or "COLLABORATOR",
        ThreadSigns.WasTakenUp(thread),
        source.Outdated == true,
        thread.Comments.Any(c => c.Resolved == true),
        Math.Max(0, source.Reactions ?? 0));
}
