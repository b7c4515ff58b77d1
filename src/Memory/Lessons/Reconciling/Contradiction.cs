using Memory.Lessons.Reconciling.Reading;
using Memory.Lessons.Reconciling.Vocabulary;

namespace Memory.Lessons.Reconciling;

/// <summary>Where two readings cannot both be followed.</summary>
internal static class Contradiction
{
    /// <summary>Of the smaller of the two clauses, this share has to be in the other one for a turned word to contradict.</summary>
    private const double ClauseCoverMin = 0.7;

    /// <summary>Verbs that go with anything weigh less.</summary>
    private const double TellingMin = 0.9;

    /// <summary>Concepts that one asks for and the other refuses, as the thing that a clause turns on.</summary>
    public static List<string> Turned(RuleReading a, RuleReading b, HashSet<string> shared)
    {
        var turned = new List<string>();
        foreach (var concept in shared)
        {
            var x = Signed(a, concept);
            var y = Signed(b, concept);
            if (y.Count == 0 && RefusedElsewhere(a, b, concept) || x.Count == 0 && RefusedElsewhere(b, a, concept)
                || y.Count == 0 && OnlyRefusedThere(b, a, concept) || x.Count == 0 && OnlyRefusedThere(a, b, concept))
                turned.Add(concept);
            if (x.Count == 0 || y.Count == 0 || x.Any(i => y.Any(j => i.Sign == j.Sign)))
                continue;
            if (x.Any(i => y.Any(j => ((i.Head || j.Head) && HeadShared(a, i, shared) && HeadShared(b, j, shared) || Refuses(i, b, j) || Refuses(j, a, i))
                && Cover(a, i, b, j) >= ClauseCoverMin && !OtherPlaces(a, i, b, j) && !SamePlaceRefused(a, b, j) && !SamePlaceRefused(b, a, i) && !AgreeByContrary(a, i, b, j))))
                turned.Add(concept);
        }
        return turned;
    }

    /// <summary>Choices between two that each side took differently, whatever they stand for in their clauses.</summary>
    public static List<string> Contrary(RuleReading a, RuleReading b, HashSet<string> shared) =>
    [
        .. shared.Where(c => Signed(a, c) is { Count: > 0 } x && x.Any(i => i.EitherOr) && Signed(b, c) is { Count: > 0 } y && !x.Any(i => y.Any(j => i.Sign == j.Sign))),
    ];

    /// <summary>Concepts that one side only asks for and the other only refuses, wherever they stand in their clauses.</summary>
    public static List<string> Crossed(RuleReading a, RuleReading b, HashSet<string> shared)
    {
        var crossed = new List<string>();
        foreach (var concept in shared)
        {
            var (x, y) = (Signed(a, concept), Signed(b, concept));
            if (x.Count == 0 || y.Count == 0)
                continue;
            // "Do not hardcode URLs" and "read URLs from the settings instead of hardcoding them": what both refuse, or both ask for, decides.
            if (x.Any(i => y.Any(j => i.Sign == j.Sign)))
                return [];
            if (x.Exists(i => i.Weight >= TellingMin) && DeedKnown(a, x, shared) && DeedKnown(b, y, shared))
                crossed.Add(concept);
        }
        return ByContraryChoice(a, b) ? [] : crossed;
    }

    /// <summary>Of a choice between two, one side says both and the other one: "generated" against "by hand; the rest is generated".</summary>
    public static bool Wavers(RuleReading a, RuleReading b, HashSet<string> shared) => shared.Any(c =>
        Signed(a, c) is { Count: > 0 } x && Signed(b, c) is { Count: > 0 } y && x[0].EitherOr && BothWays(x) != BothWays(y));

    private static bool BothWays(List<Item> signed) => signed.Exists(i => i.Sign == -signed[0].Sign && i.Clause != signed[0].Clause);

    /// <summary>What is refused with the word is a deed of the other side too, or one that goes with anything.</summary>
    private static bool DeedKnown(RuleReading reading, List<Item> signed, HashSet<string> shared) =>
        signed.Exists(i => i.Sign > 0 || !reading.Items.Any(h => h.Clause == i.Clause && h is { Head: true, Weight: >= TellingMin } && h.Sign == i.Sign && !shared.Contains(h.Concept)));

    /// <summary>"Each has its own" and "they must not share one": one asks for a choice, the other refuses the contrary choice.</summary>
    private static bool ByContraryChoice(RuleReading a, RuleReading b) =>
        a.Items.Any(x => x.Sign != 0 && Alternatives.IsChoice(x.Concept) && b.Items.Any(y => y.Sign == -x.Sign && Alternatives.Exclude(x.Concept, y.Concept)));

