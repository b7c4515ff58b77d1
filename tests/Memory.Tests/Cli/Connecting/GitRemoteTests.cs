using Memory.Client.Checkouts;

namespace Memory.Tests.Cli.Connecting;

public sealed class GitRemoteTests
{
    [Theory]
    [InlineData("https://github.com/acme/shop.git", "acme/shop")]
    [InlineData("https://github.com/acme/shop", "acme/shop")]
    [InlineData("https://github.com/acme/shop/", "acme/shop")]
    [InlineData("https://ann:token@github.com/acme/shop.git", "acme/shop")]
    [InlineData("http://git.corp.test:8080/acme/my.shop", "acme/my.shop")]
    [InlineData("ssh://git@github.com/acme/shop.git", "acme/shop")]
    [InlineData("ssh://git@ssh.github.com:443/acme/shop.git", "acme/shop")]
    [InlineData("git@github.com:acme/shop.git", "acme/shop")]
    [InlineData("git@github.com:/acme/shop.git", "acme/shop")]
    [InlineData("work:acme/shop", "acme/shop")]
    [InlineData("git://github.com/acme/shop.git", "acme/shop")]
    [InlineData("  https://github.com/Acme/Shop.js.git\t", "Acme/Shop.js")]
    public void Every_form_of_address_gives_its_repository(string url, string repo) => GitRemote.RepoOf(url).ShouldBe(repo);

    [Theory]
    [InlineData("")]
    [InlineData("/srv/git/acme/shop.git")]
    [InlineData("../acme/shop")]
    [InlineData("acme/shop")]
    [InlineData("file:///srv/acme/shop")]
    [InlineData("C:/git/shop")]
    [InlineData("C:\\git\\shop")]
    [InlineData("https://github.com/shop")]
    [InlineData("https://gitlab.com/acme/group/shop.git")]
    [InlineData("git@host:shop.git")]
    [InlineData("https://github.com/../shop")]
    [InlineData("git@github.com:../shop")]
    [InlineData("https://github.com/acme/sh op")]
    [InlineData("https://")]
    [InlineData("://")]
    [InlineData(":")]
    public void What_names_no_owner_and_name_gives_nothing(string url) => GitRemote.RepoOf(url).ShouldBeNull();
}
