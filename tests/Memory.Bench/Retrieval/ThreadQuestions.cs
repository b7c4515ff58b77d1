using System.Globalization;
using Memory.Bench.Distill;
using Memory.Indexing;
using Memory.Intake;
using Memory.Learning;
using Memory.Serving;
using Memory.Storage;

namespace Memory.Bench.Retrieval;

/// <summary>Questions of newcomers about a repository of which nothing is known but its review threads.</summary>
internal static class ThreadQuestions
{
    private const int CitationsCounted = 3;

    /// <param name="comments">An import file; threads of the questions' repository are passages as the service makes them.</param>
    /// <param name="questions">JSON lines: <c>question</c>, and <c>threads</c>, ids of the first comments of threads that answer it; none: nothing does.</param>
    public static SortedDictionary<string, SortedDictionary<string, double>> Measure(string comments, string questions, string repo, bool print, TextWriter output)
    {
        var index = Index(comments, repo);
        var lessons = new EmbeddedLessonIndex();
        int right = 0, answerable = 0, refused = 0, open = 0;
        foreach (var row in RetrievalSet.Lines(questions))
        {
            var text = RetrievalSet.Text(row, "question");
            var wanted = row.GetProperty("threads").EnumerateArray().Select(t => ":" + t.GetString()).ToList();
            var answer = AskAnswerer.AskAsync(new AskInput(Grant.All, repo, text), lessons, index, default).AsTask().GetAwaiter().GetResult();
            var cited = answer.Citations.Take(CitationsCounted).Any(c => wanted.Exists(w => c.Id.EndsWith(w, StringComparison.Ordinal)));
            if (wanted.Count > 0)
                (answerable, right) = (answerable + 1, right + (cited ? 1 : 0));
            else
                (open, refused) = (open + 1, refused + (answer.Found ? 0 : 1));
            if (print)
                output.WriteLine($"{((wanted.Count > 0 ? cited : !answer.Found) ? "right" : "wrong")}  {text}\n      {string.Join("\n      ", answer.Citations.Select(c => $"{c.Id}: {c.Rule}"))}");
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"right thread among the first {CitationsCounted} {Wilson.Text(right, answerable)}; left open what nothing answers {Wilson.Text(refused, open)}"));
        return new(StringComparer.Ordinal)
        {
            ["ask"] = new(StringComparer.Ordinal) { ["top3"] = (double)right / answerable, ["leftOpen"] = (double)refused / Math.Max(1, open) },
        };
    }

    private static EmbeddedPassageIndex Index(string comments, string repo)
    {
        var index = new EmbeddedPassageIndex(Embedders.Shipped);
        var options = new IntakeOptions { Tags = ["@claude"] };
        var revision = 0L;
        index.Apply([.. MinedThreads.Read(comments).Values.Where(t => t.Comments[0].Repo == repo)
            .Select(t => ThreadPassage.Of(t, ThreadReader.Read(t, mined: true, options))).OfType<Passage>()
            .Select(p => p with { Revision = ++revision }).Select(p => new PassageChange(p.Revision, p.Id, p))]);
        return index;
    }
}