    /// <summary>Different choices of one kind, where neither side mentions the other's.</summary>
    public static List<(string A, string B)> Excluded(Dictionary<string, Item> a, Dictionary<string, Item> b)
    {
        var excluded = new List<(string, string)>();
        // "Always mock in unit tests, never in end-to-end tests": the choice says where, and what is said there differs.
        var turned = a.Values.Any(i => i is { Sign: not 0, Generic: false } && b.TryGetValue(i.Concept, out var other) && other.Sign == -i.Sign);
        foreach (var x in a.Values.Where(i => i.Sign >= 0 && Alternatives.IsChoice(i.Concept)))
            foreach (var y in b.Values.Where(i => i.Sign >= 0 && Alternatives.Exclude(x.Concept, i.Concept)))
                if (!(x.Qualifier && y.Qualifier && (turned || Alternatives.IsPlace(x.Concept))) && !b.ContainsKey(x.Concept) && !a.ContainsKey(y.Concept))
                    excluded.Add((x.Concept, y.Concept));
        // Checked and unchecked, typed and untyped: the contrary is in the word.
        foreach (var x in a.Values.Where(i => i is { Sign: >= 0, Generic: false } && !b.ContainsKey(i.Concept)))
            foreach (var y in b.Values.Where(i => i is { Sign: >= 0, Generic: false } && !a.ContainsKey(i.Concept)))
                if (x.Concept.Length > 4 && y.Concept.Length > 4 && (y.Concept == "un" + x.Concept || x.Concept == "un" + y.Concept || y.Concept == "non" + x.Concept || x.Concept == "non" + y.Concept))
                    excluded.Add((x.Concept, y.Concept));
        return excluded;
    }

    public static bool NumbersDiffer(RuleReading a, RuleReading b)
    {
        var comparable = false;
        foreach (var x in a.Quantities)
        {
            foreach (var y in b.Quantities.Where(q => q.Unit == x.Unit))
            {
                if (!x.Differs(y) && x.Refused == y.Refused)
                    return false;
                // Two refusals of different numbers leave room for both.
                comparable |= !(x.Refused && y.Refused);
            }
        }
        return comparable;
    }

    /// <summary>"No Tailwind." refuses it wherever the other rule works with it.</summary>
    public static bool Outright(RuleReading a, RuleReading b, List<string> turned) => turned.Exists(c => Alone(a, b, c) || Alone(b, a, c));

    private static bool Alone(RuleReading refuses, RuleReading asks, string concept) =>
        refuses.Items.Any(i => i is { Sign: < 0, Head: true, EitherOr: false } && i.Concept == concept && !GenericWords.IsQuality(concept)
            && refuses.Items.All(o => o.Clause != i.Clause || o.Generic || o.Concept == concept))
        && asks.Items.Any(i => i is { Sign: > 0, Subject: false, Circumstance: false } && i.Concept == concept);

    /// <summary>The same amounts on both sides, whatever their order; none on both sides too.</summary>
    public static bool NumbersAgree(RuleReading a, RuleReading b) =>
        a.Quantities.All(x => b.Quantities.Any(y => !x.Differs(y) && x.Unit == y.Unit))
        && b.Quantities.All(y => a.Quantities.Any(x => !y.Differs(x) && x.Unit == y.Unit));

    /// <summary>"Controllers never import services" and "services never import controllers": one deed, the other way round.</summary>
    public static bool Swapped(RuleReading a, RuleReading b, HashSet<string> shared) =>
        a.Items.Any(deed => deed is ({ Sign: < 0 } or { Sign: > 0, Generic: false }) && shared.Contains(deed.Concept)
            && b.Items.FirstOrDefault(i => i.Concept == deed.Concept && i.Sign == deed.Sign) is { } other
            && Around(a, deed) is var (before, behind) && Around(b, other) is var (left, right)
            && before.Keys.Any(right.ContainsKey) && behind.Keys.Any(left.ContainsKey)
            && !before.Any(w => !w.Value && left.ContainsKey(w.Key)) && !behind.Any(w => !w.Value && right.ContainsKey(w.Key)));

    /// <summary>"Do not call step 4 from step 5": the same names in the same mood, in another order.</summary>
    public static bool NamesReordered(RuleReading a, RuleReading b)
    {
        var x = a.Items.Where(i => i.Numbered).Select(i => (i.Concept, i.Sign)).Distinct().ToList();
        var y = b.Items.Where(i => i.Numbered).Select(i => (i.Concept, i.Sign)).Distinct().ToList();
        return x.Count > 1 && !x.SequenceEqual(y) && x.ToHashSet().SetEquals(y);
    }

    /// <summary>Concepts before and behind the deed in its clause, and whether they stand in any rule.</summary>
    private static (Dictionary<string, bool> Before, Dictionary<string, bool> Behind) Around(RuleReading reading, Item deed)
    {
        var clause = reading.Items.Where(i => i.Clause == deed.Clause && i is { EitherOr: false, Qualifier: false } && i.Concept != deed.Concept).ToLookup(i => i.Start < deed.Start);
        return (Kinds(clause[true]), Kinds(clause[false]));
    }

