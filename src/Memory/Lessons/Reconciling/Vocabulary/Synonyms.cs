using System.Collections.Frozen;
using Memory.Lessons.Reconciling.Reading;

namespace Memory.Lessons.Reconciling.Vocabulary;

/// <param name="Concept">Name of the class.</param>
/// <param name="Flips">The phrase says the contrary of the class: "non-root" of root.</param>
/// <param name="EitherOr">The class has words for its contrary.</param>
internal readonly record struct Meaning(string Concept, bool Flips, bool EitherOr);

/// <summary>Words and phrases of review talk that mean the same, looked up longest first.</summary>
internal static class Synonyms
{
    private const int PhraseMax = 6;
    private static readonly FrozenDictionary<string, Meaning> Phrases = Build();
    private static readonly FrozenSet<string> Starts = Phrases.Keys.Select(FirstWord).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The longest phrase that begins at a token.</summary>
    public static bool Longest(List<Token> tokens, int at, out Meaning meaning, out int length)
    {
        (meaning, length) = (default, 0);
        var key = Stem(tokens[at].Text);
        if (!Starts.Contains(key))
            return false;
        var found = false;
        for (var n = 1; ; n++)
        {
            if (Phrases.TryGetValue(key, out var here))
                (meaning, length, found) = (here, n, true);
            if (n == PhraseMax || at + n >= tokens.Count || tokens[at + n].Kind != TokenKind.Word)
                return found;
            key += " " + Stem(tokens[at + n].Text);
        }
    }

    private static FrozenDictionary<string, Meaning> Build()
    {
        var phrases = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        foreach (var line in SynonymTable.Classes.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var concept = "~" + line[..colon];
            var eitherOr = line.Contains('!', StringComparison.Ordinal);
            foreach (var phrase in line[(colon + 1)..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var flips = phrase[0] == '!';
                var key = string.Join(' ', phrase.TrimStart('!').Split(' ').Select(Stem));
                phrases.TryAdd(key, new Meaning(concept, flips, eitherOr));
            }
        }
        return phrases.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Stem(string word) => Stems.Of(ForeignWords.English(word));

    private static string FirstWord(string phrase) => phrase.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? phrase[..space] : phrase;
}
