using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Memory.Serving;

namespace Memory.Tests.Serving.Checking;

public sealed class UnifiedDiffTests
{
    private static DiffFile One(string diff) => UnifiedDiff.Of(diff).Files.ShouldHaveSingleItem();

    private static IEnumerable<(int Number, string Text)> Added(DiffFile file) =>
        file.Hunks.SelectMany(h => h.Lines.Where(l => l.Sign == DiffSign.Added).Select(l => (l.Number, h.Of(l))));

    [Fact]
    public void Lines_carry_their_numbers_after_the_change()
    {
        var file = One("""
            diff --git a/src/a.cs b/src/a.cs
            index 111..222 100644
            --- a/src/a.cs
            +++ b/src/a.cs
            @@ -10,4 +10,5 @@ class A
             same
            -gone
            +new 11
            +new 12
             same
             same
            @@ -40 +41,2 @@
            -x
            +new 41
            +new 42
            \ No newline at end of file
            """);
        (file.Path, file.OldPath, file.Change).ShouldBe(("src/a.cs", null, DiffChange.Edited));
        Added(file).ShouldBe([(11, "new 11"), (12, "new 12"), (41, "new 41"), (42, "new 42")]);
        file.Hunks[0].Heading.ShouldBe("class A");
    }

    [Fact]
    public void What_looks_like_names_inside_a_hunk_is_a_line_of_it()
    {
        var diff = UnifiedDiff.Of("--- a/x.sql\n+++ b/x.sql\n@@ -1,2 +1,2 @@\n--- old comment\n+++ new comment\n same\n--- a/y.sql\n+++ b/y.sql\n@@ -1 +1 @@\n--- last\n+++ last\n@@ -9 +9 @@\n-a\n+b\n");
        diff.Paths.ShouldBe(["x.sql", "y.sql"]);
        Added(diff.Files[0]).ShouldBe([(1, "++ new comment")]);
        Added(diff.Files[1]).ShouldBe([(1, "++ last"), (9, "b")]);
    }

    [Fact]
    public void Renamed_new_deleted_and_binary_files_are_told_apart()
    {
        var files = UnifiedDiff.Of("""
            diff --git a/old name.cs b/new name.cs
            similarity index 100%
            rename from old name.cs
            rename to new name.cs
            diff --git a/added.cs b/added.cs
            new file mode 100644
            --- /dev/null
            +++ b/added.cs
            @@ -0,0 +1 @@
            +one
            diff --git a/gone.cs b/gone.cs
            deleted file mode 100644
            --- a/gone.cs
            +++ /dev/null
            @@ -1 +0,0 @@
            -one
            diff --git a/logo.png b/logo.png
            index 1..2 100644
            Binary files a/logo.png and b/logo.png differ
            diff --git a/empty.txt b/empty.txt
            new file mode 100644
            index 0000000..e69de29
            """).Files;
        files.Select(f => (f.Path, f.OldPath, f.Change, f.Binary)).ShouldBe(
        [
            ("new name.cs", "old name.cs", DiffChange.Renamed, false),
            ("added.cs", null, DiffChange.Added, false),
            ("gone.cs", null, DiffChange.Deleted, false),
            ("logo.png", null, DiffChange.Edited, true),
            ("empty.txt", null, DiffChange.Added, false),
        ]);
        Added(files[1]).ShouldBe([(1, "one")]);
    }

    [Theory]
    [InlineData("--- \"a/caf\\303\\251 \\\"x\\\".ts\"\n+++ \"b/caf\\303\\251 \\\"x\\\".ts\"\n@@ -1 +1 @@\n+a", "café \"x\".ts")]
    [InlineData("diff --git \"a/t\\tab\" \"b/t\\tab\"\nold mode 1\nnew mode 2\n", "t\tab")]
    [InlineData("diff --git a/a b/c.txt b/a b/c.txt\nold mode 100644\n", "a b/c.txt")]
    [InlineData("--- a.txt\t2026-01-01 00:00:00\n+++ a.txt\t2026-01-02 00:00:00\n@@ -1 +1 @@\n+a", "a.txt")]
    [InlineData("--- i/src/a.ts\n+++ w/src/a.ts\n@@ -1 +1 @@\n+a", "src/a.ts")]
    [InlineData("--- a/x.ts\n+++ a/x.ts\n@@ -1 +1 @@\n+a", "a/x.ts")]
    [InlineData("--- src/a.ts\r\n+++ src/a.ts\r\n@@ -1 +1 @@\r\n+a\r\n", "src/a.ts")]
    [InlineData("diff --cc src/m.ts\nindex 1,2..3\n--- a/src/m.ts\n+++ b/src/m.ts\n@@@ -1,1 -1,1 +1,1 @@@\n++a", "src/m.ts")]
    public void Names_are_read_as_they_are_written(string diff, string path)
    {
        var file = One(diff);
        file.Path.ShouldBe(path);
        if (diff.Contains("@@", StringComparison.Ordinal))
            Added(file).ShouldBe([(1, "a")]);
    }

