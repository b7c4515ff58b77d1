using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Publishing;

public sealed class RenderEndpointsTests : IAsyncLifetime
{
    private readonly MemoryApp app = new();

    public async ValueTask InitializeAsync() => await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens, the logs are shipped to a third party."));
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<HttpResponseMessage> RenderAsync(string text) => app.Session.PostAsJsonAsync(
        "/v1/render", new RenderRequest { Repo = "acme/shop", Files = new Dictionary<string, string> { ["CLAUDE.md"] = text } }, MemoryApp.Web);

    [Fact]
    public async Task The_block_stands_in_the_file_and_every_other_byte_stays()
    {
        const string before = "\uFEFF# Shop\r\n\r\n\tdo not touch  \r\n\r\n@docs/more.md";
        var answer = await RenderAsync(before);
        var after = (await answer.Content.ReadFromJsonAsync<RenderResult>(MemoryApp.Web))!.Files["CLAUDE.md"];
        after.ShouldContain("raw tokens");
        after.ShouldStartWith(before);
        var again = await (await RenderAsync(after)).Content.ReadFromJsonAsync<RenderResult>(MemoryApp.Web);
        again!.Files["CLAUDE.md"].ShouldBe(after);
    }

    [Fact]
    public async Task Rendering_writes_nothing_to_the_store()
    {
        var before = await app.Admin.GetStringAsync("/v1/audit");
        var lessons = await app.Admin.GetStringAsync("/v1/lessons?repo=acme/shop");
        (await RenderAsync("# Shop\n\n<!-- memory:begin -->\n\n- Something that nobody has learned.\n- Never log raw words. [L100000]\n\n<!-- memory:end -->\n")).EnsureSuccessStatusCode();
        (await app.Admin.GetStringAsync("/v1/audit")).ShouldBe(before);
        (await app.Admin.GetStringAsync("/v1/lessons?repo=acme/shop")).ShouldBe(lessons);
    }

    [Fact]
    public async Task A_line_with_an_id_that_nobody_here_has_is_kept_and_told_of()
    {
        var answer = await (await RenderAsync("# Shop\n\n<!-- memory:begin -->\n\n- Seed random numbers. [L999]\n\n<!-- memory:end -->\n")).Content.ReadFromJsonAsync<RenderResult>(MemoryApp.Web);
        answer!.Files["CLAUDE.md"].ShouldContain("- Seed random numbers. [L999]\n");
        answer.Notes!.ShouldHaveSingleItem().ShouldContain("[L999]");
    }

    [Fact]
    public async Task A_line_of_the_team_that_says_the_contrary_is_named()
    {
        var answer = await (await RenderAsync("# Shop\n\n- Always log raw tokens.\n")).Content.ReadFromJsonAsync<RenderResult>(MemoryApp.Web);
        answer!.Files["CLAUDE.md"].ShouldBe("# Shop\n\n- Always log raw tokens.\n");
        answer.Notes!.ShouldHaveSingleItem().ShouldStartWith("CLAUDE.md: line 3 contradicts L");
    }

    [Fact]
    public async Task A_file_of_four_megabytes_goes_through()
    {
        var text = "# Shop\r\n" + string.Concat(Enumerable.Range(0, 110_000).Select(n => $"- \u00e4 line \"{n}\" that stays as it is\r\n"));
        (text.Length > 4_000_000).ShouldBeTrue();
        var answer = await (await RenderAsync(text)).Content.ReadFromJsonAsync<RenderResult>(MemoryApp.Web);
        answer!.Files["CLAUDE.md"].StartsWith(text, StringComparison.Ordinal).ShouldBeTrue();
        answer.Files["CLAUDE.md"].ShouldContain("raw tokens");
    }

    [Fact]
    public async Task Markers_that_cannot_be_understood_are_refused_and_nothing_is_guessed()
    {
        var answer = await RenderAsync("# Shop\n\n<!-- memory:end -->\n\ntext\n\n<!-- memory:begin -->\n");
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadFromJsonAsync<Problem>(MemoryApp.Web))!.Detail!.ShouldContain("CLAUDE.md");
    }

    [Fact]
    public async Task The_file_can_be_fetched_as_markdown()
    {
        var answer = await app.Session.GetAsync("/v1/repos/Acme/Shop/claude-md");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/markdown");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("<!-- memory:begin -->");
        text.ShouldContain("raw tokens");
        text.ShouldMatch(@"\[L[1-9][0-9]{5,8}\]");
        using var empty = await app.Admin.GetAsync("/v1/repos/acme/nothing-yet/claude-md");
        (empty.StatusCode, empty.Content.Headers.ContentType!.MediaType, await empty.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.OK, "text/markdown", ""), "the file as it would be: empty");
        (await app.Session.GetAsync("/v1/repos/acme/shop/claude-md?file=../../etc/passwd")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("../CLAUDE.md")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b.md")]
    public async Task A_path_that_leaves_the_repository_is_refused(string path)
    {
        var answer = await app.Session.PostAsJsonAsync("/v1/render", new RenderRequest { Repo = "acme/shop", Files = new Dictionary<string, string> { [path] = "" } }, MemoryApp.Web);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
