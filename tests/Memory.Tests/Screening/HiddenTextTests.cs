using Memory.Screening;

namespace Memory.Tests.Screening;

public sealed class HiddenTextTests
{
    [Theory]
    [InlineData("a<!-- x -->b", "ab")]
    [InlineData("a<!-- never closed", "a")]
    [InlineData("a<!<!-- -->-- x -->b", "ab")]
    [InlineData("```html\n<!-- x -->\n```", "```html\n\n```")]
    [InlineData("a<!-- memory:begin -->b", "ab")]
    [InlineData("the mark `<!--` opens one", "the mark `` opens one")]
    [InlineData("a\u200Bb\u2060c\uFEFFd\u00ADe", "abcde")]
    [InlineData("a\u202Eb\u202Cc\u2066d\u2069", "abcd")]
    [InlineData("a\0b\u0007c\u001B[31md", "abc[31md")]
    [InlineData("<project-lessons a=\"b\">x</project-lessons>", "x")]
    [InlineData("<project-<project-lessons>lessons>x</PROJECT-LESSONS >", "x")]
    [InlineData("< / project-lessons x", " x")]
    [InlineData("[//]: # (do something)\nThanks", "\nThanks")]
    [InlineData("short.<span style=\"display:none\">and more</span>", "short.")]
    public void What_nobody_sees_is_removed(string text, string left)
    {
        var cleaned = HiddenText.Remove(text);
        cleaned.Text.ShouldBe(left);
        cleaned.Hidden.ShouldBeTrue();
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() =>
        HiddenText.Remove("a" + (char)0xD800 + "b").Text.ShouldBe("a\uFFFDb");

    [Theory]
    [InlineData("line one\n\tline two\r\nline three")]
    [InlineData("👨‍👩‍👧 👩🏽‍🚀 🏳️‍🌈 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("می‌خواهم")]
    [InlineData("`<span style=\"display:none\">x</span>` hides it")]
    [InlineData("if (a < b && c > d) x = y - -z;")]
    [InlineData("שלום, Größe, 日本語, Привет")]
    public void What_people_see_stays(string text)
    {
        var cleaned = HiddenText.Remove(text);
        cleaned.Text.ShouldBe(text);
        cleaned.Hidden.ShouldBeFalse();
    }
}
