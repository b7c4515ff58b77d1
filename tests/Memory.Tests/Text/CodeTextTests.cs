using Memory.Tests.Architecture;
using Memory.Text;

namespace Memory.Tests.Text;

public sealed class CodeTextTests
{
    /// <summary>A quote or comment that is read wrongly swallows the rest of a file: of a thousand real ones none loses its end.</summary>
    [Fact]
    public void Own_sources_are_read_to_their_last_brace()
    {
        var wrong = new List<string>();
        var read = 0;
        foreach (var file in new[] { "src", "tests", "train" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(HouseTests.Root, f), "*.cs", SearchOption.AllDirectories)))
        {
            if (file.Contains("/obj/", StringComparison.Ordinal) || file.Contains("/bin/", StringComparison.Ordinal))
                continue;
            var text = File.ReadAllText(file);
            var code = CodeText.Of(text, file);
            read++;
            var end = text.TrimEnd();
            if (code.Code.Count == 0 || code.Code[^1].Start != end.Length - 1 || code.Code.Any(t => t.Line < 1 || t.Start + t.Length > text.Length))
                wrong.Add(Path.GetRelativePath(HouseTests.Root, file));
        }
        read.ShouldBeGreaterThan(500);
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.ts", "const a = <p>Don't</p>;\nb", "b")]
    [InlineData("a.ts", "x = `${y ? `a ${b}` : '`'} c`; d", "d")]
    [InlineData("a.rs", "fn f<'a>(x: &'a str) -> char { 'x' }", "}")]
    [InlineData("a.cpp", "int n = 1'000'000; char c = '\\''; d", "d")]
    [InlineData("a.py", "x = 'it''s' # don't\ny", "y")]
    [InlineData("a.sh", "echo ${#x} # don't\ny", "y")]
    [InlineData("a.sql", "select 'it''s' -- don't\nfrom", "from")]
    [InlineData("a.go", "s := `a \\`\nend", "end")]
    [InlineData("a.css", "a::after { content: \"\\\"\" } /* ' */ b", "b")]
    [InlineData("a.hs", "f' x = x -- don't\ng", "g")]
    public void What_looks_like_a_quote_swallows_nothing(string path, string text, string last)
    {
        var code = CodeText.Of(text, path);
        code.Of(code.Code[^1]).ToString().ShouldBe(last);
    }
}