    private static Dictionary<string, bool> Kinds(IEnumerable<Item> items) =>
        items.DistinctBy(i => i.Concept, StringComparer.Ordinal).ToDictionary(i => i.Concept, i => i.Generic, StringComparer.Ordinal);

    private static List<Item> Signed(RuleReading reading, string concept) =>
        [.. reading.Items.Where(i => i.Concept == concept && i is { Sign: not 0, Generic: false })];

    /// <summary>"Never log tokens" and "hash tokens": the token is no contradiction while the deed is another.</summary>
    private static bool HeadShared(RuleReading reading, Item item, HashSet<string> shared) =>
        item.Head || reading.Items.Any(i => i.Clause == item.Clause && i.Head && i.Sign == item.Sign && shared.Contains(i.Concept));

    /// <summary>"Style components with CSS modules" and "no CSS modules": what one side works with, the other refuses outright.</summary>
    private static bool Refuses(Item asked, RuleReading refuses, Item refused) =>
        asked is { Sign: > 0, Subject: false, Circumstance: false } && (asked.Code || asked.Qualifier) && refused is { Sign: < 0, Head: true }
        && refuses.Items.Where(i => i.Clause == refused.Clause && !i.Generic).All(i => i.Concept == refused.Concept || i.Start == refused.End || refused.Start == i.End);

    /// <summary>"The version stands in the URL" and "in a header, not in the URL".</summary>
    private static bool RefusedElsewhere(RuleReading refuses, RuleReading places, string concept) =>
        refuses.Items.Any(i => i.Concept == concept && i.Refused
            && (i.Head || (i.Place && !refuses.Items.Any(o => o.Clause == i.Clause && o is { Sign: < 0, Generic: false }))))
        && places.Items.Any(i => i.Concept == concept && (i.Place || i is { Head: true, Sign: > 0 } && refuses.Items.Any(o => o.Concept == concept && o.Place)) && !places.Items.Any(o => o.Clause == i.Clause && o.Sign < 0));

    /// <summary>"Run it on every push" and "at night, never on push"; "use it for global state" and "state lives elsewhere, not in it".</summary>
    private static bool OnlyRefusedThere(RuleReading refuses, RuleReading asks, string concept) =>
        refuses.Quantities.Count == 0
        && refuses.Items.Any(i => i.Concept == concept && i is { Refused: true, Circumstance: true, Condition: false } && !refuses.Items.Any(o => o.Clause == i.Clause && o is { Sign: not 0, Generic: false }))
        && asks.Items.Any(i => i.Concept == concept && i is { Circumstance: true, Condition: false, Refused: false } or { Head: true, Sign: > 0 } && i.Concept == concept);

    /// <summary>"No mutable defaults" and "defaults must be immutable": the contrary word has turned the sentence already.</summary>
    private static bool AgreeByContrary(RuleReading a, Item inA, RuleReading b, Item inB) =>
        a.Items.Any(x => x.Clause == inA.Clause && x.Sign != 0
            && b.Items.Any(y => y.Clause == inB.Clause && y.Concept == x.Concept && y.Sign == x.Sign && y.Flipped != x.Flipped));

    /// <summary>"Logic belongs into services" does not contradict "no logic in controllers".</summary>
    private static bool OtherPlaces(RuleReading a, Item inA, RuleReading b, Item inB)
    {
        var x = Places(a, inA.Clause);
        var y = Places(b, inB.Clause);
        return x.Except(y).Any() && y.Except(x).Any();
    }

    /// <summary>"Mounted from the vault, not written into manifests" and "none in manifests": both refuse the place.</summary>
    private static bool SamePlaceRefused(RuleReading reading, RuleReading other, Item refused) => refused.Sign < 0
        && Places(other, refused.Clause).Any(p => reading.Items.Any(i => i.Concept == p && i.Refused && i.Place));

    private static HashSet<string> Places(RuleReading reading, int clause) =>
        [.. reading.Items.Where(i => i.Clause == clause && i is { Place: true, Generic: false }).Select(i => i.Concept)];

    /// <summary>How much of the smaller of two clauses the other has.</summary>
    private static double Cover(RuleReading a, Item inA, RuleReading b, Item inB)
    {
        var x = a.Items.Where(i => i.Clause == inA.Clause).ToList();
        var y = b.Items.Where(i => i.Clause == inB.Clause).ToList();
        return Math.Max(Covered(x, y), Covered(y, x));
    }

    private static double Covered(List<Item> clause, List<Item> by)
    {
        var known = by.Select(i => i.Concept).ToHashSet(StringComparer.Ordinal);
        var telling = clause.Where(i => i is { Generic: false, Circumstance: false }).ToList();
        return telling.Where(i => known.Contains(i.Concept)).Sum(i => i.Weight) / Math.Max(1e-9, telling.Sum(i => i.Weight));
    }
}
