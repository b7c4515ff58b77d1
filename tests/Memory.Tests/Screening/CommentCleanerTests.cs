using Memory.Comments;
using Memory.Intake;

namespace Memory.Tests.Screening;

public sealed class CommentCleanerTests
{
    private static readonly string Secret = PlantedSecret.Tokens[0];

    [Fact]
    public void No_text_of_a_comment_keeps_a_secret()
    {
        var cleaned = CommentCleaner.Clean(Comment(Secret) with
        {
            InReplyTo = Secret,
            Commit = Secret,
            AuthorAssociation = Secret,
            Author = Secret,
            Body = Secret,
            DiffHunk = Secret,
            Path = $"src/{Secret}.ts",
            Url = $"https://example.com/{Secret}",
        });
        cleaned.ToString().ShouldNotContain(Secret);
        cleaned.Key.ShouldNotContain(Secret);
    }

    [Fact]
    public void A_redacted_id_stays_unique_and_replies_find_it()
    {
        var one = CommentCleaner.Clean(Comment(Secret));
        var other = CommentCleaner.Clean(Comment(PlantedSecret.Tokens[1]));
        var reply = CommentCleaner.Clean(Comment("2") with { InReplyTo = Secret });
        one.Id.ShouldStartWith("[redacted:github-token]-");
        one.Id.ShouldNotBe(other.Id);
        reply.InReplyTo.ShouldBe(one.Id);
        CommentCleaner.Clean(one).Id.ShouldBe(one.Id);
    }

    [Fact]
    public void An_ordinary_comment_stays_as_it_is()
    {
        var comment = Comment("1234") with { InReplyTo = "1233", Commit = "67beb19a34d073b5f80d125b6899c78cd7bf4c39", AuthorAssociation = "MEMBER", Path = "src/a.ts", DiffHunk = "@@ -1 +1 @@" };
        CommentCleaner.Clean(comment).ShouldBe(comment);
    }

    private static ReviewComment Comment(string id) => new() { Source = "github", Repo = "acme/shop", Id = id, Author = "jo", Body = "Use tabs." };
}
