using Memory.Bench.Distill;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Distillation.Mining;

public sealed class MinedScoreTests
{
    [Fact]
    public void Figures_count_what_was_found_and_missed()
    {
        var count = MinedCount.Of([(true, true), (true, false), (false, true), (true, true), (false, false)]);

        count.ShouldBe(new MinedCount(2, 1, 1));
        count.Precision.ShouldBe(2.0 / 3, 1e-9);
        count.Recall.ShouldBe(2.0 / 3, 1e-9);
    }

    [Theory]
    [InlineData("*", "", "src/a.cs", true)]
    [InlineData("**/*.cs", "", "src/a.cs", false)]
    [InlineData("**/*.{c,h}", "src/**", "src/a.h", true)]
    [InlineData("docs/**", "**/*.cs", "src/a.cs", false)]
    public void Scopes_agree_loosely(string expected, string mined, string path, bool agree) =>
        MinedScope.Agree(expected, mined.Length == 0 ? [] : [mined], path).ShouldBe(agree);

    [Fact]
    public void Mining_keeps_its_precision_on_the_development_labels()
    {
        var figures = MinedScore.Measure(
            SharedData.Require("review-comments/dev/comments.jsonl"), SharedData.Require("review-comments/dev/labels.jsonl"), TextWriter.Null);

        figures["precision"].ShouldBeGreaterThan(0.75);
        figures["recall"].ShouldBeGreaterThan(0.4);
        figures["precision"].ShouldBeGreaterThan(figures["baseline.precision"]);
    }
}
