using Memory.Cli.Connecting;

namespace Memory.Tests.Cli.Connecting;

public sealed class RepoLookupTests
{
    private static RepoChoice Choose(CliRunner cli, string? option = null, string folder = "") =>
        RepoLookup.Choose(option, cli.Environment, Path.Combine(cli.Work, folder));

    [Fact]
    public void The_option_comes_before_the_variable_and_the_variable_before_git()
    {
        using var cli = new CliRunner().InRepository();

        Choose(cli).Repo.ShouldBe("acme/shop");
        Choose(cli.With(("MEMORY_REPO", "acme/other"))).Repo.ShouldBe("acme/other");
        Choose(cli, "acme/third").Repo.ShouldBe("acme/third");
        Choose(cli, "all").ShouldBe(new RepoChoice(null, "--repo", All: true));
    }

    [Fact]
    public void A_folder_below_belongs_to_the_repository()
    {
        using var cli = new CliRunner().InRepository("git@github.com:acme/shop.git");
        cli.Write("src/web/a.ts", "");

        Choose(cli, folder: "src/web").Repo.ShouldBe("acme/shop");
    }

    [Fact]
    public void A_worktree_shares_the_configuration_of_its_repository()
    {
        using var cli = new CliRunner();
        cli.Write("../main/.git/config", "[remote \"origin\"]\nurl = https://github.com/acme/shop\n");
        cli.Write("../main/.git/worktrees/w/commondir", "../..\n");
        cli.Write("wt/.git", $"gitdir: {cli.Folder}/main/.git/worktrees/w\n");

        Choose(cli, folder: "wt").Repo.ShouldBe("acme/shop");
    }

    [Fact]
    public void A_submodule_has_a_configuration_of_its_own()
    {
        using var cli = new CliRunner().InRepository();
        cli.Write(".git/modules/lib/config", "[remote \"origin\"]\nurl = https://github.com/acme/lib\n");
        cli.Write("lib/.git", "gitdir: ../.git/modules/lib\n");

        Choose(cli, folder: "lib").Repo.ShouldBe("acme/lib");
    }

    [Fact]
    public void Without_git_or_with_a_folder_as_remote_there_is_none()
    {
        using var cli = new CliRunner();
        Choose(cli).Repo.ShouldBeNull();

        cli.InRepository("/srv/git/acme/shop.git");
        Choose(cli).Repo.ShouldBeNull();
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("acme/*", true)]
    [InlineData("acme/shop.js", true)]
    [InlineData("*/shop", false)]
    [InlineData("acme/", false)]
    [InlineData("/shop", false)]
    [InlineData("acme", false)]
    [InlineData("acme/shop/web", false)]
    [InlineData("acme/..", false)]
    [InlineData("ac me/shop", false)]
    public void A_scope_is_a_repository_an_owner_or_everything(string text, bool isScope) => RepoLookup.IsScope(text).ShouldBe(isScope);
}
