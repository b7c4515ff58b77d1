using Memory.Client.Checkouts;

namespace Memory.Tests.Cli.Connecting;

public sealed class GitConfigTests
{
    [Theory]
    [InlineData("[remote \"origin\"]\n\turl = https://h/a/b\n", "https://h/a/b")]
    [InlineData("[remote \"upstream\"]\nurl=x\n[Remote \"origin\"]\r\n  fetch = +a\r\n  URL=y # mine\r\n", "y")]
    [InlineData("[remote \"origin\"]\nurl = \"quoted # url\"\n", "quoted # url")]
    [InlineData("[remote \"origin\"]\n; url = no\n# url = no\nurl = yes\nurl = second\n", "yes")]
    public void The_first_url_of_origin_is_read(string config, string url) => GitConfig.OriginUrl(config).ShouldBe(url);

    [Theory]
    [InlineData("")]
    [InlineData("[remote \"Origin\"]\nurl = x")]
    [InlineData("[remote \"origin\"]\n[branch \"main\"]\nurl = x")]
    [InlineData("[remote \"origin\"]\npushurl = x\nurl =")]
    [InlineData("[remote \"upstream\"]\nurl = x")]
    [InlineData("[")]
    public void Other_remotes_and_half_lines_are_none(string config) => GitConfig.OriginUrl(config).ShouldBeNull();
}
