using Memory.Bench.Distill;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Distillation;

public sealed class TaggedScoreTests
{
    [Fact]
    public void The_development_set_stays_above_its_bars_and_the_baseline()
    {
        var figures = TaggedScore.Measure(SharedData.Require("gold/tagged.jsonl"), TextWriter.Null);
        figures["tagged.precision"].ShouldBeGreaterThanOrEqualTo(0.95);
        figures["tagged.recall"].ShouldBeGreaterThanOrEqualTo(0.9);
        figures["tagged.intentAccuracy"].ShouldBeGreaterThanOrEqualTo(0.92);
        figures["tagged.tasksTakenForLessons"].ShouldBeLessThanOrEqualTo(0.02);
        figures["tagged.scopeLoose"].ShouldBeGreaterThanOrEqualTo(0.75);
        figures["tagged.topicAccuracy"].ShouldBeGreaterThanOrEqualTo(0.8);
        figures["tagged.f1"].ShouldBeGreaterThan(figures["baseline.f1"]);
    }
}
