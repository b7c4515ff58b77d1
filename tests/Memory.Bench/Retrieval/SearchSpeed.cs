using System.Diagnostics;
using System.Globalization;
using Memory.Indexing;
using Memory.Indexing.Embedding;
using Memory.Indexing.Searching;
using Memory.Lessons;
using Memory.Storage;

namespace Memory.Bench.Retrieval;

/// <summary>Time of a search and memory of a lesson: all lessons in one repository, and in repositories of 300.</summary>
internal static class SearchSpeed
{
    private const int RepositoryLessons = 300;
    private const int Rounds = 400;

    private static readonly string[] Tasks =
    [
        "Retry a failed payment with exponential backoff",
        "Add an index to the orders table and write the migration",
        "Rename the helper that formats dates in the calendar view",
        "Why does the integration test for the upload queue fail on Windows?",
        "cache invalidation of user sessions after logout",
    ];

    public static SortedDictionary<string, SortedDictionary<string, double>> Measure(int lessons, TextWriter output) => new(StringComparer.Ordinal)
    {
        ["one repository"] = One(lessons, lessons, output),
        ["repositories of 300"] = One(lessons, RepositoryLessons, output),
    };

    private static SortedDictionary<string, double> One(int lessons, int perRepository, TextWriter output)
    {
        var random = new Random(5);
        var made = Enumerable.Range(0, lessons).Select(i => Lesson(random, i, perRepository)).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new EmbeddedLessonIndex();
        var filling = Stopwatch.StartNew();
        foreach (var page in made.Chunk(1_000))
            index.Apply([.. page.Select(l => new LessonChange(l.Revision, l.Id, l) { Vector = Embedders.Of(EmbeddingText.Of(l)) })]);
        filling.Stop();
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / lessons;
        GC.KeepAlive(made);
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["bytesPerLesson"] = bytes, ["fillSeconds"] = filling.Elapsed.TotalSeconds };
        foreach (var (name, plan) in Channels.All)
        {
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var query = new IndexQuery(Grant.All, $"acme/r{random.Next(lessons / perRepository)}", Tasks[round % Tasks.Length], [], LessonStatuses.Served, 40);
                var from = Stopwatch.GetTimestamp();
                if (plan.Weights is not { Vectors: 0 })
                    query = query with { Vector = Embedders.Of(query.Text) };
                index.Search(query, plan);
                times.Add(Stopwatch.GetElapsedTime(from).TotalMicroseconds);
            }
            times = [.. times.Skip(Rounds / 4).Order()];
            figures[$"{name}.p50Us"] = times[times.Count / 2];
            figures[$"{name}.p95Us"] = times[times.Count * 95 / 100];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perRepository,7} a repository, {name,-9} p50 {figures[$"{name}.p50Us"],8:0} us, p95 {figures[$"{name}.p95Us"],8:0} us"));
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perRepository,7} a repository: {bytes:0} bytes a lesson beside the lesson itself; filled in {filling.Elapsed.TotalSeconds:0.0} s"));
        return figures;
    }

    /// <summary>Words by Zipf's law, as many as people use: a rule of twelve, a reason of ten, a comment of twenty.</summary>
    private static Lesson Lesson(Random random, int i, int perRepository) => new()
    {
        Id = $"L{100_000 + i}",
        Repo = $"acme/r{i / perRepository}",
        Rule = Sentence(random, 12),
        Why = Sentence(random, 10),
        Topic = "testing",
        Paths = i % 3 == 0 ? [$"src/{Word(random)}/**/*.cs"] : [],
        Status = LessonStatus.Active,
        Revision = i + 1,
        Evidence = [new Evidence { Comment = $"c{i}", Repo = $"acme/r{i / perRepository}", Author = $"dev{i % 40}", Words = Sentence(random, 20) }],
    };

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));

    private static string Word(Random random)
    {
        var rank = (int)Math.Exp(random.NextDouble() * Math.Log(20_000));
        return rank <= Common.Length ? Common[rank - 1] : Spelled(rank);
    }

    private static string Spelled(int rank)
    {
        var letters = new Random(rank);
        return string.Concat(Enumerable.Range(0, 2 + letters.Next(2)).Select(_ => Syllables[letters.Next(Syllables.Length)]));
    }

    private static readonly string[] Syllables = ["re", "try", "con", "fig", "se", "ver", "load", "par", "ser", "tion", "ing", "ma", "na", "ger", "que", "ry", "bat", "ch", "lo", "gic", "trans", "ac", "to", "ken", "the", "val", "id"];

    /// <summary>Words of every lesson first, then such as a task names.</summary>
    private static readonly string[] Common = [.. "the to a in of use not is for and do never must with on when instead add always code".Split(' '),
        .. Enumerable.Range(0, 60).Select(Spelled), .. Tasks.SelectMany(t => t.ToLowerInvariant().TrimEnd('?').Split(' ')).Distinct()];
}
