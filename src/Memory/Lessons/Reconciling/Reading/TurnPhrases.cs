using System.Collections.Frozen;

namespace Memory.Lessons.Reconciling.Reading;

/// <summary>What a phrase refuses: what follows it, or what stands before it.</summary>
internal enum Refusal { Ahead, Behind }

/// <summary>Refusals of more than one word, whose words alone say something else: "free of", "on its way out".</summary>
internal static class TurnPhrases
{
    private const int WordsMax = 4;

    private static readonly FrozenDictionary<string, Refusal> Phrases = Table(
        """
        free of | free from | clear of | stay away from | keep away from | away from | do away with | hands off | as opposed to | need not | no need to | no need for
        devoid of | void of
        """,
        """
        on its way out | on their way out | on the way out | has no place | have no place | has no business | have no business | no place
        not an option | off limits | out of bounds | is out | are out | is gone | are gone | goes away | go away | must go | has to go | have to go
        frowned upon | phased out | not welcome
        """);

    private static readonly FrozenSet<string> Starts = Phrases.Keys.Select(p => p[..p.IndexOf(' ', StringComparison.Ordinal)]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The longest phrase that begins at a token.</summary>
    public static bool At(List<Token> tokens, int at, out Refusal refusal, out int length)
    {
        (refusal, length) = (default, 0);
        var key = tokens[at].Text;
        if (tokens[at].Code || !Starts.Contains(key))
            return false;
        for (var n = 2; n <= WordsMax && at + n <= tokens.Count && tokens[at + n - 1] is { Kind: TokenKind.Word, Code: false }; n++)
        {
            key += " " + tokens[at + n - 1].Text;
            if (Phrases.TryGetValue(key, out var found))
                (refusal, length) = (found, n);
        }
        return length > 0;
    }

    private static FrozenDictionary<string, Refusal> Table(string ahead, string behind) =>
        Split(ahead).Select(p => (Words: p, Refusal.Ahead)).Concat(Split(behind).Select(p => (Words: p, Refusal.Behind)))
            .ToFrozenDictionary(p => p.Words, p => p.Item2, StringComparer.Ordinal);

    private static string[] Split(string phrases) =>
        phrases.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
