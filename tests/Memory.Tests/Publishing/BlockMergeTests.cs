using Memory.Publishing;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Publishing;

/// <summary>A document that was changed on two branches.</summary>
public sealed class BlockMergeTests
{
    private const string Team = "# Shop\n\n## Conventions\n\n- Small commits.\n\n## More\n\nText.\n";
    private static readonly string Ours = Edited(Team, "- A. [L100001]", "- B. [L100002]");

    [Fact]
    public void Each_side_keeps_what_it_changed()
    {
        BlockMerge.Of(Team, Ours, Team.Replace("Text.", "Other text.", StringComparison.Ordinal)).ShouldBe(Ours.Replace("Text.", "Other text.", StringComparison.Ordinal));
        BlockMerge.Of(Team, Ours.Replace("Text.", "Other text.", StringComparison.Ordinal), Team).ShouldBe(Ours.Replace("Text.", "Other text.", StringComparison.Ordinal));
        BlockMerge.Of(Team, Ours.Replace("Text.", "Same.", StringComparison.Ordinal), Team.Replace("Text.", "Same.", StringComparison.Ordinal)).ShouldBe(Ours.Replace("Text.", "Same.", StringComparison.Ordinal));
        BlockMerge.Of("", Ours, Team).ShouldBe(Ours, "both came to the same");
    }

    [Fact]
    public void The_block_of_our_branch_takes_the_place_of_the_other()
    {
        var before = Edited(Team, "- A. [L100001]");
        BlockMerge.Of(before, Ours, before.Replace("- A. [L100001]", "- A, changed. [L100001]", StringComparison.Ordinal).Replace("Text.", "Other text.", StringComparison.Ordinal))
            .ShouldBe(Ours.Replace("Text.", "Other text.", StringComparison.Ordinal));
        BlockMerge.Of(Team, Ours, Team.ReplaceLineEndings("\r\n").Replace("Text.", "Other.", StringComparison.Ordinal)).ShouldBe(Ours.ReplaceLineEndings("\r\n").Replace("Text.", "Other.", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_guessed()
    {
        BlockMerge.Of(Team, Ours.Replace("Text.", "One.", StringComparison.Ordinal), Team.Replace("Text.", "Other.", StringComparison.Ordinal)).ShouldBeNull("the team's words were changed on both");
        var before = Edited(Team, "- A. [L100001]");
        BlockMerge.Of(before, Ours, before.Replace("- A. [L100001]", "- A. [L100001]\n- Not learned.", StringComparison.Ordinal)).ShouldBeNull("a line that only the other has");
        BlockMerge.Of(Team, Ours, Ours.Replace("<!-- memory:end -->", "", StringComparison.Ordinal)).ShouldBeNull("markers that cannot be trusted");
    }

    /// <summary>Of every real file both sides keep every byte of what they changed.</summary>
    [Fact]
    public void Every_real_file_keeps_what_both_changed()
    {
        var merged = 0;
        foreach (var file in Directory.GetFiles(SharedData.Require("claude-md/dev"), "*", SearchOption.AllDirectories))
        {
            var before = File.ReadAllText(file);
            var branch = Edited(before, "- A. [L100001]", "- B. [L100002]", "- Not learned.");
            foreach (var main in (string[])[before + "\n\nMore.\n", "# First\n\n" + before, before.ReplaceLineEndings("\r\n")])
            {
                // Null is for a person; anything else has the words of both.
                if (BlockMerge.Of(before, branch, main) is not { } text)
                    continue;
                merged++;
                ManagedBlock.WithoutTrace(text).ShouldBe(ManagedBlock.WithoutTrace(main), file);
                ManagedBlock.Lines(text).Select(l => (l.Id, l.Rule)).ShouldBe(ManagedBlock.Lines(branch).Select(l => (l.Id, l.Rule)), file);
            }
        }
        merged.ShouldBeGreaterThan(900, "hardly any is left to a person");
    }

    private static string Edited(string text, params string[] lines) => ManagedBlock.Edit(text, [new BlockGroup("", lines)]).Text;
}