    [Fact]
    public void A_combined_diff_has_what_no_parent_or_one_parent_had()
    {
        var file = One("diff --cc a.ts\n--- a/a.ts\n+++ b/a.ts\n@@@ -1,3 -1,3 +1,4 @@@ f()\n  same\n- ours\n -theirs\n++both\n +one\n  same\n- gone\n");
        Added(file).ShouldBe([(2, "both"), (3, "one")]);
        file.Hunks[0].Lines.Count(l => l.Sign == DiffSign.Removed).ShouldBe(3);
    }

    [Theory]
    [InlineData("@@ -1,9 +1,9 @@ f\n same\n+cut off", 2)]
    [InlineData("+pasted\n+lines", 1)]
    [InlineData("@@ -1 +1 @@\n-a\n+b\n+more than was counted", 1)]
    public void A_hunk_alone_is_read_too(string diff, int first) => Added(One(diff)).First().Number.ShouldBe(first);

    [Fact]
    public void A_patch_by_mail_ends_with_its_signature()
    {
        var diff = UnifiedDiff.Of("From abc\nSubject: x\n\n+ a list\n---\n a.ts | 2 +-\n\ndiff --git a/a.ts b/a.ts\n--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-a\n+b\n-- \n2.40\n\nFrom def\n\n+ another list\n");
        Added(diff.Files.Single(f => f.Path == "a.ts")).ShouldBe([(1, "b")]);
    }

    [Fact]
    public void What_a_search_reads_is_cut()
    {
        var diff = UnifiedDiff.Beginning(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"+++ b/f{i}\n+{new string('x', 100)}\n")));
        diff.Paths.Count.ShouldBeLessThanOrEqualTo(300);
        diff.Added.Length.ShouldBeLessThan(30_000);
        diff.Around.ShouldBeEmpty();
    }

    /// <summary>Made as diff makes it, from the two sides; read back, it gives the new side.</summary>
    [Fact]
    public void Added_lines_are_where_the_new_side_has_them() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Elements("-- x", "++ y", "", "code", "@@ -1 +1 @@", "--- a/x", "+++ b/x", "diff --git a/x b/x", "\\ x")
            .Zip(Gen.Elements('+', '-', ' ')).ListOf().ToArbitrary(), lines =>
        {
            var (olds, news) = (lines.Count(l => l.Item2 != '+'), lines.Count(l => l.Item2 != '-'));
            var diff = UnifiedDiff.Of($"--- a/a.ts\n+++ b/a.ts\n@@ -1,{olds} +1,{news} @@\n" + string.Concat(lines.Select(l => $"{l.Item2}{l.Item1}\n")) + "--- a/b.ts\n+++ b/b.ts\n@@ -1 +1 @@\n-c\n+d\n");
            var after = lines.Where(l => l.Item2 != '-').Index().Where(l => l.Item.Item2 == '+').Select(l => (l.Index + 1, l.Item.Item1));
            return diff.Paths.SequenceEqual(["a.ts", "b.ts"]) && Added(diff.Files[0]).SequenceEqual(after) && Added(diff.Files[1]).SequenceEqual([(1, "d")]);
        }));

    [Fact]
    public void Nothing_makes_it_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(Gen.Elements(
            "diff --git ", "diff --cc ", "a/x ", "b/x", "\"a/\\303", "\\", "\"", "--- ", "+++ ", "/dev/null", "@@ -1 +1 @@", "@@ -1,99999999 +2147483647,2 @@", "@@@ -1 -1 +1 @@@", "@@@@@@@@@@@@@@@@@@@@",
            "@@", "rename from ", "rename to", "copy to ", "Binary files ", "\n", "\r\n", "+", "-", " ", "\t", "\0", "\ud800").ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var diff = UnifiedDiff.Of(text);
            _ = diff.Added + diff.Around;
            return diff.Files.SelectMany(f => f.Hunks).SelectMany(h => h.Lines).All(l => l.Number >= 0 && l.Start + l.Length <= text.Length);
        }));

    [Theory]
    [InlineData("--- x\n")]
    [InlineData("@@ -1,1000000 +1,1000000 @@\n--- x\n")]
    [InlineData("+\n")]
    [InlineData("diff --git \"a\\303\n")]
    [InlineData("@@ -1 +1 @@\n")]
    [InlineData("\\\\\\\\")]
    public void Hostile_megabytes_are_read_once(string piece)
    {
        var text = "--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n" + string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        UnifiedDiff.Of(text).Files.Count.ShouldBeLessThan(1_000_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
