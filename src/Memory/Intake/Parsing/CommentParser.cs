using System.Text.Json;
using Memory.Api;
using Memory.Client;
using Memory.Comments;

namespace Memory.Intake;

/// <summary>One line or object of an import to a comment of ours, or the reason why not.</summary>
public static class CommentParser
{
    public const int BodyCharsMax = 262_144;
    public const int HunkCharsMax = 262_144;
    private const int ShortCharsMax = 512;
    private const int UrlCharsMax = 2_048;

    /// <summary>Clocks differ; a date further ahead would keep every later text of the comment out.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <returns>A comment whose texts are as they were sent: they are screened before anything is stored.</returns>
    public static (ReviewComment? Comment, string? Reason) Parse(JsonElement json, DateTimeOffset now)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, "not a JSON object");
        Comment wire;
        try
        {
            wire = Read(json);
        }
        catch (InvalidOperationException)
        {
            return (null, "holds half of a surrogate pair, or bytes that are not UTF-8, which is no text");
        }
        catch (JsonException e)
        {
            var field = (e.Path ?? "$").TrimStart('$').TrimStart('.');
            return (null, field.Length == 0 ? "not readable as a comment (each name may stand once)" : $"{field} has the wrong type");
        }
        return Take(wire, now);
    }

    /// <returns>The same, of one that was read already.</returns>
    public static (ReviewComment? Comment, string? Reason) Take(Comment wire, DateTimeOffset now) =>
        Check(wire, now) is { } reason ? (null, reason) : (ToComment(wire, now), null);

    private static Comment Read(JsonElement json)
    {
        return json.Deserialize<Comment>(IdAsTextOrNumber.Options)!;
    }

    private static string? Check(Comment c, DateTimeOffset now)
    {
        var deleted = c.Deleted == true;
        if (Missing(c.Source, "source") is { } source)
            return source;
        if (c.Source!.Any(ch => !char.IsAsciiLetterOrDigit(ch) && ch is not ('-' or '_' or '.')))
            return "source is a short name of letters, digits, '-', '_' and '.', e.g. github";
        if (Missing(c.Repo, "repo") is { } repo)
            return repo;
        if (RepoName.Parse(c.Repo) is null)
            return $"repo is not a repository: write {RepoName.Shape}";
        if (Missing(c.Id, "id") is { } id)
            return id;
        if (!deleted && Missing(c.Author, "author") is { } author)
            return author;
        if (!deleted && c.Body is null)
            return "body is missing";
        if (CommentKey.ParseKind(c.Kind) is null)
            return "kind is review_comment, review or issue_comment";
        return TooLong(c.Body, BodyCharsMax, "body") ?? TooLong(c.DiffHunk, HunkCharsMax, "diffHunk") ?? TooLong(c.Author, ShortCharsMax, "author")
            ?? TooLong(c.Path, ShortCharsMax * 8, "path") ?? TooLong(c.Commit, ShortCharsMax, "commit") ?? TooLong(c.Url, UrlCharsMax, "url")
            ?? TooLong(c.AuthorAssociation, ShortCharsMax, "authorAssociation") ?? TooLong(c.InReplyTo, ShortCharsMax, "inReplyTo")
            ?? (c.CreatedAt > now + Ahead || c.UpdatedAt > now + Ahead ? "createdAt and updatedAt are not in the future" : null)
            ?? (c.Pr is < 0 ? "pr is negative" : null)
            ?? (c.Reactions is < 0 ? "reactions is negative" : null)
            ?? (HasControl(c.Id!) || HasControl(c.Author) || HasControl(c.Path) || HasControl(c.InReplyTo) || HasControl(c.Commit) || HasControl(c.AuthorAssociation) || HasControl(c.Url)
                ? "id, author, authorAssociation, path, commit, url and inReplyTo hold no control characters" : null)
            ?? UrlReason(c.Url);
    }

    private static string? Missing(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? $"{field} is missing" : TooLong(value, ShortCharsMax, field);

    private static string? TooLong(string? value, int max, string field) =>
        value is not null && value.Length > max ? $"{field} is longer than {max} characters" : null;

    private static bool HasControl(string? value) => value is not null && value.Any(char.IsControl);

    private static string? UrlReason(string? url) =>
        url is null || (Uri.TryCreate(url, UriKind.Absolute, out var u) && u.Scheme is "http" or "https")
            ? null : "url is an http or https address";

    private static ReviewComment ToComment(Comment c, DateTimeOffset now)
    {
        var repo = RepoName.Parse(c.Repo)!;
        return new()
        {
            Source = c.Source!.ToLowerInvariant(),
            Repo = repo,
            Id = c.Id!,
            Author = c.Author?.Trim() ?? "",
            Body = c.Body?.Replace("\0", "", StringComparison.Ordinal) ?? "",
            Kind = CommentKey.ParseKind(c.Kind)!.Value,
            PullRequest = c.Pr,
            Url = c.Url,
            AuthorAssociation = c.AuthorAssociation?.ToUpperInvariant(),
            AuthorIsBot = c.AuthorIsBot == true,
            Path = string.IsNullOrWhiteSpace(c.Path) ? null : c.Path,
            Line = c.Line,
            DiffHunk = string.IsNullOrEmpty(c.DiffHunk) ? null : c.DiffHunk.Replace("\0", "", StringComparison.Ordinal),
            Commit = c.Commit,
            // A source without dates: it was said when we were told.
            CreatedAt = (c.CreatedAt ?? c.UpdatedAt ?? now).ToUniversalTime(),
            UpdatedAt = c.UpdatedAt?.ToUniversalTime(),
            InReplyTo = string.IsNullOrWhiteSpace(c.InReplyTo) ? null : c.InReplyTo,
            Deleted = c.Deleted == true,
            Resolved = c.Resolved,
            Outdated = c.Outdated,
            Reactions = c.Reactions,
        };
    }
}
