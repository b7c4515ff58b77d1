using Memory.Lessons.Reconciling.Reading;
using Memory.Lessons.Reconciling.Vocabulary;

namespace Memory.Lessons.Reconciling;

/// <summary>What two readings share, what each has alone, and where they turn against each other. Weights, not counts.</summary>
internal sealed record Overlap
{
    /// <summary>0 to 1: shared weight of all weight, whatever the sign.</summary>
    public required double Dice { get; init; }
    /// <summary>0 to 1: how much of the earlier one the later one has too; the other way round for <see cref="CoverB"/>.</summary>
    public required double CoverA { get; init; }
    public required double CoverB { get; init; }
    public required IReadOnlyList<string> Shared { get; init; }
    /// <summary>What both are about: shared, telling, and more than a quality.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }
    /// <summary>Without the words that stand in any rule.</summary>
    public required double SharedWeight { get; init; }
    /// <summary>An identifier stands in both.</summary>
    public required bool SharesIdentifier { get; init; }
    public required Side A { get; init; }
    public required Side B { get; init; }
    /// <summary>Concepts asked for on one side and refused on the other.</summary>
    public required IReadOnlyList<string> Turned { get; init; }
    /// <summary>One refuses it in a sentence of its own.</summary>
    public required bool Outright { get; init; }
    /// <summary>The same, in words that the rules do not turn on.</summary>
    public required IReadOnlyList<string> Contrary { get; init; }
    /// <summary>Concepts that stand in opposite moods, whatever the rules turn on.</summary>
    public required IReadOnlyList<string> Crossed { get; init; }
    /// <summary>One says that a thing is nowhere else, and the other does not say "only".</summary>
    public required bool ExclusiveOnce { get; init; }
    /// <summary>Two identifiers that mean the same are two identifiers: <c>.spec.ts</c> and <c>.test.ts</c>.</summary>
    public required bool NamesDiffer { get; init; }
    /// <summary>What is the condition of one is what is done in the other: "retry failed jobs", "alert when a job has failed".</summary>
    public required bool Conditioned { get; init; }
    /// <summary>Of a choice between two, one side says both.</summary>
    public required bool Wavers { get; init; }
    /// <summary>Pairs of choices that exclude each other.</summary>
    public required IReadOnlyList<(string A, string B)> Excluded { get; init; }
    public required bool NumbersDiffer { get; init; }
    /// <summary>Every amount of one side is in the other too.</summary>
    public required bool NumbersAgree { get; init; }
    /// <summary>Who does it and to whom it is done have changed places.</summary>
    public required bool Swapped { get; init; }
    /// <summary>Both sides put another word before the same one: provider versions, module versions.</summary>
    public required bool Competing { get; init; }
    /// <summary>Of each concept, how the two rules put it.</summary>
    public required IReadOnlyDictionary<string, string> Words { get; init; }

    /// <summary>What one side has alone.</summary>
    /// <param name="Narrowed">Words of it that stand right before a shared one: the export endpoint, a composite key.</param>
    /// <param name="Refused">Concepts that it refuses.</param>
    public sealed record Side(IReadOnlyList<Item> Alone, IReadOnlyList<Item> Narrowed, IReadOnlySet<string> Refused)
    {
        public bool Refuses(IReadOnlyList<string> concepts) => concepts.Any(Refused.Contains);

        public double Weight { get; } = Alone.Sum(i => i.Weight);
        public IEnumerable<Item> Heads => Alone.Where(i => i.Head);
        public IEnumerable<Item> Circumstances => Alone.Where(i => i is { Circumstance: true, Generic: false, Weight: >= 0.6 });
    }

    private const double Amount = 0.8;
    private const double SubjectMin = 0.9;
    /// <summary>Letters of a word that can be a part of an identifier.</summary>
    private const int PartMin = 4;

