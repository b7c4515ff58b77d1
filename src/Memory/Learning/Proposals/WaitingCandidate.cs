using Memory.Distillation.Mining.Ranking;

namespace Memory.Learning.Proposals;

/// <summary>A rule found in untagged talk that waits for a place among the proposals.</summary>
/// <param name="Hash">Of the candidate, as <see cref="Reading.CandidateHash"/> gives it.</param>
/// <param name="Signals">What became of the comment in its thread so far.</param>
internal sealed record WaitingCandidate(string CommentKey, string Hash, string Thread, ScreenedCandidate Screened, MinedSignals Signals)
{
    public static WaitingCandidate Of(ScreenedCandidate screened, Comments.CommentThread thread) => new(
        screened.Candidate.Sources[0].Key, Reading.CandidateHash(screened), thread.Root, screened, MinedSignals.Of(thread, screened.Candidate.Sources[0]));

    public MinedCandidate Mined
    {
        get
        {
            var source = Screened.Candidate.Sources[0];
            return new(Screened.Candidate, Thread, source.Author.ToLowerInvariant(), source.SaidAt, Signals);
        }
    }
}
