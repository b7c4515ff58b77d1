using System.Collections.Frozen;
using Memory.Lessons.Reconciling.Reading;

namespace Memory.Lessons.Reconciling.Vocabulary;

/// <param name="Concept">Name of the class.</param>
/// <param name="Flips">The phrase says the contrary of the class: "non-root" of root.</param>
/// <param name="EitherOr">The class has words for its contrary.</param>
/// <param name="Loose">A phrase of it is its words again where the other rule does not have the class.</param>
internal readonly record struct Meaning(string Concept, bool Flips, bool EitherOr, bool Loose);

/// <summary>Words and phrases of review talk that mean the same, looked up longest first.</summary>
internal static class Synonyms
{
    private const int PhraseMax = 6;
    private static readonly FrozenDictionary<string, Meaning> Phrases = Build();
    private static readonly FrozenSet<string> Starts = Phrases.Keys.Select(FirstWord).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Classes whose phrases can be read as their words.</summary>
    public static FrozenSet<string> LooseClasses { get; } = Phrases.Values.Where(m => m.Loose).Select(m => m.Concept).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The longest phrase that begins at a token.</summary>
    /// <param name="unfolded">Classes of which only single words are taken.</param>
    public static bool Longest(List<Token> tokens, int at, IReadOnlySet<string> unfolded, out Meaning meaning, out int length)
    {
        (meaning, length) = (default, 0);
        var key = Stem(tokens[at].Text);
        if (!Starts.Contains(key))
            return false;
        var found = false;
        for (var n = 1; ; n++)
        {
            if (Phrases.TryGetValue(key, out var here) && (n == 1 || !here.Loose || !unfolded.Contains(here.Concept)))
                (meaning, length, found) = (here, n, true);
            if (n == PhraseMax || at + n >= tokens.Count || tokens[at + n].Kind != TokenKind.Word)
                return found;
            key += " " + Stem(tokens[at + n].Text);
        }
    }

    /// <summary>The class that a word stands for, never for its contrary; null when it is in none.</summary>
    public static string? ClassOf(string word) => Phrases.TryGetValue(Stem(word), out var meaning) && !meaning.EitherOr ? meaning.Concept : null;

    private static FrozenDictionary<string, Meaning> Build()
    {
        var phrases = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        foreach (var (line, loose) in Lines(SynonymTable.Classes, false).Concat(Lines(SynonymTable.LooseClasses, true)))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var concept = "~" + line[..colon];
            var eitherOr = line.Contains('!', StringComparison.Ordinal);
            foreach (var phrase in line[(colon + 1)..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var flips = phrase[0] == '!';
                var key = string.Join(' ', phrase.TrimStart('!').Split(' ').Select(Stem));
                phrases.TryAdd(key, new Meaning(concept, flips, eitherOr, loose));
            }
        }
        return phrases.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Line, bool Loose)> Lines(string classes, bool loose) =>
        classes.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => (l, loose));

    private static string Stem(string word) => Stems.Of(ForeignWords.English(word));

    private static string FirstWord(string phrase) => phrase.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? phrase[..space] : phrase;
}
