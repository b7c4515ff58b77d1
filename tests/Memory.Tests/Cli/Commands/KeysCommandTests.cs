using System.Net;
using Memory.Cli.Commands.Keys;

namespace Memory.Tests.Cli.Commands;

public sealed class KeysCommandTests
{
    [Fact]
    public async Task The_secret_stands_alone_on_the_output()
    {
        using var cli = new CliRunner();
        cli.Service.On("POST /v1/keys", """{"id":"K1","name":"ci","scopes":["read","write"],"repos":["acme/shop"],"createdAt":"2026-01-01T00:00:00Z","key":"mem_new"}""", HttpStatusCode.Created);

        (await cli.RunAsync("keys", "add", "ci", "--scope", "read", "--scope", "write", "--for", "acme/shop")).ShouldBe(0);

        cli.Service.Last.Body.ShouldBe("""{"name":"ci","scopes":["read","write"],"repos":["acme/shop"]}""");
        cli.Output.ShouldBe("mem_new\n");
        cli.Error.ShouldContain("K1  read,write  acme/shop  ends never");
    }

    [Fact]
    public async Task A_repository_named_the_usual_way_limits_the_key_too_and_the_folder_does_not()
    {
        using var cli = new CliRunner().InRepository("https://github.com/acme/other");
        cli.Service.On("POST /v1/keys", """{"id":"K1"}""");

        await cli.RunAsync("keys", "add", "ci");
        cli.Service.Last.Body.ShouldBe("""{"name":"ci","scopes":["read"]}""");
        cli.Service.On("POST /v1/keys", """{"id":"K2"}""");
        await cli.RunAsync("keys", "add", "ci", "--repo", "acme/shop");
        cli.Service.Last.Body.ShouldBe("""{"name":"ci","scopes":["read"],"repos":["acme/shop"]}""");
    }

    [Fact]
    public async Task Keys_are_listed_and_revoked()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/keys", """{"items":[{"id":"K1","name":"ci","scopes":["read"],"repos":null,"createdAt":"2026-01-02T00:00:00Z","expiresAt":"2027-01-01T00:00:00Z","lastUsedAt":"2026-01-03T04:05:06Z"}]}""");

        (await cli.RunAsync("keys", "list")).ShouldBe(0);
        cli.Output.ShouldBe("K1\tread\t2026-01-02\t2027-01-01\t2026-01-03 04:05\tall\tci\n");
        cli.Service.On("DELETE /v1/keys/K1", HttpStatusCode.NoContent);
        (await cli.RunAsync("keys", "revoke", "K1")).ShouldBe(0);
        cli.Output.ShouldBe("K1 revoked\n");
    }

    [Theory]
    [InlineData("90d", "2026-04-01T12:00:00Z")]
    [InlineData("2026-01-01", "2026-01-02T00:00:00Z")]
    [InlineData(" 2026-12-31 ", "2027-01-01T00:00:00Z")]
    public void An_end_is_days_from_now_or_the_end_of_a_day(string text, string end) =>
        Expiry.Parse(text, DateTimeOffset.Parse("2026-01-01T12:00:00Z", null)).ShouldBe(DateTimeOffset.Parse(end, null));
}
