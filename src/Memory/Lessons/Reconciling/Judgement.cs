using Memory.Lessons.Reconciling.Reading;
using Memory.Lessons.Reconciling.Vocabulary;

namespace Memory.Lessons.Reconciling;

/// <summary>
/// From what two rules share to a relation. The bounds are set so that a wrong "same" is rarer than one in a hundred:
/// a second lesson of the same meaning costs a line, a merged one is lost.
/// </summary>
internal static class Judgement
{
    private const double AreaMin = 0.12;
    private const double SameMin = 0.6;
    private const double SameForCertain = 0.85;
    private const double TurnedMin = 0.42;
    private const double OutrightMin = 0.33;
    private const double CrossedMin = 0.75;
    private const double ContraryMin = 0.5;
    private const double ContraryForCertain = 0.75;
    private const double ChoiceMin = 0.4;
    private const double NumberMin = 0.6;
    private const double SubjectMin = 0.5;
    private const double SubjectWords = 1.2;
    private const double CaseMin = 0.75;
    private const double Verb = 0.5;
    private const int NamesMax = 6;
    /// <summary>About one telling word.</summary>
    private const double Word = 0.9;
    /// <summary>One shared word is not enough when either says more.</summary>
    private const double TwoWords = 1.7;

    public static Comparison Of(Overlap o)
    {
        var shared = $"Both speak of {Names(o, o.Shared)}.";
        if (OtherSubject(o) is { } other)
            return Near(o, $"{shared} {other}");
        if (o.Turned.Count > 0 && o.Dice >= (o.Outright ? OutrightMin : TurnedMin) && SameSubject(o, o.Turned) && !Apart(o))
            return new Comparison(Relation.Opposite, o.Dice, $"One asks for what the other refuses: {Names(o, o.Turned)}.");
        if (o.Contrary.Count == 1 && o.Excluded.Count == 0 && o.Dice >= ContraryMin && !(o.A.Alone.Any(Tells) && o.B.Alone.Any(Tells) && o.Dice < ContraryForCertain) && SameSubject(o, o.Contrary) && !Apart(o))
            return new Comparison(Relation.Opposite, o.Dice, $"They say the contrary of {Names(o, o.Contrary)}.");
        if (o.Crossed.Count > 0 && o.Excluded.Count == 0 && o.Dice >= CrossedMin && SameSubject(o, o.Crossed) && !Apart(o))
            return new Comparison(Relation.Opposite, o.Dice, $"One asks for what the other refuses: {Names(o, o.Crossed)}.");
        if (o.Turned.Count == 0 && o.Contrary.Count == 0)
        {
            if (o.Excluded.Count == 1 && SameSubject(o, []) && !Apart(o) && o.Dice >= ChoiceMin)
                return new Comparison(Relation.Opposite, o.Dice, $"They choose differently: {o.Words[o.Excluded[0].A]} / {o.Words[o.Excluded[0].B]}.");
            if (o.Excluded.Count == 0 && o.NumbersDiffer && !Apart(o) && (o.A.Narrowed.Count == 0 || o.B.Narrowed.Count == 0) && Math.Min(o.CoverA, o.CoverB) >= NumberMin)
                return new Comparison(Relation.Opposite, o.Dice, $"Different numbers for the same thing. {shared}");
            if (o.Excluded.Count == 0 && o.Crossed.Count == 0 && !o.NumbersDiffer && !Apart(o) && Agreeing(o, shared) is { } agreeing)
                return agreeing;
        }
        return Near(o, shared);
    }

    private static Comparison Near(Overlap o, string reason) => o.Dice >= AreaMin
        ? new Comparison(Relation.Related, o.Dice, reason)
        : new Comparison(Relation.Unrelated, o.Dice, "They share hardly a word that matters.");

    /// <summary>What says that the two rules are about two things, however alike their words are; null when nothing does.</summary>
    private static string? OtherSubject(Overlap o)
    {
        if (Pair(o, i => i is { Numbered: true, Weight: > Weights.Reason }) is { } numbers)
            return $"One is about {numbers.A}, the other about {numbers.B}.";
        if (Pair(o, i => Languages.IsLanguage(i.Concept)) is { } languages)
            return $"One is about {languages.A}, the other about {languages.B}.";
        return o.Swapped ? "The two sides have changed places." : null;
    }

    private static (string A, string B)? Pair(Overlap o, Func<Item, bool> telling) =>
        o.A.Alone.FirstOrDefault(telling) is { } a && o.B.Alone.FirstOrDefault(telling) is { } b ? (a.Words, b.Words) : null;

