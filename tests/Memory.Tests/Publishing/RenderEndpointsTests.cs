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
