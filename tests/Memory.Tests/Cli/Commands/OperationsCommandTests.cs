using System.Net;
using System.Text.Json;

namespace Memory.Tests.Cli.Commands;

public sealed class OperationsCommandTests
{
    [Fact]
    public async Task A_backup_is_a_private_file_and_replaces_an_older_one()
    {
        using var cli = new CliRunner();
        cli.Write("memory.gz", "older");
        cli.Service.On("GET /v1/backup", "the store", type: "application/gzip");

        (await cli.RunAsync("backup", "memory.gz")).ShouldBe(0);

        var file = Path.Combine(cli.Work, "memory.gz");
        File.ReadAllText(file).ShouldBe("the store");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        cli.Output.ShouldContain("memory.gz: 9 bytes.");
        Directory.EnumerateFiles(cli.Work).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_that_breaks_off_leaves_the_older_file_and_nothing_else()
    {
        using var cli = new CliRunner();
        cli.Write("memory.gz", "older");
        cli.Service.On("GET /v1/backup", () => new HttpResponseMessage { Content = new StreamContent(new BreakingStream()) });

        (await cli.RunAsync("backup", "memory.gz")).ShouldBe(1);

        File.ReadAllText(Path.Combine(cli.Work, "memory.gz")).ShouldBe("older");
        Directory.EnumerateFiles(cli.Work).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_restore_says_what_came_back_and_what_became_of_the_keys()
    {
        using var cli = new CliRunner();
        cli.Write("memory.gz", "the store");
        cli.Service.On("POST /v1/restore", """{"takenAt":"2026-05-01T10:00:00Z","rows":{"lessons":2,"comments":1200},"keys":"added"}""");

        (await cli.RunAsync("restore", "memory.gz")).ShouldBe(0);

        cli.Service.Last.Body.ShouldBe("the store");
        cli.Service.Last.ContentType.ShouldBe("application/gzip");
        cli.Output.ShouldContain("memory.gz: 1,202 rows, as the store was on 2026-05-01 10:00 UTC.");
        cli.Output.ShouldContain("revoked since");
        cli.Service.On("POST /v1/restore?replace=true", """{"takenAt":"2026-05-01T10:00:00Z","rows":{},"keys":"kept"}""");
        (await cli.RunAsync("restore", "--replace", "memory.gz")).ShouldBe(0);
        cli.Output.ShouldContain("The keys are as they were");
    }

    [Fact]
    public async Task The_doctor_shows_each_check_with_its_fix_and_fails_when_one_failed()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/doctor", """{"version":"0.1.0","checks":[{"name":"store","state":"ok","detail":"fine"},{"name":"disk","state":"warning","detail":"900 MiB free","fix":"Make room."}]}""");
        (await cli.RunAsync("doctor")).ShouldBe(0);
        cli.Output.ShouldContain("store\tok\tfine\n");
        cli.Output.ShouldContain("disk\twarning\t900 MiB free → Make room.\n");

        cli.Service.On("GET /v1/doctor", """{"version":"0.1.0","checks":[{"name":"admin.key","state":"failed","detail":"open","fix":"rm it"}]}""");
        (await cli.RunAsync("doctor", "--json")).ShouldBe(1);
        JsonDocument.Parse(cli.Output).RootElement.GetProperty("checks").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task When_nobody_answers_the_doctor_says_what_it_tried_and_the_fix()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/doctor", () => throw new HttpRequestException("refused"));

        (await cli.RunAsync("doctor", "--url", "http://127.0.0.1:5999")).ShouldBe(1);

        cli.Output.ShouldContain("service\tfailed\tno service answers at http://127.0.0.1:5999 (tried http://127.0.0.1:5999 with the key from");
        cli.Output.ShouldContain("dotnet run --project src/Memory");
    }

    [Fact]
    public async Task A_key_that_is_too_small_is_a_finding_too()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/doctor", """{"status":403,"detail":"This needs a key with the scope 'admin'."}""", HttpStatusCode.Forbidden, "application/problem+json");

        (await cli.RunAsync("doctor", "--key", "mem_small")).ShouldBe(1);

        cli.Output.ShouldContain("service\tfailed\tThis needs a key with the scope 'admin'.");
    }

    private sealed class BreakingStream : MemoryStream
    {
        private bool begun;

        public BreakingStream() : base(new byte[10])
        {
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (begun)
                throw new IOException("The response ended prematurely.");
            begun = true;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
