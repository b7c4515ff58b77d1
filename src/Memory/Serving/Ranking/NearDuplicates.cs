using System.Collections.Frozen;
using System.Numerics;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>Two lessons that say the same in nearly the same words; the reader needs one of them.</summary>
internal static class NearDuplicates
{
    private const double Overlap = 0.8;
    private static readonly FrozenSet<string> Negations = FrozenSet.Create("not", "never", "no", "don", "dont", "avoid", "without", "nobody", "instead", "cannot");

    /// <summary>What is compared, computed once a lesson.</summary>
    /// <param name="Terms">Hashes of its distinct terms, in order.</param>
    /// <param name="Bits">One of 64 for each term: a bit that only one of two has is a term that they do not share.</param>
    internal sealed record Sketch(Lesson Lesson, int[] Terms, ulong Bits, bool Negated)
    {
        public static Sketch Of(Lesson lesson)
        {
            var rule = lesson.Rule.Length > 2_000 ? lesson.Rule[..2_000] : lesson.Rule;
            var terms = Text.Terms.Of(rule);
            var hashes = new int[terms.Count];
            var (count, bits, negated) = (0, 0UL, false);
            foreach (var term in terms)
            {
                negated |= Negations.Contains(term);
                if (StopWords.Contains(term))
                    continue;
                hashes[count] = term.GetHashCode(StringComparison.Ordinal);
                bits |= 1UL << (hashes[count++] & 63);
            }
            Array.Sort(hashes, 0, count);
            return new Sketch(lesson, Distinct(hashes.AsSpan(0, count)), bits, negated);
        }

        private static int[] Distinct(Span<int> sorted)
        {
            var count = 0;
            for (var i = 0; i < sorted.Length; i++)
                if (i == 0 || sorted[i] != sorted[i - 1])
                    sorted[count++] = sorted[i];
            return sorted[..count].ToArray();
        }
    }

    public static bool IsAmong(List<Sketch> sketches, Sketch sketch)
    {
        foreach (var other in sketches)
            if (Same(other, sketch))
                return true;
        return false;
    }

    private static bool Same(Sketch a, Sketch b)
    {
        if (a.Negated != b.Negated)
            return false;
        if (a.Terms.Length == 0 || b.Terms.Length == 0)
            return a.Lesson.Rule == b.Lesson.Rule && !Contradict(a.Lesson, b.Lesson);
        // Most pairs are told apart by how many terms they have, and by the bits of those that the other lacks.
        var most = Math.Min(a.Terms.Length - BitOperations.PopCount(a.Bits & ~b.Bits), b.Terms.Length - BitOperations.PopCount(b.Bits & ~a.Bits));
        return IsEnough(most, a, b) && IsEnough(Shared(a.Terms, b.Terms), a, b) && !Contradict(a.Lesson, b.Lesson);
    }

    private static bool IsEnough(int shared, Sketch a, Sketch b) => shared >= Overlap * (a.Terms.Length + b.Terms.Length - shared);

    private static int Shared(int[] a, int[] b)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
            if (a[i] == b[j])
                (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (a[i] < b[j])
                i++;
            else
                j++;
        return shared;
    }

    private static bool Contradict(Lesson a, Lesson b) => a.ConflictsWith.Contains(b.Id) || b.ConflictsWith.Contains(a.Id);
}
