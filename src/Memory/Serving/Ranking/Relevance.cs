using Memory.Indexing;

namespace Memory.Serving;

/// <summary>How much of a request a document answers.</summary>
/// <param name="Strength">Number of telling words that match, each weighed by how well (0 to 1, identifiers more).</param>
/// <param name="Coverage">Their share of the request's telling words, 0 to 1.</param>
/// <param name="Identifier">The whole of a compound identifier matches.</param>
public sealed record Relevance(double Strength, double Coverage, bool Identifier)
{
    private const double RelatedFactor = 0.55;
    private const double SpellingFactor = 0.85;

    /// <summary>What a word that is in every other request adds beside a telling one, and all of them together.</summary>
    private const double WeakWorth = 0.2, WeakMax = 0.8;

    /// <summary>Even such a word counts where it is what the rule is about.</summary>
    private const double SubjectWorth = 0.5, SubjectWeight = 6;

    /// <param name="sentence">The rule or title of the document: neighbours in the request that are neighbours there mean more than two words.</param>
    public static Relevance Of(AskedWords asked, IReadOnlyList<TermMatch> matches, string sentence)
    {
        var plain = Of(asked, matches);
        var together = Phrases.Worth(asked.Words, matches, sentence);
        if (together == 0 || plain.Strength == 0)
            return plain;
        var telling = plain.Coverage > 0 ? plain.Strength / plain.Coverage : 1;
        return plain with { Strength = plain.Strength + together, Coverage = Math.Min(1, plain.Coverage + together / telling) };
    }

    /// <summary>Words that stand in every other request are not asked for and only support a telling one.</summary>
    public static Relevance Of(AskedWords words, IReadOnlyList<TermMatch> matches)
    {
        var (asked, telling) = (words.Telling, words.TellingCount);
        if (telling == 0)
            return new Relevance(0, 0, false);
        var byWord = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        // One term of the document fully answers one word: "charge a card" is not two matches of "payment".
        var answered = new HashSet<string>(StringComparer.Ordinal);
        var identifier = false;
        foreach (var match in matches.Any(m => m.Kind != TermMatchKind.Exact) ? (IEnumerable<TermMatch>)matches.OrderBy(m => m.Kind) : matches)
        {
            if (!asked.TryGetValue(match.Term, out var word))
                continue;
            identifier |= word.Identifier && match.Kind == TermMatchKind.Exact && match.Weight >= 0.5;
            var worth = word.Share * Kind(match.Kind) * Field(match.Weight) * Rarity(match.Rarity) * (answered.Add(match.Found) ? 1 : 0.5);
            byWord[word.Word] = byWord.GetValueOrDefault(word.Word) + worth;
        }
        var strength = byWord.Values.Sum(v => Math.Min(1.25, v));
        if (strength > 0)
            strength += Math.Min(WeakMax, matches.Where(m => m is { Kind: TermMatchKind.Exact, Weight: >= 1 } && !asked.ContainsKey(m.Term))
                .Sum(m => m.Weight >= SubjectWeight ? SubjectWorth : WeakWorth));
        return new Relevance(strength, Math.Min(1, strength / telling), identifier);
    }

    private static double Kind(TermMatchKind kind) => kind switch
    {
        TermMatchKind.Exact => 1,
        TermMatchKind.Spelling => SpellingFactor,
        _ => RelatedFactor,
    };

    /// <summary>In a rule twice: what it is about; in the rule; in its reason; in the words of evidence; in passing.</summary>
    private static double Field(double weight) => weight switch
    {
        >= SubjectWeight => 1.25,
        >= 3 => 1,
        >= 1 => 0.85,
        >= 0.5 => 0.75,
        _ => 0.35,
    };

    private static double Rarity(double rarity) => Math.Clamp(rarity * 1.2, 0.2, 1);
}
