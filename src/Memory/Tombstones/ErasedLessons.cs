using Memory.Storage;
using Memory.Text;

namespace Memory.Tombstones;

/// <summary>
/// The comments that an erased lesson stood on, as hashes. Such a comment does not teach the lesson again: not while its text is
/// what it was, nor with another text that gives the same rule.
/// </summary>
public static class ErasedLessons
{
    /// <param name="body">Text of the comment, freed of what is hidden; null where it is not known.</param>
    public static Task AddAsync(WriteSession s, string tombstone, string lessonId, string repo, string rule, string comment, string? body) =>
        s.ExecuteAsync("""
            insert into erased_lessons (tombstone_id, comment, lesson_id, rule_hash, body_hash) values (@tombstone, @comment, @lessonId, @rule, @body)
            on conflict do nothing
            """, new { tombstone, comment, lessonId, rule = RuleHash(repo, rule), body = body is null ? null : Digest.Of(Plain(body)) });

    /// <returns>Id of the erased lesson that this comment would teach again; null when it teaches something else.</returns>
    public static Task<string?> OfAsync(Session s, string comment, string repo, string rule, string body) =>
        s.FirstAsync<string>("select lesson_id from erased_lessons where comment = @comment and (rule_hash = @rule or body_hash = @body) limit 1",
            new { comment, rule = RuleHash(repo, rule), body = Digest.Of(Plain(body)) });

    /// <returns>Id of an erased lesson of the repository with this rule, whatever it stood on: for words that come back from a file.</returns>
    public static Task<string?> OfRuleAsync(Session s, string repo, string rule) =>
        s.FirstAsync<string>("select lesson_id from erased_lessons where rule_hash = @rule limit 1", new { rule = RuleHash(repo, rule) });

    private static string RuleHash(string repo, string rule) => Digest.Of($"{repo}\n{Plain(rule)}");

    /// <summary>Letters and digits: another case, space or full stop is no other text.</summary>
    private static string Plain(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));

}
