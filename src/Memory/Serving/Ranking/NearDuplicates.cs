using System.Collections.Frozen;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Two lessons that say the same in nearly the same words; the reader needs one of them.</summary>
internal static class NearDuplicates
{
    private const double Overlap = 0.8;
    private static readonly FrozenSet<string> Negations = FrozenSet.Create("not", "never", "no", "don", "dont", "avoid", "without", "nobody", "instead", "cannot");

    /// <summary>What is compared, computed once a lesson.</summary>
    internal sealed record Sketch(Lesson Lesson, HashSet<string> Terms, bool Negated)
    {
        public static Sketch Of(Lesson lesson)
        {
            var rule = lesson.Rule.Length > 2_000 ? lesson.Rule[..2_000] : lesson.Rule;
            var terms = new HashSet<string>(StringComparer.Ordinal);
            var negated = false;
            foreach (var term in Text.Terms.Of(rule))
            {
                negated |= Negations.Contains(term);
                if (!StopWords.Contains(term))
                    terms.Add(term);
            }
            return new Sketch(lesson, terms, negated);
        }
    }

    public static bool Same(Sketch a, Sketch b)
    {
        if (a.Negated != b.Negated || a.Lesson.ConflictsWith.Contains(b.Lesson.Id) || b.Lesson.ConflictsWith.Contains(a.Lesson.Id))
            return false;
        if (a.Terms.Count == 0 || b.Terms.Count == 0)
            return a.Lesson.Rule == b.Lesson.Rule;
        // No more can be shared than the smaller has: most pairs need not be compared.
        if (Math.Min(a.Terms.Count, b.Terms.Count) < Overlap * Math.Max(a.Terms.Count, b.Terms.Count))
            return false;
        var shared = a.Terms.Count(b.Terms.Contains);
        return shared >= Overlap * (a.Terms.Count + b.Terms.Count - shared);
    }
}
