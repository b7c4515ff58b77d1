namespace Memory.Outcomes;

/// <summary>What the outcomes of a lesson come to. Pure. What nobody saw is not in it: it is unknown, neither followed nor ignored.</summary>
/// <param name="Known">Sessions of which it is known what became of it.</param>
/// <param name="Doubts">Why a person should look at the lesson, in words with who and when; empty when nothing speaks against it.</param>
public sealed record OutcomeTally(int Followed, int Ignored, int Wrong, int Outdated, int Recurred, int Known, IReadOnlyList<string> Doubts)
{
    private const int WrongSessionsMin = 2;
    private const int IgnoredMin = 3;
    private const int OpposedMin = 3;
    private const int DoubtsMax = 10;

    /// <param name="past">What is left of outcomes whose detail is gone; it raises no doubt.</param>
    public static OutcomeTally Of(IReadOnlyCollection<Outcome> outcomes, IReadOnlyCollection<LessonSums> past)
    {
        var words = outcomes.Where(Counts).GroupBy(o => o.Subject, StringComparer.Ordinal).Select(g => g.MaxBy(o => (o.Source, o.At))!).ToList();
        var open = words.Where(o => !o.Settled).ToList();
        int Count(OutcomeKind kind) => open.Count(o => o.Kind == kind);
        return new(
            words.Count(o => o.Kind == OutcomeKind.Followed) + Past(p => p.Followed), Count(OutcomeKind.Ignored) + Past(p => p.Ignored),
            Count(OutcomeKind.Wrong) + Past(p => p.Wrong), Count(OutcomeKind.Outdated) + Past(p => p.Outdated),
            outcomes.Count(o => o.Kind == OutcomeKind.Recurred) + Past(p => p.Recurred), words.Count(o => o.Given) + Past(p => p.Known),
            [.. DoubtsOf(open, outcomes).Take(DoubtsMax)]);

        int Past(Func<LessonSums, long> of) => (int)past.Sum(of);
    }

    public LessonSums ToSums(string lessonId, string repo) => new(lessonId, repo, 0, Followed, Ignored, Wrong, Outdated, Recurred, Known);

    /// <summary>An agent speaks only of what it was given.</summary>
    private static bool Counts(Outcome o) =>
        o.Kind is OutcomeKind.Followed or OutcomeKind.Ignored or OutcomeKind.Wrong or OutcomeKind.Outdated && (o.Given || o.Source == OutcomeSource.Person);

    private static IEnumerable<string> DoubtsOf(List<Outcome> words, IReadOnlyCollection<Outcome> all)
    {
        var against = words.Where(o => o.Kind is OutcomeKind.Wrong or OutcomeKind.Outdated).OrderByDescending(o => o.At).ToList();
        foreach (var o in against.Where(o => o.Source == OutcomeSource.Person))
            yield return $"{o.Who} called it {Word(o)} on {o.At:yyyy-MM-dd}{Said(o)}";
        var sessions = against.Where(o => o.Source != OutcomeSource.Person).ToList();
        if (sessions.Count >= WrongSessionsMin)
            foreach (var o in sessions)
                yield return $"a session of {o.Who} called it {Word(o)} on {o.At:yyyy-MM-dd}{Said(o)}";
        var (ignored, followed) = (words.Count(o => o.Kind == OutcomeKind.Ignored), words.Count(o => o.Kind == OutcomeKind.Followed));
        if (ignored >= IgnoredMin && ignored > followed)
            yield return $"ignored in {ignored} sessions, followed in {followed}";
        var opposed = all.Where(o => o is { Kind: OutcomeKind.Opposed, Settled: false }).OrderByDescending(o => o.At).ToList();
        if (opposed.Count >= OpposedMin && opposed.Count > all.Count(o => o.Kind == OutcomeKind.Recurred))
            yield return $"what it forbids stood in reviewed code of {opposed.Count} pull requests without a word on it: {string.Join(", ", opposed.Take(5).Select(o => o.Subject))}";
    }

    private static string Word(Outcome o) => o.Kind == OutcomeKind.Wrong ? "wrong" : "outdated";

    private static string Said(Outcome o) => string.IsNullOrEmpty(o.Note) ? "" : $": \"{o.Note}\"";
}
