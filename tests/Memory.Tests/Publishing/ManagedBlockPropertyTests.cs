using Memory.Publishing;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Publishing;

/// <summary>What holds for every text, whatever stands in it.</summary>
public class ManagedBlockPropertyTests
{
    private static readonly BlockGroup[] Two = [new("Testing", ["- Name the case. Why: reports [L100001]", "- No sleeps. [L100002]"]), new("API", ["- `api/**`: Return problems. [L100003]"])];
    private static readonly BlockGroup[] One = [new("Testing", ["- No sleeps. [L100002]"])];

    [Fact]
    public void Every_text_keeps_its_own_bytes() => Markdowns.Check(Markdowns.Texts(), text =>
    {
        try
        {
            Holds(text);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"For {System.Text.Json.JsonSerializer.Serialize(text)}", fault);
        }
    });

    [Theory]
    [InlineData("\uFEFF```md\nopen\n")]
    [InlineData("\uFEFF<!--\n- \n\n")]
    [InlineData("\uFEFF <script>\nword\n## Conventions\n")]
    [InlineData("---\n## Next\n<!-- memory:begin -->\n... \n")]
    [InlineData("---\n\n<!--  \n<!-- memory:begin -->\r...  \n[a]: http://x- \n\u2028 ")]
    [InlineData("# a\n<!-- memory:begin -->\n\n\u0085````md **Testing:**\n\nmine\n\n\n<!-- memory:end -->\nb\n")]
    public void A_file_that_begins_or_ends_oddly_keeps_its_own_bytes(string text) => Holds(text);

    [Fact]
    public void Every_real_file_keeps_its_own_bytes()
    {
        var files = Directory.GetFiles(SharedData.Require("claude-md/dev"), "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(300);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            ManagedBlock.EditBytes(bytes, Two).Refusal.ShouldBeNull(file);
            var text = new System.Text.UTF8Encoding(false, true).GetString(bytes);
            Holds(text);
            Holds(text.ReplaceLineEndings("\r\n"));
            Holds(text.TrimEnd());
        }
    }

    [Theory]
    [InlineData("\n", "# Shop\n\n## Conventions\n\n", true)]
    [InlineData("\r\n", "\uFEFF# Shop\r\n", false)]
    public void A_file_of_four_megabytes_keeps_its_own_bytes(string end, string start, bool closed)
    {
        var text = new System.Text.StringBuilder(start);
        for (var n = 0; text.Length < 4 * 1024 * 1024; n++)
            text.Append(n % 40 == 0 ? $"{end}## Part {n}{end}{end}" : $"- line {n}: use `thing{n}` and never thing{n + 1}, as [the page](docs/{n}.md) says{end}");
        Holds(closed ? text.ToString() : text.ToString().TrimEnd());
    }

    private static void Holds(string text)
    {
        var inserted = ManagedBlock.Edit(text, Two);
        if (inserted.Refusal is not null)
        {
            inserted.Text.ShouldBe(text);
            inserted.Changed.ShouldBeFalse();
            inserted.Refusal.Length.ShouldBeGreaterThan(30);
            return;
        }
        var had = Split(text);
        var (before, inner, after) = Split(inserted.Text)!.Value;
        if (had is { } own)
        {
            before.ShouldBe(own.Before);
            after.ShouldBe(own.After);
        }
        else
            OneCut(text, before, after).ShouldBeTrue($"more than the block went in: «{inserted.Text}»");
        foreach (var line in Two.SelectMany(g => g.Lines))
            inner.ShouldContain(line);
        if (had is { } block)
            NothingOfOthersIsLost(block.Inner, inner);

        ManagedBlock.Edit(inserted.Text, Two).Changed.ShouldBeFalse("rendering twice");
        var updated = ManagedBlock.Edit(inserted.Text, One);
        updated.Refusal.ShouldBeNull();
        var then = Split(updated.Text)!.Value;
        then.Before.ShouldBe(before);
        then.After.ShouldBe(after);
        var retired = ManagedBlock.Edit(updated.Text, []);
        retired.Refusal.ShouldBeNull();
        if (had is null)
            retired.Text.ShouldBe(text, "retire all gives the file back");
        else if (Split(retired.Text) is not { } left)
            OneCut(retired.Text, before, after).ShouldBeTrue("more than the block and blank lines went");
        else
            (left.Before, left.After).ShouldBe((before, after), "what people wrote in the block keeps it there");
        var again = ManagedBlock.Edit(retired.Text, Two);
        (again.Refusal, ManagedBlock.Edit(again.Text, Two).Changed).ShouldBe((null, false), "inserted again");
    }

    /// <summary>What somebody wrote between the markers is there afterwards, line by line and in order.</summary>
    private static void NothingOfOthersIsLost(string before, string after)
    {
        var left = new Queue<string>(LineEnds.Lines(after));
        foreach (var line in LineEnds.Lines(before).Where(l => !string.IsNullOrWhiteSpace(l) && !IsOurs(l)))
        {
            while (left.Count > 0 && left.Peek() != line)
                left.Dequeue();
            left.Count.ShouldBeGreaterThan(0, $"«{line}» was lost");
            left.Dequeue();
        }
    }

    private static bool IsOurs(string line) => line.Trim() is "**Testing:**" or "**API:**" or "**Not yet learned:**" || LessonLine.EndsInId(line);

    /// <summary>The text was cut once, and nothing but line ends stands between the halves and the markers.</summary>
    private static bool OneCut(string text, string before, string after)
    {
        for (var lead = 0; lead <= Math.Min(4, before.Length); lead++)
        {
            var at = before.Length - lead;
            if (at > text.Length || !text.AsSpan(0, at).SequenceEqual(before.AsSpan(0, at)))
                continue;
            var rest = text.Length - at;
            if (rest > after.Length || !after.AsSpan(after.Length - rest).SequenceEqual(text.AsSpan(at)))
                continue;
            var added = before[at..] + after[..^rest];
            if (added.Length <= 8 && added.All(c => c is '\r' or '\n'))
                return true;
        }
        return false;
    }

    private static (string Before, string Inner, string After)? Split(string text)
    {
        if (DocumentMap.Read(text, out _) is not { } map || BlockMarkers.Find(map, text) is not { Found: true } block)
            return null;
        return (text[..block.Begin], text[block.InnerStart..block.InnerEnd], text[block.End..]);
    }
}
