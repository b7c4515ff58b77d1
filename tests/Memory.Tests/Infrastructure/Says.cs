using Memory.Client;

namespace Memory.Tests.Infrastructure;

/// <summary>Comments, built the way people write them: <c>Says.Member("ana", "@claude remember: …")</c>.</summary>
internal static class Says
{
    private static int next = 1000;

    public static Comment Member(string author, string body) => By(author, "MEMBER", body);

    public static Comment By(string author, string association, string body) => new()
    {
        Source = "github",
        Repo = "acme/shop",
        Pr = 7,
        Kind = "review_comment",
        Id = $"c{Interlocked.Increment(ref next)}",
        Author = author,
        AuthorAssociation = association,
        Body = body,
        Path = "src/orders/order.ts",
        CreatedAt = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero).AddMinutes(next),
    };

    public static Comment In(this Comment comment, string repo) => comment with { Repo = repo };

    public static Comment Answering(this Comment comment, Comment parent) => comment with { InReplyTo = parent.Id };
}
