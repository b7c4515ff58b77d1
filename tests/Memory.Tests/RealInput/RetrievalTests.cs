using System.Text.Json;
using Memory.Bench.Retrieval;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.RealInput;

/// <summary>Search and packs on the development sets: what was reached stays reached. Thresholds stand in thresholds.json.</summary>
public sealed class RetrievalTests
{
    private static readonly string Thresholds = Path.Combine(Architecture.HouseTests.Root, "tests", "Memory.Tests", "RealInput", "thresholds.json");

    [Theory]
    [InlineData("lint-rules")]
    [InlineData("ncs-android-stackoverflow")]
    [InlineData("odex-en")]
    [InlineData("cosqa")]
    public void Channels_together_find_more_than_words_alone(string set)
    {
        var results = DocumentRanking.Measure([RetrievalSet.Read(
            SharedData.Require($"retrieval/{set}/corpus.jsonl"), SharedData.Require($"retrieval/{set}/dev/queries.jsonl"),
            SharedData.Require($"retrieval/{set}/dev/qrels.tsv"))], TextWriter.Null);
        Hold($"{set}.", results, ("fused", "nDCG@10"), ("fused-words", "nDCG@10"));
    }

    [Fact]
    public void The_rule_of_a_thread_is_found_among_all_rules()
    {
        var threads = new LabelledThreads(SharedData.Require("review-comments/dev/comments.jsonl"), SharedData.Require("review-comments/dev/labels.jsonl"));
        Hold("comment.", threads.Measure(withComment: true, TextWriter.Null), ("fused", "recall@5"));
        Hold("hunk.", threads.Measure(withComment: false, TextWriter.Null), ("fused", "recall@5"));
    }

    [Fact]
    public void Questions_of_newcomers_find_their_lesson() =>
        Hold("onboarding.", Onboarding.Measure(SharedData.Require("gold/onboarding.jsonl"), TextWriter.Null), ("fused", "nDCG@10"), ("ask", "top3"), ("ask", "leftOpen"));

    [Fact]
    public void Questions_of_newcomers_find_their_thread() =>
        Hold("threads.", ThreadQuestions.Measure(SharedData.Require("review-comments/dev/comments.jsonl"),
            Path.Combine(Architecture.HouseTests.Root, "tests", "Memory.Tests", "Serving", "ThreadQuestions", "secp256k1.jsonl"), "bitcoin-core/secp256k1", print: false, TextWriter.Null),
            ("ask", "top3"), ("ask", "leftOpen"));

    [Fact]
    public void Packs_hold_what_a_request_calls_for_and_few_strangers() =>
        Hold("", PackPrecision.Measure(Path.Combine(Architecture.HouseTests.Root, "tests", "Memory.Tests", "Serving", "Precision"), print: false, TextWriter.Null),
            ("packs", "precision"), ("packs", "recall"), ("packs", "coreOnly"));

    private static void Hold(string prefix, SortedDictionary<string, SortedDictionary<string, double>> results, params (string Row, string Figure)[] held)
    {
        var least = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(Thresholds))!["retrieval"];
        foreach (var (row, figure) in held)
            results[row][figure].ShouldBeGreaterThanOrEqualTo(least[$"{prefix}{row}.{figure}"], $"{prefix}{row}.{figure}");
    }
}
