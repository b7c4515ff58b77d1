using Memory.Serving;

namespace Memory.Tests.Serving;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Paths_and_added_lines_are_read()
    {
        var diff = UnifiedDiff.Of("diff --git a/x b/x\nrename from old.cs\nrename to new.cs\n--- a/src/a.cs\t2026-01-01\n+++ b/src/a.cs\t2026-01-02\n@@ -1 +1 @@\n-gone\r\n+added\r\n same\n--- a/b.cs\n+++ /dev/null\n");
        diff.Paths.ShouldBe(["new.cs", "src/a.cs", "b.cs"]);
        diff.Added.ShouldBe("added\n");
    }

    [Fact]
    public void A_diff_of_megabytes_is_cut()
    {
        var diff = UnifiedDiff.Of(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"+++ b/f{i}\n+{new string('x', 100)}\n")));
        diff.Paths.Count.ShouldBeLessThanOrEqualTo(300);
        diff.Added.Length.ShouldBeLessThan(30_000);
    }
}
