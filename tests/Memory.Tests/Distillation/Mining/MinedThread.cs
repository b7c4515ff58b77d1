using Memory.Comments;

namespace Memory.Tests.Distillation.Mining;

/// <summary>Builds review threads for tests: the first body is the root, the others answer it.</summary>
internal static class MinedThread
{
    public static CommentThread Of(string path, params string[] bodies)
    {
        var comments = bodies.Select((body, i) => new ReviewComment
        {
            Source = "test",
            Repo = "acme/shop",
            Id = $"{i + 1}",
            Author = i % 2 == 0 ? "lead" : "author",
            AuthorAssociation = "MEMBER",
            Body = body,
            Path = path,
            InReplyTo = i == 0 ? null : "1",
            CreatedAt = DateTimeOffset.UnixEpoch.AddMinutes(i),
        }).ToList();
        return new CommentThread(comments.Count == 0 ? "" : comments[0].Key, comments);
    }
}
