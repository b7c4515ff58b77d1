using System.Net;

namespace Memory.Tests.Cli;

public sealed class FailureTests
{
    private static HttpResponseMessage Nobody() => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");

    [Fact]
    public async Task A_first_run_without_a_service_is_told_how_to_start_one()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /readyz", Nobody);

        (await cli.RunAsync("status")).ShouldBe(1);

        cli.Error.ShouldBe("""
            memory: no service answers at http://127.0.0.1:5080
              Start one:       dotnet run --project src/Memory
              Or name another: --url https://… or MEMORY_URL

            """);
    }

    [Fact]
    public async Task Without_a_key_the_file_that_was_looked_for_is_named()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/search?q=x", """{"title":"Unauthorized","status":401}""", HttpStatusCode.Unauthorized, "application/problem+json");

        (await cli.RunAsync("search", "x")).ShouldBe(1);

        cli.Error.ShouldContain("wants a key, and none was found");
        cli.Error.ShouldContain(Path.Combine(cli.Folder, "data", "memory", "session.key"));
        cli.Error.ShouldContain("MEMORY_KEY");
    }

    [Fact]
    public async Task A_key_that_is_not_known_is_named_by_where_it_came_from()
    {
        using var cli = new CliRunner().With(("MEMORY_KEY", "mem_old"));
        cli.Service.On("GET /v1/search?q=x", """{"detail":"This key is not known."}""", HttpStatusCode.Unauthorized, "application/problem+json");

        (await cli.RunAsync("search", "x")).ShouldBe(1);

        cli.Error.ShouldContain("memory: This key is not known.");
        cli.Error.ShouldContain("came from MEMORY_KEY");
        cli.Error.ShouldNotContain("mem_old");
    }

    [Fact]
    public async Task A_repository_that_nobody_typed_is_explained_when_it_is_refused()
    {
        using var cli = new CliRunner().InRepository();
        cli.Service.On("GET /v1/search?repo=acme%2Fshop&q=x", """{"detail":"Not covered.","errors":{"repo":["Not covered."]}}""", HttpStatusCode.Forbidden, "application/problem+json");

        (await cli.RunAsync("search", "x")).ShouldBe(1);

        cli.Error.ShouldBe($"memory: Not covered.\n  The repository acme/shop came from the git remote of {cli.Work}; --repo names another.\n");
    }

    [Fact]
    public async Task Fields_of_a_refusal_are_listed()
    {
        using var cli = new CliRunner();
        cli.Service.On("POST /v1/lessons", """{"title":"Bad","errors":{"rule":["is empty"],"topic":["is none of ours"]}}""", HttpStatusCode.BadRequest, "application/problem+json");

        (await cli.RunAsync("lessons", "add", "x", "--repo", "acme/shop")).ShouldBe(1);

        cli.Error.ShouldBe("memory: Bad\n  rule: is empty\n  topic: is none of ours\n");
    }

    [Fact]
    public async Task Words_of_a_service_cannot_drive_the_terminal()
    {
        using var cli = new CliRunner().OnTerminal();
        cli.Service.On("GET /v1/search?q=x", """{"detail":"a\u001b[2Jb"}""", HttpStatusCode.BadRequest, "application/problem+json");

        await cli.RunAsync("search", "x");

        cli.Error.ShouldNotContain("\u001b[2J");
        cli.Error.ShouldContain("ab");
    }

    [Theory]
    [InlineData("status", "--url", "nowhere")]
    [InlineData("status", "--url", "ftp://host")]
    [InlineData("status", "--key", "two words")]
    [InlineData("status", "--repo", "shop")]
    [InlineData("status", "--repo", "acme/shop/x")]
    [InlineData("context", "do it")]
    [InlineData("lessons", "add", "x", "--repo", "all")]
    [InlineData("search")]
    [InlineData("lessons")]
    [InlineData()]
    [InlineData("status", "--colour")]
    [InlineData("import", "x", "--mode", "some")]
    [InlineData("import", "x", "--lessons", "--wait")]
    [InlineData("export", "--format", "xml")]
    [InlineData("context", "--phase", "late")]
    [InlineData("context", "--budget", "-1")]
    [InlineData("keys", "add", "ci", "--expires", "soon")]
    [InlineData("keys", "add", "ci", "--expires", "2001-01-01")]
    [InlineData("keys", "add", "ci", "--scope", "root")]
    [InlineData("keys", "add", "ci", "--for", "*")]
    public async Task What_makes_no_sense_is_usage_and_nothing_is_sent(params string[] args)
    {
        using var cli = new CliRunner();

        (await cli.RunAsync(args)).ShouldBe(2);

        cli.Error.ShouldNotBeEmpty();
        cli.Output.ShouldBeEmpty();
        cli.Service.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("serach", "did you mean \"search\"?")]
    [InlineData("lesson", "did you mean \"lessons\"?")]
    public async Task A_slip_of_the_finger_is_answered_with_what_was_meant(string verb, string said)
    {
        using var cli = new CliRunner();

        (await cli.RunAsync(verb, "x")).ShouldBe(2);

        cli.Error.ShouldContain(said);
    }
}
