using System.Text.RegularExpressions;
using Memory.Intake.Answers;
using Memory.Storage;

namespace Memory.Erasure;

/// <summary>
/// Where else a lesson is written down: in the word on what became of a comment, in an answer that quoted it, and in the history
/// of lessons that it met.
/// </summary>
internal static class LessonTraces
{
    /// <summary>Keys of the comments that came to this lesson.</summary>
    public static Task<List<string>> CommentsAsync(Session s, string lessonId) =>
        s.QueryAsync<string>("select comment_key from readings where lessons like @listed or drafts like @listed", new { listed = Listed(lessonId) });

    public static async Task ForgetAsync(WriteSession s, string lessonId, string repo, string rule)
    {
        var word = $"{lessonId}{AnswerOutbox.Erased}";
        await s.ExecuteAsync("update deliveries set reason = @word where lessons like @listed", new { word, listed = Listed(lessonId) });
        await s.ExecuteAsync("update readings set reason = @word where lessons like @listed", new { word, listed = Listed(lessonId) });
        await AnswerOutbox.ForgetLessonAsync(s, repo, Listed(lessonId));
        await WrittenText.ReplaceAsync(s, repo, lessonId, text => Regex.IsMatch(text, $@"\b{lessonId}\b", RegexOptions.None, TimeSpan.FromSeconds(1)) ? word : text);
        if (rule.Length > 0)
            await WrittenText.ReplaceAsync(s, repo, rule, _ => word);
    }

    private static string Listed(string lessonId) => $"%\"{lessonId}\"%";
}
