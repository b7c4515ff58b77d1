using Memory.Text;

namespace Memory.Tests.Text;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("![proof](https://evil.example/p.png)")]
    [InlineData("See ![the `Query` class](https://evil.example/p.png)")]
    [InlineData("[[docs]](https://evil.example)")]
    [InlineData("\\` ![x](https://evil.example/p.png) \\`")]
    [InlineData("`` ` `` <img src=https://evil.example/p.png> `")]
    [InlineData("![a][b] and <script>alert(1)</script>")]
    [InlineData("<https://evil.example> [x]( https://evil.example (a(b)c) )")]
    public void Nothing_in_it_loads_leads_anywhere_or_is_a_tag(string said)
    {
        var shown = Quotation.Of(said, 400);
        shown.ShouldNotContain("](");
        shown.ShouldNotContain("][");
        shown.ShouldNotMatch("<[A-Za-z/!?]");
    }

    [Theory]
    [InlineData("Use `List<T>` and `a[0](x)`.")]
    [InlineData("a < b, and [sic] (really)")]
    public void Code_and_plain_words_stay(string said) => Quotation.Of(said, 400).ShouldBe(said);
}
