using Memory.Bench.Distill;
using Memory.Tests.Architecture;

namespace Memory.Tests.Distillation;

/// <summary>Comments of our own, in many words and languages: what was reached stays reached.</summary>
public sealed class OwnSetTests
{
    private static readonly string Set = Path.Combine(HouseTests.Root, "tests", "Memory.Tests", "Distillation", "Own", "tagged.jsonl");

    [Fact]
    public void The_own_set_stays_above_its_bars_and_the_baseline()
    {
        var figures = TaggedScore.Measure(Set, TextWriter.Null);
        figures["tagged.precision"].ShouldBeGreaterThanOrEqualTo(0.97);
        figures["tagged.recall"].ShouldBeGreaterThanOrEqualTo(0.96);
        figures["tagged.intentAccuracy"].ShouldBeGreaterThanOrEqualTo(0.96);
        figures["tagged.tasksTakenForLessons"].ShouldBe(0);
        figures["tagged.rulesRight"].ShouldBeGreaterThanOrEqualTo(0.88);
        figures["tagged.scopeLoose"].ShouldBeGreaterThanOrEqualTo(0.8);
        figures["tagged.kindAccuracy"].ShouldBeGreaterThanOrEqualTo(0.94);
        figures["tagged.f1"].ShouldBeGreaterThan(figures["baseline.f1"]);
        figures["tagged.rulesRight"].ShouldBeGreaterThan(figures["baseline.rulesRight"]);
    }
}
