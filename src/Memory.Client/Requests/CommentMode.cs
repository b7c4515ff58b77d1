namespace Memory.Client;

/// <summary>Which of the comments handed in may become lessons.</summary>
public enum CommentMode
{
    /// <summary>Those that carry a tag; the rest is kept to answer questions from.</summary>
    Tagged,
    /// <summary>All of them; what carries no tag is proposed only.</summary>
    All,
}
