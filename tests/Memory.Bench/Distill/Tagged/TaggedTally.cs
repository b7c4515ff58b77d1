namespace Memory.Bench.Distill;

/// <summary>Counts hits and misses over rows, as the README beside the data says.</summary>
internal sealed class TaggedTally
{
    private int _rows, _intents, _truePositive, _falsePositive, _falseNegative, _tasks, _tasksTaught;
    private int _expected, _matched, _looseScopes, _exactScopes, _topics, _kinds, _worded, _wordsRight;
    private int _targets, _targetsRight, _several, _countsRight, _scopeIntents, _scopeIntentsRight;
    private readonly SortedDictionary<(string Expected, string Read), int> _confusion = [];

    public void Count(TaggedRow row, TaggedReading read, TextWriter report)
    {
        _rows++;
        _intents += row.Expect.Intent == read.Intent ? 1 : 0;
        _confusion[(row.Expect.Intent, read.Intent)] = _confusion.GetValueOrDefault((row.Expect.Intent, read.Intent)) + 1;
        if (row.Expect.Intent != read.Intent)
            report.WriteLine($"{row.Id}: {row.Expect.Intent} read as {read.Intent}");
        _truePositive += row.Teaches && read.IsLesson ? 1 : 0;
        _falsePositive += !row.Teaches && read.IsLesson ? 1 : 0;
        _falseNegative += row.Teaches && !read.IsLesson ? 1 : 0;
        _tasks += row.Expect.Intent == "task" ? 1 : 0;
        _tasksTaught += row.Expect.Intent == "task" && read.IsLesson ? 1 : 0;
        if (row.Expect.Target is not null)
        {
            _targets++;
            _targetsRight += row.Expect.Target == read.Target ? 1 : 0;
        }
        if (row.Expect.Scope is not null)
        {
            _scopeIntents++;
            _scopeIntentsRight += ScopeMatch.Exact(row.Expect.Scope, read.Paths ?? []) ? 1 : 0;
        }
        CountLessons(row, read, report);
    }

    private void CountLessons(TaggedRow row, TaggedReading read, TextWriter report)
    {
        if (row.Expect.Lessons.Count > 1)
        {
            _several++;
            _countsRight += row.Expect.Lessons.Count == read.Lessons.Count ? 1 : 0;
            if (row.Expect.Lessons.Count != read.Lessons.Count)
                report.WriteLine($"{row.Id}: {row.Expect.Lessons.Count} lessons read as {read.Lessons.Count}");
        }
        _expected += row.Expect.Lessons.Count;
        var pairs = TaggedPairing.Match(row.Expect.Lessons, read.Lessons);
        _matched += pairs.Count;
        _worded += row.Expect.Lessons.Count(e => e.Must is not null);
        foreach (var missed in row.Expect.Lessons.Where(e => !pairs.Any(p => ReferenceEquals(p.Expected, e))))
            report.WriteLine($"{row.Id}: not found: {missed.Rule}");
        foreach (var (expected, produced) in pairs)
        {
            var loose = ScopeMatch.Loose(expected.Scope, produced.Paths, row.Path);
            var kind = produced.Kind.ToString().ToLowerInvariant();
            _looseScopes += loose ? 1 : 0;
            _exactScopes += ScopeMatch.Exact(expected.Scope, produced.Paths) ? 1 : 0;
            _topics += expected.Topic == produced.Topic ? 1 : 0;
            _kinds += expected.Kind == kind ? 1 : 0;
            var worded = expected.Must is not null && RuleWords.Right(expected, produced.Rule);
            _wordsRight += worded ? 1 : 0;
            if (expected.Must is not null && !worded)
                report.WriteLine($"{row.Id}: rule lacks or adds words: {produced.Rule} (wanted {string.Join(" + ", expected.Must)}; not {string.Join(" + ", expected.MustNot ?? [])})");
            if (!loose)
                report.WriteLine($"{row.Id}: scope {expected.Scope} read as {string.Join(' ', produced.Paths)} ({produced.Rule})");
            if (expected.Topic != produced.Topic)
                report.WriteLine($"{row.Id}: topic {expected.Topic} read as {produced.Topic} ({produced.Rule})");
            if (expected.Kind != kind)
                report.WriteLine($"{row.Id}: kind {expected.Kind} read as {kind} ({produced.Rule})");
        }
    }

    public int Rows => _rows;

    /// <summary>Each share with what it was counted over.</summary>
    public IEnumerable<(string Name, Share Share)> Figures()
    {
        yield return ("precision", new(_truePositive, _truePositive + _falsePositive));
        yield return ("recall", new(_truePositive, _truePositive + _falseNegative));
        yield return ("intentAccuracy", new(_intents, _rows));
        yield return ("tasksTakenForLessons", new(_tasksTaught, _tasks));
        yield return ("lessonsPaired", new(_matched, _expected));
        if (_worded > 0)
            yield return ("rulesRight", new(_wordsRight, _worded));
        yield return ("scopeLoose", new(_looseScopes, _matched));
        yield return ("scopeExact", new(_exactScopes, _matched));
        yield return ("scopeIntent", new(_scopeIntentsRight, _scopeIntents));
        yield return ("topicAccuracy", new(_topics, _matched));
        yield return ("kindAccuracy", new(_kinds, _matched));
        yield return ("targetAccuracy", new(_targetsRight, _targets));
        yield return ("countRight", new(_countsRight, _several));
    }

    public void WriteConfusion(TextWriter report)
    {
        foreach (var ((expected, read), count) in _confusion)
            report.WriteLine($"{expected,-10} → {read,-10} {count}");
    }
}
