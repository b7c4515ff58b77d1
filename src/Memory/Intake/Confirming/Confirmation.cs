using Memory.Comments;
using Memory.Intake.Tags;

namespace Memory.Intake.Confirming;

/// <summary>Whose access is to be confirmed: pure.</summary>
internal static class Confirmation
{
    /// <summary>GitHub did not say.</summary>
    public const string Unconfirmed = "unconfirmed";

    /// <summary>
    /// Comments that their host told of, in a thread in which somebody addresses us, by people whose word would count there and who
    /// are not listed anyway.
    /// </summary>
    public static IReadOnlyList<ReviewComment> Needed(CommentThread thread, IntakeOptions options) =>
        thread.Comments.Any(c => TagGrammar.Names(c.Body, options.Tags))
            ? [.. thread.Comments.Where(c => c.FromHost && IsOpen(Speaker.Of(c), options))]
            : [];

    private static bool IsOpen(Speaker speaker, IntakeOptions options) =>
        !speaker.IsBot && !options.Teachers.Contains(speaker.Author, StringComparer.OrdinalIgnoreCase)
        && (speaker.Association is null || Trust.Judge(speaker, options.Teachers, options.Bots).MayTeach);
}

/// <param name="ByComment">Key of the comment → permission: admin, write, read, none, or <see cref="Confirmation.Unconfirmed"/>.</param>
/// <param name="NotNow">It cannot be asked now.</param>
internal sealed record ConfirmedAccess(IReadOnlyDictionary<string, string> ByComment, AccessUnknown? NotNow)
{
    public static ConfirmedAccess Nothing { get; } = new(new Dictionary<string, string>(), null);
}

/// <param name="Until">Not before then.</param>
/// <param name="Reason">For an operator.</param>
/// <param name="AtMost">What waits longer is read without it: nobody teaches who is not listed. Null: it waits as long as it takes.</param>
internal sealed record AccessUnknown(DateTimeOffset Until, string Reason, TimeSpan? AtMost = null);
