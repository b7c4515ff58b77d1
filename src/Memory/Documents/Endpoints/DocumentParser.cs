using System.Text;
using System.Text.Json;
using Memory.Api;
using Memory.Client;
using Memory.Screening;

namespace Memory.Documents.Endpoints;

/// <summary>One line or object of an import to a document of ours, or the reason why not.</summary>
internal static class DocumentParser
{
    private const int PathCharsMax = 512;
    private const int UrlCharsMax = 2_048;

    private static readonly JsonSerializerOptions Options = new(JsonBody.Options) { MaxDepth = BodyLines.DepthMax };

    /// <returns>A document whose text is as it was sent: it is screened before anything is stored.</returns>
    public static (ImportedDocument? Document, string? Reason) Parse(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, "not a JSON object");
        try
        {
            var wire = json.Deserialize<Document>(Options)!;
            return Check(wire) is { } reason ? (null, reason) : (new(RepoName.Parse(wire.Repo)!, Clean(wire.Path!), wire.Url is null ? null : Redaction.Redact(wire.Url), wire.Text!), null);
        }
        catch (InvalidOperationException)
        {
            return (null, "holds half of a surrogate pair, or bytes that are not UTF-8, which is no text");
        }
        catch (JsonException e)
        {
            var field = (e.Path ?? "$").TrimStart('$').TrimStart('.');
            return (null, field.Length == 0 ? "not readable as a document (each name may stand once)" : $"{field} has the wrong type, or holds a NUL character or half of a surrogate pair, which is no text");
        }
    }

    private static string? Check(Document d)
    {
        if (string.IsNullOrWhiteSpace(d.Repo))
            return "repo is missing";
        if (RepoName.Parse(d.Repo) is null)
            return $"repo is not a repository: write {RepoName.Shape}";
        if (string.IsNullOrWhiteSpace(d.Path))
            return "path is missing";
        if (d.Path.Length > PathCharsMax)
            return $"path is longer than {PathCharsMax} characters";
        var steps = Clean(d.Path).Split('/');
        if (steps.Any(step => step.Length == 0 || step is "." or "..") || d.Path.Any(char.IsControl))
            return "path is the file's path from the root of the repository, such as docs/setup.md";
        if (!string.Equals(Redaction.Redact(d.Path), d.Path, StringComparison.Ordinal))
            return "path holds what looks like a secret; give the file another name";
        if (d.Url is { Length: > UrlCharsMax } || d.Url?.Any(char.IsControl) == true)
            return $"url holds no control characters and at most {UrlCharsMax} characters";
        if (d.Url is not null && !(Uri.TryCreate(d.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            return "url is an http or https address";
        if (d.Text is null)
            return "text is missing; an empty text removes the document";
        return Encoding.UTF8.GetByteCount(d.Text) > ImportedDocument.BytesMax ? $"text has more than {ImportedDocument.BytesMax} bytes" : null;
    }

    private static string Clean(string path)
    {
        path = path.Trim();
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }
}
