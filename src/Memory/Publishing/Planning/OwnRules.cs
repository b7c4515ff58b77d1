using Memory.Client.Instructions;
using Memory.Lessons;
using Memory.Lessons.Reconciling;

namespace Memory.Publishing;

/// <summary>
/// What the team's own files say already: list items, paragraphs and their sentences, compared with a rule word by word, in
/// order, stemmed. "Tabs, not spaces" and "spaces, not tabs" share their words and are not the same;
/// nor are "== instead of ===" and its contrary.
/// </summary>
internal sealed class OwnRules
{
    private const double OverlapMin = 0.9;
    private const int ParagraphCharsMax = 4_000;
    private const string Negation = RuleTerms.Negation;
    /// <summary>A line with more is a story, and whether a story contradicts a rule a person must say.</summary>
    private const int ContradictingTermsMax = 40;
    /// <summary>Of the one that says less, and of the one that says more.</summary>
    private const double OverlapOfLessMin = 0.6, OverlapOfMoreMin = 0.4;
    /// <summary>A term in more lines tells nothing of what a line is about.</summary>
    private const int PostingMax = 100;
    private const int ComparedMax = 4;

    private readonly RuleTerms sequence = new();
    private readonly List<(OwnLine Line, List<string> Terms)> said = [];
    private readonly Dictionary<string, List<int>> byTerm = new(StringComparer.Ordinal);
    private readonly HashSet<string> paths;

    public OwnRules(IReadOnlyList<OwnFile> files)
    {
        paths = files.Where(f => f.Text.Length > 0).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var refused = false;
            foreach (var (line, words) in Paragraphs.Of(file.Text))
            {
                refused = OwnLine.OpensAnything(words) ? OwnLine.OpensRefused(words) : refused;
                var own = new OwnLine(file.Path, line, words, file.Globs);
                if (words.Length <= ParagraphCharsMax && !refused && !own.IsRefused)
                    Add(own);
            }
        }
    }

    /// <summary>Where the rule is said for the paths of a lesson, or null.</summary>
    public OwnLine? Says(string rule, RulePaths paths)
    {
        var terms = sequence.Of(rule);
        if (terms.Count == 0)
            return null;
        var mayMiss = (int)Math.Floor(terms.Count * (1 - OverlapMin) + 1e-9);
        // A match misses few terms, so it holds one of the rarest.
        var rarest = terms.Distinct(StringComparer.Ordinal).OrderBy(t => byTerm.TryGetValue(t, out var p) ? p.Count : 0).Take(mayMiss + 1);
        var candidates = rarest.SelectMany(t => byTerm.TryGetValue(t, out var posting) ? posting : []).Distinct().Order();
        foreach (var candidate in candidates)
            if (Reaches(said[candidate].Line, paths) && Says(said[candidate].Terms, terms, mayMiss) && RuleSigns.AreSame(said[candidate].Line.Words, rule))
                return said[candidate].Line;
        return null;
    }

    /// <summary>The file that a lesson was read from and has no other evidence than; null where there is none among these.</summary>
    /// <param name="ofClient">A file that Claude Code loads by its place counts where it is gone, too: whoever removed it removed its lines.</param>
    public string? FileOf(Lesson lesson, bool ofClient) =>
        lesson.Evidence.Count > 0 && lesson.Evidence.All(e => FileEvidence.Is(e) && (paths.Contains(e.Path!) || (ofClient && InstructionFiles.IsLoadedByPlace(e.Path!))))
            ? lesson.Evidence[0].Path : null;

    /// <summary>A line that cannot be followed together with a lesson, and wherein; null where none is known.</summary>
    public (OwnLine Line, string Reason)? Contradicts(Lesson lesson, RulePaths paths)
    {
        var terms = sequence.Of(lesson.Rule).Where(t => t != Negation).ToHashSet(StringComparer.Ordinal);
        var shared = new Dictionary<int, int>();
        foreach (var term in terms)
            if (byTerm.TryGetValue(term, out var posting) && posting.Count <= PostingMax)
                foreach (var at in posting)
                    shared[at] = shared.GetValueOrDefault(at) + 1;
        var near = shared
            .Where(s => s.Value >= 2 && s.Value >= OverlapOfLessMin * Math.Min(terms.Count, said[s.Key].Terms.Count)
                && s.Value >= OverlapOfMoreMin * Math.Max(terms.Count, said[s.Key].Terms.Count) && said[s.Key].Line.Orders
                && said[s.Key].Terms.Count <= ContradictingTermsMax && Reaches(said[s.Key].Line, paths))
            .OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(ComparedMax);
        foreach (var (at, _) in near)
        {
            var comparison = LessonComparison.Compare(new(HarmlessText.Plain(said[at].Line.Words), null, said[at].Line.Globs), LessonText.Of(lesson));
            if (comparison.Relation == Relation.Opposite)
                return (said[at].Line, comparison.Reason);
        }
        return null;
    }

    /// <summary>Is a line loaded wherever a lesson holds?</summary>
    private static bool Reaches(OwnLine line, RulePaths paths) =>
        line.Globs.Count == 0 || (paths.Globs.Count > 0 && paths.Globs.All(g => line.Globs.Contains(g, StringComparer.Ordinal)));

    private static bool Says(List<string> text, List<string> rule, int mayMiss)
    {
        // Few words are said by chance in many sentences: then the sentence must be as short.
        if (text.Count > (rule.Count < 4 ? rule.Count + 1 : rule.Count * 3))
            return false;
        int at = 0, missed = 0, last = -1, negations = 0;
        foreach (var term in rule)
        {
            if (term == Negation)
                negations++;
            var found = text.IndexOf(term, at);
            if (found >= 0)
            {
                last = Math.Max(last, found);
                at = found + 1;
            }
            else if (term == Negation || char.IsDigit(term[0]) || ++missed > mayMiss)
                return false;
        }
        return text.Take(last + 1).Count(t => t == Negation) == negations;
    }

    private void Add(OwnLine line)
    {
        var sentences = line.Words.Split([". ", "; ", "! ", ": "], StringSplitOptions.RemoveEmptyEntries);
        var terms = sentences.Select(sequence.Of).ToList();
        Add(line, [.. terms.SelectMany(t => t)]);
        for (var i = 0; i < sentences.Length && sentences.Length > 1; i++)
            Add(line with { Words = sentences[i] }, terms[i]);
    }

    private void Add(OwnLine line, List<string> terms)
    {
        if (terms.Count == 0)
            return;
        foreach (var term in terms.Distinct(StringComparer.Ordinal))
        {
            if (!byTerm.TryGetValue(term, out var posting))
                byTerm[term] = posting = [];
            posting.Add(said.Count);
        }
        said.Add((line, terms));
    }
}
