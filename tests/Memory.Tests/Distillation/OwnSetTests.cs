using Memory.Bench.Distill;
using Memory.Tests.Architecture;
using Memory.Tests.RealInput;

namespace Memory.Tests.Distillation;

/// <summary>Comments of our own, in many words and languages: what was reached stays reached.</summary>
public sealed class OwnSetTests
{
    /// <summary>Thresholds of this set; the others need data that is not in the repository.</summary>
    public const string Prefix = "own.tagged.";

    private static readonly string Set = Path.Combine(HouseTests.Root, "tests", "Memory.Tests", "Distillation", "Own", "tagged.jsonl");

    [Fact]
    public void The_own_set_stays_above_its_bars_and_the_baseline()
    {
        var figures = TaggedScore.Measure(Set, TextWriter.Null);
        Thresholds.Hold(figures.ToDictionary(f => "own." + f.Key, f => f.Value), name => name.StartsWith(Prefix, StringComparison.Ordinal));
        figures["tagged.f1"].ShouldBeGreaterThan(figures["baseline.f1"]);
        figures["tagged.rulesRight"].ShouldBeGreaterThan(figures["baseline.rulesRight"]);
    }
}
