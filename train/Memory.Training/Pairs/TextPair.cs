namespace Memory.Training.Pairs;

/// <summary>Two texts that speak of one thing: the first asks, the second answers.</summary>
public sealed record TextPair(PairKind Kind, string Query, string Document);

public enum PairKind
{
    HeadingBody, PathBody, TitleLead, SentenceRest, ParagraphNext, TextCode, CommentCode, CommitBody, CommitPaths, CommitHunk,
}
