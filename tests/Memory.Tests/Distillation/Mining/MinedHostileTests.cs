using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Memory.Distillation.Mining;
using Memory.Text;

namespace Memory.Tests.Distillation.Mining;

public sealed class MinedHostileTests
{
    /// <summary>The openings that the miner may put before a reviewer's words.</summary>
    private static readonly HashSet<string> Vocabulary =
        new(Terms.Of("Prefer Do not Never Always Leave as it is"), StringComparer.Ordinal);

    private static readonly string[] Pieces =
    [
        "we always ", "please never ", "should ", "because ", "`code` ", "this ", "all tests ", "\n", "\n\n", "> quote\n", "```cs\nx\n```\n",
        "<details>", "</details>", "<!--", "-->", "[a](http://b)", "**", "(", ")", "\"", "?", ". ", "\0", "\ud800", "\udc00", "\u200b",
        "你好 ", "所有 ", "@x ", "1) ", "- ", "https://a.b/c ", "prefer ", "I'd ", "in this project ", "instead of ", "… ", "é", "`",
        "intentional because ", "we decided not to ", "Leave ", "conventions ",
    ];

    private static readonly Gen<string> Bodies =
        Gen.Choose(0, 30).SelectMany(n => Gen.ArrayOf(Gen.Elements(Pieces), n)).Select(p => string.Join(' ', p));

    [Fact]
    public void Any_words_are_read_without_a_throw_and_always_the_same() =>
        Prop.ForAll(Bodies.Two().ToArbitrary(), pair =>
        {
            var (root, reply) = pair;
            var first = ThreadMiner.Mine(MinedThread.Of("src/a.cs", root, reply));
            var second = ThreadMiner.Mine(MinedThread.Of("src/a.cs", root, reply));
            return (first.Candidates.Count == 0) == (first.Reason is not null)
                && first.Reason == second.Reason
                && first.Candidates.Select(c => c.Rule + c.Why).SequenceEqual(second.Candidates.Select(c => c.Rule + c.Why));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_rule_says_nothing_that_the_thread_did_not_say() =>
        Prop.ForAll(Bodies.Two().ToArbitrary(), pair =>
        {
            var (root, reply) = pair;
            var said = new HashSet<string>(Terms.Of(root + " " + reply), StringComparer.Ordinal);
            said.UnionWith(Vocabulary);
            return ThreadMiner.Mine(MinedThread.Of("src/a.cs", root, reply)).Candidates
                .All(c => Terms.Of(c.Rule + " " + c.Why).TrueForAll(said.Contains));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData("`")]
    [InlineData("<details>")]
    [InlineData("we should always ")]
    [InlineData("* ")]
    [InlineData("[x](")]
    [InlineData(", because ")]
    [InlineData("\ud800")]
    public void A_megabyte_of_anything_is_read_in_time(string piece)
    {
        var body = new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length).ToString();
        var clock = System.Diagnostics.Stopwatch.StartNew();

        ThreadMiner.Mine(MinedThread.Of("src/a.cs", body, body)).ShouldNotBeNull();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
