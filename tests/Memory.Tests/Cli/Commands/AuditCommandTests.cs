using System.Net;

namespace Memory.Tests.Cli.Commands;

public sealed class AuditCommandTests
{
    [Fact]
    public async Task Who_changed_what_is_listed_and_narrowed()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/audit?who=K1&what=lesson&since=2026-01-31T00%3A00%3A00.000Z",
            """{"items":[{"at":"2026-02-01T10:20:30Z","who":"key:ci","keyId":"K1","what":"lesson.approved","repo":"acme/shop","subject":"L42","detail":"now active"}],"next":null}""");

        (await cli.RunAsync("audit", "--who", "K1", "--what", "lesson", "--since", "2026-01-31")).ShouldBe(0);

        cli.Output.ShouldBe("2026-02-01 10:20\tkey:ci (K1)\tlesson.approved\tacme/shop\tL42\tnow active\n");
        (await cli.RunAsync("audit", "--since", "yesterday")).ShouldBe(2);
    }

    [Fact]
    public async Task A_rotated_key_stands_alone_on_the_output()
    {
        using var cli = new CliRunner();
        cli.Service.On("POST /v1/keys/K1/rotate", """{"id":"K1","name":"ci","oldUntil":"2026-01-02T03:04:05Z","key":"mem_new"}""", HttpStatusCode.OK);

        (await cli.RunAsync("keys", "rotate", "K1", "--grace", "24h")).ShouldBe(0);

        cli.Service.Last.Body.ShouldBe("""{"graceSeconds":86400}""");
        cli.Output.ShouldBe("mem_new\n");
        cli.Error.ShouldContain("ends 2026-01-02 03:04");
        (await cli.RunAsync("keys", "rotate", "K1", "--grace", "soon")).ShouldBe(2);
    }
}
