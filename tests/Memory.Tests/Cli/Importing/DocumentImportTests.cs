using System.Text.Json;
using Memory.Client.Checkouts;

namespace Memory.Tests.Cli.Importing;

/// <summary>Documents and folders of them, from the command line.</summary>
public sealed class DocumentImportTests
{
    private const string Receipt = """{"accepted":3,"sections":7,"held":1,"rejected":[{"line":2,"reason":"path is missing"}]}""";

    [Fact]
    public async Task Files_and_folders_go_as_documents_and_the_rest_as_comments()
    {
        using var cli = new CliRunner().InRepository("git@github.com:acme/shop.git");
        cli.Write("README.md", "# Shop\n");
        cli.Write("docs/a b.rst", "Words");
        cli.Write("docs/deep/c.TXT", "Words");
        cli.Write("docs/notes.json", "{}");
        foreach (var skipped in new[] { "docs/.hidden/x.md", "docs/.x.md", "docs/node_modules/x.md", "docs/bin/x.md", "docs/obj/x.md", "docs/vendor/x.md" })
            cli.Write(skipped, "no");
        cli.Write("comments.jsonl", "{\"id\":\"1\"}\n");
        cli.Service.On("POST /v1/documents", Receipt);
        cli.Service.On("POST /v1/comments?mode=tagged", """{"accepted":1,"duplicates":0,"rejected":[],"lessons":[]}""");

        (await cli.RunAsync("import", "README.md", "comments.jsonl", "docs")).ShouldBe(1);

        cli.Output.ShouldBe("3 documents accepted in 7 sections, 1 rejected\ncomments.jsonl: 1 comment accepted\n");
        cli.Error.ShouldBe($"1 section not kept: it instructs an agent\n{Path.Combine("docs", "a b.rst")}: path is missing\n");
        var sent = JsonDocument.Parse(cli.Service.Calls[0].Body!).RootElement.EnumerateArray().ToList();
        sent.Select(d => d.GetProperty("path").GetString()).ShouldBe(["README.md", "docs/a b.rst", "docs/deep/c.TXT"]);
        sent.ShouldAllBe(d => d.GetProperty("repo").GetString() == "acme/shop");
        sent[1].GetProperty("url").GetString().ShouldBe("https://github.com/acme/shop/blob/HEAD/docs/a%20b.rst");
    }

    [Fact]
    public async Task What_is_no_text_is_named_and_not_sent()
    {
        using var cli = new CliRunner();
        File.WriteAllBytes(Path.Combine(cli.Work, "a.md"), [0xFF, 0xFE, 0x00]);
        File.WriteAllText(Path.Combine(cli.Work, "b.md"), new string('x', 1024 * 1024 + 1));
        (await cli.RunAsync("import", "a.md", "b.md", "--repo", "acme/shop", "--json")).ShouldBe(1);
        cli.Output.ShouldContain("not UTF-8");
        cli.Output.ShouldContain("1 MiB");
        cli.Service.Calls.ShouldBeEmpty();
        (await cli.RunAsync("import", "gone.md", "--repo", "acme/shop")).ShouldBe(1);
        cli.Error.ShouldContain("gone.md does not exist");
    }

    [Theory]
    [InlineData("https://user:secret@git.acme.com:8443/acme/shop.git", "https://git.acme.com:8443/acme/shop")]
    [InlineData("ssh://git@git.acme.com:2222/acme/shop.git", "https://git.acme.com/acme/shop")]
    [InlineData("git@github.com:acme/shop", "https://github.com/acme/shop")]
    [InlineData("/srv/git/shop.git", null)]
    [InlineData("file:///srv/git/shop.git", null)]
    public void The_address_of_the_pages_comes_from_the_remote(string url, string? web) => GitRemote.WebOf(url).ShouldBe(web);
}
