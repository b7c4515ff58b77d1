using Memory.Comments;
using Memory.Distillation;
using Memory.Intake;
using Memory.Storage;
using Memory.Text;

namespace Memory.Learning;

/// <summary>What a comment comes to, in its thread.</summary>
public enum ReadingKind { Ignore, Task, Ask, Teach, Replace, Propose, Forget, Scope, Approve }

/// <summary>A candidate and what screening says of it.</summary>
public sealed record ScreenedCandidate(Candidate Candidate, IReadOnlyList<string> Warnings);

/// <summary>A comment, read: what it asks for, whether its author may, and what it would teach. Nothing is changed by reading.</summary>
public sealed record Reading(ReviewComment Comment, Verdict Speaker, ReadingKind Kind, Instruction Instruction, IReadOnlyList<ScreenedCandidate> Candidates, string Reason)
{
    /// <summary>What screening says of the whole comment; such words are not passed on, not even as an answer.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Two readings with the same hash have the same effect.</summary>
    public string Hash => Digest.Of(Json.Write(new
    {
        Kind,
        Comment.Body,
        Author = Comment.SaidBy,
        Instruction.Words,
        Instruction.Target,
        Instruction.Paths,
        Instruction.Core,
        Candidates = Candidates.Select(CandidateHash),
        Reason,
    }));

    public static string CandidateHash(ScreenedCandidate c) => Digest.Of(Json.Write(new
    {
        c.Candidate.Rule,
        c.Candidate.Why,
        c.Candidate.Kind,
        c.Candidate.Topic,
        c.Candidate.Paths,
        c.Candidate.Reach,
        c.Candidate.Core,
        c.Candidate.Examples,
        Sources = c.Candidate.Sources.Select(s => s.Key),
        c.Warnings,
    }));
}
