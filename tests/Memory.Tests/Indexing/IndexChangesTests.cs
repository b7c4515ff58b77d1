using Memory.Indexing;
using Memory.Lessons;
using Memory.Storage;
using Memory.Tests.Serving;

namespace Memory.Tests.Indexing;

public sealed class IndexChangesTests
{
    private static readonly string[] Words =
        ["retry", "payment", "seat", "lock", "import", "enum", "harbour", "cache", "label", "branch", "token", "queue", "migration", "column"];

    private static Lesson Random(Random random, int i) => Known.Lesson($"L{i}", string.Join(' ', Enumerable.Range(0, 6).Select(_ => Words[random.Next(Words.Length)])))
        with
    { Paths = i % 3 == 0 ? [$"src/m{i % 7}/**"] : [] };

    private static List<(string Id, double Score)> Search(EmbeddedLessonIndex index, string text) =>
        [.. index.Search(new IndexQuery(Grant.All, Known.Repo, text, [], LessonStatuses.All, 40)).Select(h => (h.Lesson.Id, Math.Round(h.Score, 3)))];

    /// <summary>More changes than several segments hold, so that segments fill, half die and are rewritten.</summary>
    [Fact]
    public void After_many_changes_it_answers_as_if_built_anew()
    {
        var random = new Random(7);
        var index = new EmbeddedLessonIndex();
        var living = new Dictionary<string, Lesson>();
        var revision = 0L;
        for (var batch = 0; batch < 60; batch++)
        {
            var changes = new List<LessonChange>();
            for (var k = 0; k < 300; k++)
            {
                var i = random.Next(1500);
                var lesson = random.Next(5) == 0 ? null : Random(random, i);
                changes.Add(new LessonChange(++revision, $"L{i}", lesson));
                if (lesson is null)
                    living.Remove($"L{i}");
                else
                    living[lesson.Id] = lesson;
            }
            index.Apply(changes);
        }
        var anew = Known.Index(living.Values);
        foreach (var text in (string[])["retry payment", "harbour", "seat lock token queue", "src m3"])
            Search(index, text).ShouldBe(Search(anew, text));
        index.All(Grant.All, Known.Repo, LessonStatuses.All).Count.ShouldBe(living.Count);
        index.ByPath(Grant.All, Known.Repo, ["src/m3/a.cs"], LessonStatuses.All, 200).Count
            .ShouldBe(Math.Min(200, living.Values.Count(l => l.Paths.Contains("src/m3/**"))));
    }

    [Fact]
    public async Task Searches_see_whole_changes_while_others_write()
    {
        var index = Known.Index(Enumerable.Range(0, 300).Select(i => Known.Lesson($"L{i}", "Generation zero of the rule.")));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var writer = Task.Run(() =>
        {
            var revision = 1000L;
            for (var round = 1; round <= 60; round++)
                index.Apply([.. Enumerable.Range(0, 300).Select(i => new LessonChange(++revision, $"L{i}", Known.Lesson($"L{i}", "Generation zero of the rule.") with { Revision = round }))]);
        }, stop.Token);
        var reads = 0;
        while (!writer.IsCompleted || reads == 0)
        {
            stop.Token.ThrowIfCancellationRequested();
            var hits = index.Search(new IndexQuery(Grant.All, Known.Repo, "generation", [], LessonStatuses.All, 200));
            hits.Count.ShouldBe(200);
            hits.Select(h => h.Lesson.Id).Distinct().Count().ShouldBe(200);
            var all = index.All(Grant.All, Known.Repo, LessonStatuses.All);
            all.Count.ShouldBe(300);
            all.Select(l => l.Revision).Distinct().Count().ShouldBe(1);
            reads++;
        }
        await writer;
        reads.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of and is not")]
    [InlineData("\0\uD800\uDFFF\u202E")]
    [InlineData("！？。、")]
    public void A_query_without_words_finds_nothing(string text) =>
        Search(Known.Index(Known.Lesson("L1", "Retry the payment.")), text).ShouldBeEmpty();

    [Fact]
    public void A_query_of_a_megabyte_is_cut_and_answered()
    {
        var index = Known.Index(Known.Lesson("L1", "Retry the payment."));
        foreach (var text in (string[])["retry " + new string('x', 1_000_000), "retry " + string.Concat(Enumerable.Range(0, 150_000).Select(i => $"w{i} "))])
            Search(index, text).ShouldHaveSingleItem().Id.ShouldBe("L1");
    }

    [Fact]
    public void A_script_without_spaces_is_found_by_its_characters()
    {
        var index = Known.Index(Known.Lesson("L1", "パスワードをログに出力しない。"), Known.Lesson("L2", "決済は二回まで再試行する。"), Known.Lesson("L3", "Не логируйте пароли."));
        Search(index, "ログの出力")[0].Id.ShouldBe("L1");
        Search(index, "пароли")[0].Id.ShouldBe("L3");
    }
}
