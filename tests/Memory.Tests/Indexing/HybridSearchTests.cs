using Memory.Indexing;
using Memory.Indexing.Embedding;
using Memory.Storage;
using Memory.Tests.Serving;

namespace Memory.Tests.Indexing;

/// <summary>Channels beside words: characters and vectors.</summary>
public sealed class HybridSearchTests
{
    private static CodedVector Vector(params float[] values) => CodedVector.Of([.. values, .. new float[16 - values.Length]]);

    private static EmbeddedLessonIndex Index(params (string Id, string Rule, CodedVector? Vector)[] lessons)
    {
        var index = new EmbeddedLessonIndex();
        index.Apply([.. lessons.Select((l, i) => new LessonChange(i + 1, l.Id, Known.Lesson(l.Id, l.Rule)) { Vector = l.Vector })]);
        return index;
    }

    private static List<string> Search(EmbeddedLessonIndex index, string text, CodedVector? vector = null) =>
        [.. index.Search(new IndexQuery(Grant.All, Known.Repo, text, [], LessonStatuses.Served, 10) { Vector = vector }).Select(h => h.Lesson.Id)];

    [Fact]
    public void Parts_of_a_word_find_it_where_no_stem_does() =>
        Search(Index(("L1", "Check authentication first.", null), ("L2", "Sort the imports.", null)), "reauthenticate").ShouldBe(["L1"]);

    [Fact]
    public void A_vector_finds_what_shares_no_word_and_says_how_near_it_is()
    {
        var index = Index(("L1", "Hold the mutex.", Vector(1, 0.1f)), ("L2", "Sort the imports.", Vector(0, 0, 1)));
        var hit = index.Search(new IndexQuery(Grant.All, Known.Repo, "concurrency", [], LessonStatuses.Served, 10) { Vector = Vector(1) })[0];
        hit.Lesson.Id.ShouldBe("L1");
        hit.Likeness.Vectors.ShouldBe(0.995f, 0.01f);
    }

    [Fact]
    public void Without_a_vector_of_the_query_words_and_characters_decide() =>
        Search(Index(("L1", "Hold the mutex.", Vector(1)), ("L2", "Sort the imports.", Vector(0, 1))), "imports").ShouldBe(["L2"]);

    [Fact]
    public void A_lesson_that_has_no_vector_yet_is_not_behind_for_it() =>
        Search(Index(("L1", "Retry a payment.", null), ("L2", "Retry the seat import of a file.", Vector(0.2f, 1))), "retry payment", Vector(1))[0].ShouldBe("L1");

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0)]
    public void A_vector_that_is_none_counts_as_missing(float value)
    {
        var broken = CodedVector.Of([.. Enumerable.Repeat(value, 16)]);
        Search(Index(("L1", "Retry a payment.", broken), ("L2", "Sort imports.", Vector(1))), "retry payment", broken).ShouldBe(["L1"]);
        Search(Index(("L1", "Retry a payment.", broken), ("L2", "Sort imports.", Vector(1))), "retry payment", Vector(0, 1)).ShouldBe(["L1"]);
    }

    [Fact]
    public void Vectors_of_another_length_are_not_compared()
    {
        var index = Index(("L1", "Retry a payment.", Vector(1)), ("L2", "Sort imports.", CodedVector.Of(new float[32].Select((_, i) => i == 0 ? 1f : 0).ToArray())));
        Search(index, "retry", CodedVector.Of(new float[8].Select((_, i) => i == 0 ? 1f : 0).ToArray())).ShouldBe(["L1"]);
    }

    [Fact]
    public void Vectors_survive_merging_and_go_with_their_lesson()
    {
        var index = new EmbeddedLessonIndex();
        for (var i = 0; i < 40; i++)
            index.Apply([new LessonChange(i + 1, $"L{i}", Known.Lesson($"L{i}", $"Rule number {i} of this file.")) { Vector = Vector([.. Enumerable.Range(0, 16).Select(d => d == i % 16 ? 1f : 0)]) }]);
        index.Apply([new LessonChange(100, "L3", null)]);
        Search(index, "nothing alike", Vector(0, 0, 0, 1)).ShouldBe(["L19", "L35"]);
    }

    [Fact]
    public void A_large_repository_is_ranked_by_all_channels_too()
    {
        // More than the vectors that are all compared: words and characters choose whose are.
        var index = new EmbeddedLessonIndex();
        index.Apply([.. Enumerable.Range(0, 17_000).Select(i => new LessonChange(i + 1, $"L{i:00000}", Known.Lesson($"L{i:00000}", $"Keep entry {i} apart.") with { Evidence = [] })
            { Vector = Vector(i == 4321 ? 1 : 0, 1) })]);
        var hits = index.Search(new IndexQuery(Grant.All, Known.Repo, "entry 4321", [], LessonStatuses.Served, 3) { Vector = Vector(1) });
        hits.Count.ShouldBe(3);
        hits[0].Lesson.Id.ShouldBe("L04321");
        hits[0].Likeness.Vectors.ShouldBe(0.707f, 0.01f);
    }

    [Fact]
    public void Only_code_only_noise_and_five_thousand_words_are_answered()
    {
        var index = Index(("L1", "Retry the payment.", Vector(1)));
        foreach (var text in (string[])["{ ( ) ; => == != }", "a b c d e", string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"word{i}")), new string('x', 1_000_000)])
            Search(index, text, Vector(1)).Count.ShouldBeLessThanOrEqualTo(1);
    }
}
