using System.Text.Json.Serialization;
using System.Text.Json;
using Memory.Comments;
using Memory.Text;

namespace Memory.Distillation.ByModel;

/// <summary>
/// What a model is asked about a thread: the embedded prompt, and the thread as JSON. JSON is the fence: whatever a comment
/// says stays inside its string, and <c>&lt;</c>, <c>&gt;</c> and control characters are escaped besides. Pure.
/// </summary>
public sealed class ThreadQuestion
{
    public const int CommentsMax = 30;
    private const int BodyCharsMax = 4_000;
    private const int HunkCharsMax = 3_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true };

    private ThreadQuestion(CommentThread thread, IReadOnlyList<TaughtComment> taught)
    {
        Thread = thread;
        Taught = taught;
        Text = Write();
    }

    public static string System { get; } = Resource("distill.md");

    public static JsonElement Schema { get; } = JsonDocument.Parse(Resource("distill.schema.json")).RootElement;

    /// <summary>The comments that the model sees, as <c>c1</c>, <c>c2</c>, ….</summary>
    public CommentThread Thread { get; }

    /// <summary>Comments whose authors may teach and whose tags ask to remember; none when the thread is mined.</summary>
    public IReadOnlyList<TaughtComment> Taught { get; }

    public string Text { get; }

    /// <param name="root">Names the thread.</param>
    /// <param name="taught">What trust and the tag's grammar let through, one at least. The model sees what the built-in distiller sees: what was said
    /// before it, and later replies of people who may teach. What an outsider says afterwards changes nothing, here as there.</param>
    public static ThreadQuestion Of(string root, IReadOnlyList<TaughtComment> taught)
    {
        var comments = taught.Select(t => t.Comment).Concat(taught.SelectMany(t => t.Before.Concat(t.After)))
            .DistinctBy(c => c.Key).Take(CommentsMax).OrderBy(c => c.CreatedAt).ToList();
        return new(new(root, comments), taught);
    }

    /// <param name="thread">Freed of hidden text and secrets, with at least one comment.</param>
    public static ThreadQuestion Mined(CommentThread thread) => new(thread with { Comments = [.. thread.Comments.Take(CommentsMax)] }, []);

    public string IdOf(ReviewComment comment) => $"c{Thread.Comments.TakeWhile(c => c.Key != comment.Key).Count() + 1}";

    private string Write()
    {
        var asked = Taught.GroupBy(t => t.Comment.Key).ToDictionary(g => g.Key, g => g.First().Instruction.Words);
        var first = Thread.Comments[0];
        return JsonSerializer.Serialize(new
        {
            path = first.Path,
            code = Cut(first.DiffHunk, HunkCharsMax),
            comments = Thread.Comments.Select(c => new
            {
                id = IdOf(c),
                role = c.AuthorIsBot ? "bot" : c.AuthorAssociation?.ToLowerInvariant(),
                teaches = asked.ContainsKey(c.Key) ? true : (bool?)null,
                asked = Cut(asked.GetValueOrDefault(c.Key), BodyCharsMax),
                path = c.Path == first.Path ? null : c.Path,
                text = Cut(c.Body, BodyCharsMax),
            }),
        }, Options);
    }

    private static string? Cut(string? text, int most) =>
        text is null || text.Length <= most ? text : Shortening.Head(text, most) + " …";

    private static string Resource(string name)
    {
        using var stream = typeof(ThreadQuestion).Assembly.GetManifestResourceStream($"Memory.Distillation.ByModel.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