    private static Comparison? Agreeing(Overlap o, string shared)
    {
        if (IsSame(o))
            return new Comparison(Relation.Same, o.Dice, shared);
        if (o.CoverA >= CaseMin && o.CoverA > o.CoverB)
            return new Comparison(Relation.Narrower, o.Dice, $"{shared} The later one adds {Names(o, o.B.Alone)}.");
        if (o.CoverB >= CaseMin && o.CoverB > o.CoverA)
            return new Comparison(Relation.Broader, o.Dice, $"{shared} The later one leaves out {Names(o, o.A.Alone)}.");
        return null;
    }

    private static bool IsSame(Overlap o)
    {
        if (o.Dice < SameMin || o.Competing || o.Wavers || o.ExclusiveOnce || o.NamesDiffer)
            return false;
        // "Retry failed calls" and "retry failed calls at most 3 times": the limit would be lost.
        if (!o.NumbersAgree)
            return false;
        if (o.A.Alone.Concat(o.B.Alone).Any(i => i.Numbered || Languages.IsLanguage(i.Concept)))
            return false;
        if (o.A.Circumstances.Any() || o.B.Circumstances.Any())
            return false;
        if (o.A.Alone.Concat(o.B.Alone).Any(i => i is { Code: true, Weight: > 1 }))
            return false;
        if (o.A.Narrowed.Count > 0 || o.B.Narrowed.Count > 0)
            return false;
        // A quality alone is no rule: "immutable values", "generated code is never changed".
        if (o.Subjects.Count == 0 && o.A.Alone.Concat(o.B.Alone).Any(i => !i.Generic))
            return false;
        if (o.SharedWeight < TwoWords && o.A.Alone.Concat(o.B.Alone).Any(i => i is { Generic: false, Weight: >= 0.5 }))
            return false;
        if (o.Conditioned && o.A.Heads.Any(i => i.Weight >= Verb) && o.B.Heads.Any(i => i.Weight >= Verb))
            return false;
        if (o.Dice >= SameForCertain)
            return true;
        // "Log failed logins" and "log failed logins at warn level": a choice that only one of them makes would be lost.
        if (o.A.Alone.Concat(o.B.Alone).Any(i => i is { Sign: >= 0, Generic: false, Weight: >= 0.9 } && Alternatives.IsChoice(i.Concept)))
            return false;
        return Math.Min(o.A.Weight, o.B.Weight) < Word && !(o.A.Heads.Any(Weighs) && o.B.Heads.Any(Weighs));
    }

    /// <summary>
    /// More than one telling word in common, an identifier, or half of both; and beside what is turned something that both are about,
    /// unless they say little else: "prefer immutable values" and "changes go through review" share a quality, no subject.
    /// </summary>
    private static bool SameSubject(Overlap o, IReadOnlyList<string> turned)
    {
        if (!o.Outright && o.SharedWeight < SubjectWords && !o.SharesIdentifier && o.Dice < SubjectMin)
            return false;
        if (turned.Count == 0 || o.Subjects.Any(c => !turned.Contains(c)))
            return true;
        if (o.Subjects.Count == 0)
            return !o.A.Alone.Concat(o.B.Alone).Any(i => i is { Generic: false, Weight: >= 0.5, Circumstance: false });
        return !(SpeaksOfMore(o.A, turned) && SpeaksOfMore(o.B, turned));
    }

    /// <summary>What a side asks for in the place of what it refuses is no other subject.</summary>
    private static bool SpeaksOfMore(Overlap.Side side, IReadOnlyList<string> turned) => side.Alone.Any(i => Tells(i) && !(i.Sign > 0 && side.Refuses(turned)));

    private static bool Tells(Item item) => item is { Weight: >= 0.9, Generic: false, EitherOr: false, Circumstance: false };

    private static bool Weighs(Item item) => item.Weight >= 0.9;

    /// <summary>"Log X when A" and "do not log Y when B" go past each other; so do a rule and its exception.</summary>
    private static bool Apart(Overlap o) => (Elsewhere(o, o.A) && Elsewhere(o, o.B)) || o.A.Alone.Concat(o.B.Alone).Any(i => i.Concept is "outsid" or "except" or "unless");

    private static bool Elsewhere(Overlap o, Overlap.Side side) => side.Alone.Any(i =>
        i is { Generic: false, Weight: >= 0.5 } && (i.Qualifier || (i.Circumstance && !Alternatives.IsChoice(i.Concept)))
        && !o.Excluded.Any(e => e.A == i.Concept || e.B == i.Concept));

    private static string Names(Overlap o, IReadOnlyList<Item> items) => Names(o, [.. items.Where(i => !i.Generic).Select(i => i.Concept)]);

    private static string Names(Overlap o, IReadOnlyList<string> concepts) => string.Join(", ", concepts.Take(NamesMax).Select(c => o.Words[c]));
}