    public static Overlap Of(RuleReading a, RuleReading b)
    {
        var shared = a.Items.Select(i => i.Concept).Intersect(b.Items.Select(i => i.Concept), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var left = Merged(Discounted(a, b, shared));
        var right = Merged(Discounted(b, a, shared));
        var (weightA, weightB) = (left.Values.Sum(i => i.Weight), right.Values.Sum(i => i.Weight));
        // A word that one side only mentions counts for the other as much as it does there.
        var both = shared.Sum(c => Math.Max(left[c].Weight, right[c].Weight));
        // The same amount of the same unit says as much as a word does.
        both += Amount * a.Quantities.Count(q => q.Unit.Length > 0 && b.Quantities.Any(r => r.Unit == q.Unit && !q.Differs(r)));
        var (aloneA, aloneB) = (weightA - shared.Sum(c => left[c].Weight), weightB - shared.Sum(c => right[c].Weight));
        var turned = Contradiction.Turned(a, b, shared);
        return new Overlap
        {
            Dice = Share(2 * both, 2 * both + aloneA + aloneB),
            CoverA = Share(both, both + aloneA),
            CoverB = Share(both, both + aloneB),
            Shared = [.. left.Keys.Where(shared.Contains)],
            Subjects = [.. shared.Where(c => !GenericWords.IsQuality(c) && Math.Max(left[c].Weight, right[c].Weight) >= SubjectMin)],
            SharedWeight = shared.Where(c => !left[c].Generic).Sum(c => Math.Max(left[c].Weight, right[c].Weight)),
            SharesIdentifier = shared.Any(c => left[c].Code && right[c].Code),
            A = new Side([.. left.Values.Where(i => !shared.Contains(i.Concept))], Narrowing(a, shared), Refused(a)),
            B = new Side([.. right.Values.Where(i => !shared.Contains(i.Concept))], Narrowing(b, shared), Refused(b)),
            Turned = turned,
            Outright = Contradiction.Outright(a, b, turned),
            Contrary = Contradiction.Contrary(a, b, shared),
            Crossed = Contradiction.Crossed(a, b, shared),
            NamesDiffer = NamedAlone(a, b) && NamedAlone(b, a),
            ExclusiveOnce = a.NowhereElse && !b.Exclusive || b.NowhereElse && !a.Exclusive,
            Conditioned = left.Values.Any(i => !i.Generic && right.TryGetValue(i.Concept, out var other) && other.Condition != i.Condition),
            Wavers = Contradiction.Wavers(a, b, shared),
            Excluded = Contradiction.Excluded(left, right),
            NumbersDiffer = Contradiction.NumbersDiffer(a, b),
            NumbersAgree = Contradiction.NumbersAgree(a, b),
            Swapped = Contradiction.Swapped(a, b, shared) || Contradiction.NamesReordered(a, b),
            Competing = Modifiers(a, shared).Intersect(Modifiers(b, shared), StringComparer.Ordinal).Any(),
            Words = Said(a, b),
        };
    }

    /// <summary>The words of the rules themselves; where they differ, both.</summary>
    private static Dictionary<string, string> Said(RuleReading a, RuleReading b)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in a.Items)
            said.TryAdd(item.Concept, item.Words);
        foreach (var item in b.Items.DistinctBy(i => i.Concept, StringComparer.Ordinal))
        {
            if (!said.TryAdd(item.Concept, item.Words) && !said[item.Concept].Equals(item.Words, StringComparison.OrdinalIgnoreCase))
                said[item.Concept] += $" ({item.Words})";
        }
        return said;
    }

    private static List<Item> Narrowing(RuleReading reading, HashSet<string> shared)
    {
        var narrowing = new List<Item>();
        for (var i = 0; i + 1 < reading.Items.Count; i++)
        {
            var (item, next) = (reading.Items[i], reading.Items[i + 1]);
            // What opens a clause that asks is its verb: "open files" narrows nothing, "open files must be closed" does.
            var isVerb = item.Head && item.Opens && !item.Subject;
            if (!isVerb && item is { Weight: >= 0.5, Code: false } && !shared.Contains(item.Concept)
                && next.Start == item.End && next.Clause == item.Clause && !next.Generic && shared.Contains(next.Concept))
                narrowing.Add(item);
        }
        return narrowing;
    }

    /// <summary>Shared words that a word of the reading's own stands before.</summary>
    private static IEnumerable<string> Modifiers(RuleReading reading, HashSet<string> shared)
    {
        for (var i = 0; i + 1 < reading.Items.Count; i++)
        {
            var (item, next) = (reading.Items[i], reading.Items[i + 1]);
            if (item is { Generic: false, Head: false, Weight: >= 0.5 } && !shared.Contains(item.Concept) && next.Start == item.End && next.Clause == item.Clause && shared.Contains(next.Concept))
                yield return next.Concept;
        }
    }

    /// <summary>An identifier whose class the other has too, as another identifier only.</summary>
    private static bool NamedAlone(RuleReading reading, RuleReading other) => reading.Items.Any(i => i is { Code: true, Sign: not 0 } && i.Concept[0] == '~'
        && other.Items.Where(o => o.Concept == i.Concept && o.Sign == i.Sign).ToList() is { Count: > 0 } same
        && same.TrueForAll(o => o.Code && !o.Words.Contains(i.Words, StringComparison.OrdinalIgnoreCase) && !i.Words.Contains(o.Words, StringComparison.OrdinalIgnoreCase)));

    private static HashSet<string> Refused(RuleReading reading) => reading.Items.Where(i => i.Sign < 0).Select(i => i.Concept).ToHashSet(StringComparer.Ordinal);

    private static double Share(double part, double whole) => whole <= 0 ? 0 : Math.Min(1, part / whole);

    /// <summary>
    /// "Never X" and "use Y instead of X" are one rule: where one side only refuses (or only asks) and the two share that,
    /// what the other asks for besides is an elaboration that weighs little.
    /// </summary>
    private static IEnumerable<Item> Discounted(RuleReading reading, RuleReading other, HashSet<string> shared)
    {
        const double elaboration = 0.35;
        var asks = other.Items.Any(i => i is { Sign: > 0, Generic: false });
        var refuses = other.Items.Any(i => i is { Sign: < 0, Generic: false });
        var sharesAsking = Shares(reading, other, shared, 1);
        var sharesRefusing = Shares(reading, other, shared, -1);
        var touching = reading.Items.Where(i => !i.Generic && shared.Contains(i.Concept)).Select(i => i.Clause).ToHashSet();
        var names = reading.Items.Concat(other.Items).Where(i => shared.Contains(i.Concept) && (i.Code || i.End - i.Start > 1)).ToList();
        var named = string.Join(' ', names.Where(i => i.Code).Select(i => i.Words.ToLowerInvariant()));
        var spelt = names.SelectMany(i => Normal.Parts(i.Words)).ToHashSet(StringComparer.Ordinal);
        foreach (var item in reading.Items)
        {
            // "Use pathlib for file paths", "versions follow semantic versioning": the name says it already.
            if (item is { Code: false, Words.Length: >= PartMin } && !shared.Contains(item.Concept)
                && (spelt.Contains(item.Concept) || named.Contains(item.Words[..^1].ToLowerInvariant(), StringComparison.Ordinal)))
            {
                yield return item with { Weight = item.Weight * elaboration, Generic = true };
                continue;
            }
            var discounted = !shared.Contains(item.Concept)
                && ((touching.Count > 0 && !touching.Contains(item.Clause)) || (item.Sign > 0 && !asks && sharesRefusing) || (item.Sign < 0 && !refuses && sharesAsking));
            yield return discounted ? item with { Weight = item.Weight * elaboration } : item;
        }
    }

    private static bool Shares(RuleReading a, RuleReading b, HashSet<string> shared, int sign) =>
        a.Items.Any(i => i.Sign == sign && !i.Generic && shared.Contains(i.Concept)
            && b.Items.Any(j => j.Concept == i.Concept && j.Sign == sign));

    private static Dictionary<string, Item> Merged(IEnumerable<Item> items)
    {
        var merged = new Dictionary<string, Item>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!merged.TryGetValue(item.Concept, out var known))
                merged[item.Concept] = item;
            else if (item.Weight > known.Weight || (known.Sign == 0 && item.Sign != 0))
                merged[item.Concept] = item with { Head = item.Head || known.Head };
        }
        return merged;
    }
}
