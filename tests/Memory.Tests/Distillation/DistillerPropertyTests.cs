using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Memory.Bench.Distill;
using Memory.Comments;
using Memory.Distillation;
using Memory.Intake;
using Memory.Intake.Tags;
using Memory.Screening;
using Memory.Tests.Architecture;

namespace Memory.Tests.Distillation;

/// <summary>What holds whatever is said: sentences of the own set, put together by chance.</summary>
public sealed class DistillerPropertyTests
{
    private static readonly string[] Tags = ["@claude"];

    private static readonly string[] Said =
    [
        .. TaggedRow.ReadAll(Path.Combine(HouseTests.Root, "tests", "Memory.Tests", "Distillation", "Own", "tagged.jsonl"))
            .SelectMany(r => r.Body.Split(". ")).Where(s => s.Length > 0),
    ];

    private static Arbitrary<string[]> Sentences => Gen.Elements(Said).ArrayOf(4).ToArbitrary();

    [Fact]
    public void Any_mixture_of_sentences_is_read_without_throwing_and_twice_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Sentences, sentences =>
        {
            var body = string.Join(". ", sentences);
            return JsonSerializer.Serialize(Read(body)) == JsonSerializer.Serialize(Read(body));
        }));

    [Fact]
    public void A_written_rule_read_again_stays_as_it_is()
    {
        var rules = TaggedRow.ReadAll(Path.Combine(HouseTests.Root, "tests", "Memory.Tests", "Distillation", "Own", "tagged.jsonl"))
            .SelectMany(r => TaggedReading.Ours(r).Lessons).Select(l => l.Rule).ToList();
        var changed = rules.Where(rule => Read($"@claude remember: {rule}").Candidates is not [var only, ..] || only.Rule != rule).ToList();
        changed.Count.ShouldBeLessThanOrEqualTo(rules.Count / 10, string.Join('\n', changed));
    }

    [Fact]
    public void No_planted_secret_survives_whatever_stands_around_it() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Sentences, sentences =>
        {
            // Built at run time, so that no host's push protection takes this file for a leak.
            var secret = "ghp_" + string.Concat(Enumerable.Range(0, 36).Select(i => "aZ3kQ9xW"[i % 8]));
            var body = $"{sentences[0]} @claude remember: {sentences[1]} `{secret}` {sentences[2]} because {secret}. {sentences[3]}";
            return !JsonSerializer.Serialize(Read(Redaction.Redact(body))).Contains(secret, StringComparison.Ordinal);
        }));

    private static Distilled Read(string body)
    {
        var instruction = TagGrammar.Read(body, Tags);
        var comment = new ReviewComment { Source = "test", Repo = "acme/shop", Id = "1", Author = "mira", AuthorAssociation = "OWNER", Body = body, Path = "src/a.cs" };
        return instruction.Intent is TagIntent.Remember or TagIntent.Replace
            ? BuiltInDistiller.Distill(new TaughtComment(comment, instruction, [], []))
            : Distilled.Nothing(instruction.Reason);
    }
}
