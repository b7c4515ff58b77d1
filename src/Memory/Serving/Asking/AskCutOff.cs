using Memory.Indexing;

namespace Memory.Serving;

/// <summary>Does a document answer a question, or is it only near it?</summary>
internal static class AskCutOff
{
    /// <summary>Beside the best answer only those that answer nearly as much are given.</summary>
    private const double Nearly = 0.6;

    /// <summary>Cosine; of what nothing answers, hardly any passage comes so near.</summary>
    private const float NearInMeaning = 0.4f;

    public static List<(LessonHit Hit, Relevance Relevance)> Lessons(Question question, IReadOnlyList<LessonHit> hits, int max)
    {
        var judged = hits.Select(h => (Hit: h, Relevance: question.Relevance(h.Matches, h.Lesson.Rule)))
            .Where(j => Answers(question, j.Relevance, j.Hit.Lesson.Rule, near: false))
            .OrderByDescending(j => Rank(j.Relevance, j.Hit.Score)).ThenBy(j => j.Hit.Lesson.Id, StringComparer.Ordinal).ToList();
        var best = Best(judged, j => Rank(j.Relevance, j.Hit.Score), max);
        if (best.Count > 0)
            Complete(question, hits, best, max);
        return best;
    }

    /// <summary>A word of the question that no answer so far has, and that is a word of another rule, asks for that rule too.</summary>
    private static void Complete(Question question, IReadOnlyList<LessonHit> hits, List<(LessonHit Hit, Relevance Relevance)> best, int max)
    {
        var answered = best.SelectMany(b => b.Hit.Matches).Select(m => m.Term).ToHashSet(StringComparer.Ordinal);
        foreach (var hit in hits)
        {
            if (best.Count >= max)
                return;
            var more = hit.Matches.Any(m => m is { Kind: TermMatchKind.Exact, Weight: >= 3, Rarity: >= 0.8 }
                && !WeakWords.Contains(m.Term) && !answered.Contains(m.Term));
            if (!more || best.Exists(b => b.Hit.Lesson.Id == hit.Lesson.Id))
                continue;
            best.Add((hit, question.Relevance(hit.Matches, hit.Lesson.Rule)));
            // Two rules may answer the same word, so it is not marked as answered here.
        }
    }

    /// <param name="answered">The share of the question that better sources already cover.</param>
    public static List<(PassageHit Hit, Relevance Relevance)> Passages(
        Question question, IReadOnlyList<PassageHit> hits, string kind, double answered, int max)
    {
        // A passage beside a rule must answer clearly more of the question than the rule does.
        var least = answered > 0 ? answered + 0.2 : 0;
        var judged = hits.Where(h => h.Passage.Kind == kind)
            .Select(h => (Hit: h, Relevance: question.Relevance(h.Matches, h.Passage.Title)))
            .Where(j => Answers(question, j.Relevance, j.Hit.Passage.Text, IsNear(j.Hit)) && j.Relevance.Coverage >= least
                && Speaks(question, j.Hit) && PassageSentences.Best(j.Hit.Passage, question.Words).Length > 0)
            .OrderByDescending(j => RankOfTalk(j.Relevance, j.Hit.Score)).ThenBy(j => j.Hit.Passage.Id, StringComparer.Ordinal).ToList();
        return Best(judged, j => RankOfTalk(j.Relevance, j.Hit.Score), max);
    }

    private static bool IsNear(PassageHit hit) => hit.Likeness.Vectors >= NearInMeaning;

    /// <summary>Talk is long and touches many words: one of them in common is chance, unless the question has no other or the meaning is near.</summary>
    private static bool Speaks(Question question, PassageHit hit)
    {
        var telling = question.Words.Where(w => !w.Weak).ToLookup(w => w.Term, w => w.Word, StringComparer.Ordinal);
        var asked = telling.SelectMany(w => w).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var met = hit.Matches.Where(m => m.Kind != TermMatchKind.Spelling).SelectMany(m => telling[m.Term]).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return met >= Math.Min(IsNear(hit) ? 1 : 2, asked);
    }

    /// <summary>Rules answer what one may or must do; a question for a fact is answered only where that kind of fact is in the text.</summary>
    /// <param name="near">What is told is near in meaning: then a little less has to be said in the very words.</param>
    private static bool Answers(Question question, Relevance r, string text, bool near)
    {
        var likely = (r.Identifier && r.Coverage >= 0.25)
            || (r.Strength >= 2 && r.Coverage >= 0.25)
            || (r.Strength >= 1.15 && r.Coverage >= 0.38)
            || (r.Strength >= 0.5 && r.Coverage >= 0.44);
        return question.Asks switch
        {
            Asked.WhatToDo => likely,
            _ when question.IsToldBy(text) => likely && r.Coverage >= 0.44,
            Asked.Fact => r.Strength >= (near ? 1.2 : 1.5) && r.Coverage >= 0.6,
            _ => r.Strength >= (near ? 1.5 : 2) && r.Coverage >= 0.75,
        };
    }

    private static double Rank(Relevance relevance, double score) => relevance.Strength + score / 20;

    /// <summary>Talk that has more of what is asked comes first, then what the index thinks of the whole; weights found on two sets of questions.</summary>
    private static double RankOfTalk(Relevance relevance, double score) => 3 * relevance.Coverage + score + relevance.Strength / 20;

    private static List<T> Best<T>(List<T> ranked, Func<T, double> rank, int max)
    {
        if (ranked.Count == 0)
            return ranked;
        var least = rank(ranked[0]) * Nearly;
        return [.. ranked.Where(r => rank(r) >= least).Take(max)];
    }
}
