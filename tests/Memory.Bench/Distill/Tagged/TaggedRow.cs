using System.Text.Json;
using Memory.Comments;
using Memory.Distillation;
using Memory.Intake;

namespace Memory.Bench.Distill;

/// <summary>A lesson that a row expects; <c>Scope</c> is one glob, <c>*</c> for the whole repository.</summary>
/// <param name="Must">Words that the written rule has to hold (<c>a|b</c>: one of them).</param>
/// <param name="MustNot">Words that it must not hold.</param>
internal sealed record ExpectedLesson(
    string Rule, string? Why, string Scope, string Topic, string Kind, IReadOnlyList<string>? Must = null, IReadOnlyList<string>? MustNot = null);

internal sealed record TaggedReply(string Author, string? AuthorAssociation, string Body, bool Parent);

internal sealed record TaggedExpectation(string Intent, IReadOnlyList<ExpectedLesson> Lessons, string? Target, string? Scope);

/// <summary>One row of <c>tagged.jsonl</c>.</summary>
internal sealed record TaggedRow(
    string Id, string Repo, int? Pr, string Path, string? DiffHunk, string Body, IReadOnlyList<TaggedReply> Replies,
    string Author, string? AuthorAssociation, TaggedExpectation Expect)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    public static List<TaggedRow> ReadAll(string path) =>
        [.. File.ReadLines(path).Where(l => l.Trim().Length > 0).Select(l => JsonSerializer.Deserialize<TaggedRow>(l, Wire)!)];

    public bool Teaches => Expect.Intent == "remember" && Expect.Lessons.Count > 0;

    public TaughtComment Taught(Instruction instruction)
    {
        var before = Replies.Where(r => r.Parent).Select((r, i) => Comment($"{Id}-before{i}", r.Author, r.AuthorAssociation, r.Body, i)).ToList();
        var after = Replies.Where(r => !r.Parent && r.AuthorAssociation is "OWNER" or "MEMBER" or "COLLABORATOR")
            .Select((r, i) => Comment($"{Id}-after{i}", r.Author, r.AuthorAssociation, r.Body, 100 + i)).Where(c => !IsParent(c)).ToList();
        return new TaughtComment(Comment(Id, Author, AuthorAssociation, Body, 50), instruction, before, after);
    }

    private bool IsParent(ReviewComment comment) => Replies.Any(r => r.Parent && r.Body == comment.Body);

    private ReviewComment Comment(string id, string author, string? association, string body, int minute) => new()
    {
        Source = "gold",
        Repo = Repo,
        Id = id,
        Author = author,
        AuthorAssociation = association,
        Body = body,
        PullRequest = Pr,
        Path = Path,
        DiffHunk = DiffHunk,
        CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute),
    };
}
