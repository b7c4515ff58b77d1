using System.Collections.Frozen;

namespace Memory.Lessons.Reconciling.Reading;

/// <summary>
/// Whether a number is an amount ("at most 3 times") or the name of a thing ("port 8080", "TLS 1.1", "error 404").
/// Two amounts of one thing contradict each other, two names are two things; in doubt a number is a name,
/// because a rule taken for another's contradiction is lost and a rule that stands beside another is not.
/// </summary>
internal static class NumberSense
{
    /// <summary>How far before a number the word that makes it a limit may stand, in words.</summary>
    private const int Reach = 7;

    private static readonly FrozenSet<string> Limiting = Set("""
        most least max maximum min minimum limit limits limited than exceed exceeds exceeding above below under over within exactly
        fewer timeout timeouts ttl deadline delay interval size length width depth height count threshold budget quota percent
        percentage coverage per cap capped ratio backoff indent indentation beyond until
        """);

    private static readonly FrozenSet<string> Counted = Set("""
        time times column columns char chars character characters line lines space spaces retry retries attempt attempts percent
        row rows item items entry entries level levels parameter parameters param params argument arguments arg args approval
        approvals reviewer reviewers review reviews word words digit digits decimal decimals place places element elements record
        records result results page pages request requests thread threads connection connections copy copies replica replicas
        instance instances query queries call calls branch branches statement statements assertion assertions assert asserts commit
        commits user users pixel pixels px rem em pt point points token tokens field fields worker workers byte bytes blank
        newline newlines try tries failure failures redirect redirects message messages
        """);

    private static readonly FrozenSet<string> Naming = Set("""
        port ports version versions error errors code codes status file files rule rules warning warnings id ids ticket issue pr
        chapter section step phase stage shard node module partition migration rfc iso http tls ssl table layer slot channel
        number nr release build revision schema figure appendix paragraph adr bug case door gate queue topic host server group
        """);

    private static readonly FrozenSet<string> Answers = Set("error errors response responses status statuses code codes");

    /// <param name="at">The token of the number.</param>
    /// <param name="end">The one behind it.</param>
    public static bool IsAmount(List<Token> tokens, int at, int end)
    {
        var next = Word(tokens, end);
        if (Answers.Contains(next))
            return false;
        // The word right before names the thing, unless what is counted stands right behind: "retry 3 times".
        var before = Word(tokens, at - 1);
        if (Naming.Contains(before))
            return false;
        if (Counted.Contains(next) || (Word(tokens, end + 1) is var second && Limiting.Contains(second) && Counted.Contains(next)))
            return true;
        if (Limits(tokens[Math.Max(0, at - 1)]) && at > 0)
            return true;
        // "Return 0", "exit with 1": a value to choose; three digits are the name of an answer.
        if (before is "return" or "returns" or "returning" or "exit" or "exits" && tokens[at].Text.Length < 3)
            return true;
        if (IsName(before))
            return false;
        if (next.Length > 3 && next[^1] == 's' && next[^2] != 's')
            return true;
        for (var i = at - 1; i >= Math.Max(0, at - Reach) && tokens[i].Kind == TokenKind.Word; i--)
            if (Limits(tokens[i]))
                return true;
        return false;
    }

    /// <summary>A refusal of what lies behind the number leaves the number as the limit.</summary>
    public static bool Bounds(string word) => word is "exceed" or "exceeds" or "exceeding" or "than" or "over" or "above" or "below" or "under" or "beyond";

    private static bool Limits(Token token) =>
        Limiting.Contains(token.Text)
        || (token.Code && token.Kind == TokenKind.Word
            && (token.Text.Contains("max", StringComparison.Ordinal) || token.Text.Contains("min", StringComparison.Ordinal)
                || token.Text.EndsWith("limit", StringComparison.Ordinal) || token.Text.EndsWith("timeout", StringComparison.Ordinal)
                || token.Text.EndsWith("size", StringComparison.Ordinal) || token.Text.EndsWith("length", StringComparison.Ordinal)));

    /// <summary>A word that says something, not a preposition or an article: "Python 3", but not "to 3" or "is 3".</summary>
    private static bool IsName(string word) =>
        word.Length > 0 && !Text.StopWords.Contains(word) && !Signs.IsModal(word) && !Signs.Refuses(word);

    private static string Word(List<Token> tokens, int i) => i >= 0 && i < tokens.Count && tokens[i].Kind == TokenKind.Word ? tokens[i].Text : "";

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
