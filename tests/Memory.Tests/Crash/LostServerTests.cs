using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;
using Npgsql;

namespace Memory.Tests.Crash;

/// <summary>A database server that goes away under writes and comes back: 503 meanwhile, no restart, nothing acknowledged lost.</summary>
public sealed class LostServerTests : IDisposable
{
    private const int Times = 3;
    private readonly string folder = Directory.CreateTempSubdirectory("memory-cut-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task While_the_wire_is_cut_requests_are_refused_honestly_and_afterwards_all_goes_on()
    {
        var database = TestStore.NewDatabase();
        var direct = new NpgsqlConnectionStringBuilder(PostgresServer.Require().ConnectionString(database));
        using var wire = new CutProxy(direct.Port);
        direct.Port = wire.Port;
        await using var service = await StartAsync(direct.ConnectionString);
        using var client = service.Admin();
        var load = new SteadyLoad(client);
        for (var cut = 0; cut < Times; cut++)
            await AssertRefusedMeanwhileAsync(client, load, () => { wire.Cut(); return Task.CompletedTask; }, wire.Mend);
        await load.AssertKeptAsync();
    }

    [Fact]
    public async Task While_the_server_is_stopped_in_the_middle_requests_are_refused_honestly_and_afterwards_all_goes_on()
    {
        await using var server = PostgresServer.Own();
        server.Create("memory_crash");
        await using var service = await StartAsync(server.ConnectionString("memory_crash"));
        using var client = service.Admin();
        // As it comes, the server is durable: only then does its crash tell anything.
        (await client.GetFromJsonAsync<DoctorReport>("/v1/doctor", MemoryApp.Web))!.Checks.ShouldContain(c => c.Name == "durability" && c.State == "ok");
        var load = new SteadyLoad(client);
        for (var crash = 0; crash < Times; crash++)
            await AssertRefusedMeanwhileAsync(client, load, server.CrashAsync, server.Start);
        await load.AssertKeptAsync();
    }

    [Fact]
    public async Task When_all_sessions_are_ended_under_load_nothing_acknowledged_is_lost_and_all_goes_on()
    {
        var database = TestStore.NewDatabase();
        await using var service = await StartAsync(PostgresServer.Require().ConnectionString(database));
        using var client = service.Admin();
        var load = new SteadyLoad(client);
        var answers = await load.DuringAsync(async answers =>
        {
            for (var end = 0; end < Times * 3; end++)
            {
                int.Parse(PostgresServer.Require().Text(database,
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")!, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
                await AcceptedAgainAsync(answers);
            }
        });
        answers.Distinct().ShouldBeSubsetOf([HttpStatusCode.Accepted, HttpStatusCode.ServiceUnavailable]);
        await load.AssertKeptAsync();
    }

    private Task<MemoryProcess> StartAsync(string connection) => ReadyAsync(MemoryProcess.StartAsync(folder, "--Memory:Store=postgres", $"--ConnectionStrings:Memory={connection}"));

    private static async Task<MemoryProcess> ReadyAsync(Task<MemoryProcess> starting) => await (await starting).ReadyAsync();

    private static async Task AssertRefusedMeanwhileAsync(HttpClient client, SteadyLoad load, Func<Task> lose, Action bringBack)
    {
        var answers = await load.DuringAsync(async answers =>
        {
            await lose();
            await Eventually.TrueAsync(async () => (await client.GetAsync("/readyz")).StatusCode == HttpStatusCode.ServiceUnavailable, "/readyz tells that the store is gone");
            (await client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await Eventually.TrueAsync(() => Task.FromResult(answers.Contains(HttpStatusCode.ServiceUnavailable)), "writes are refused");
            bringBack();
            await Eventually.TrueAsync(async () => (await client.GetAsync("/readyz")).IsSuccessStatusCode, "/readyz tells that it is back");
            await AcceptedAgainAsync(answers);
        });
        answers.Distinct().ShouldBeSubsetOf([HttpStatusCode.Accepted, HttpStatusCode.ServiceUnavailable]);
    }

    /// <summary>Twenty more, so that connections that are dead have been used.</summary>
    private static Task<TimeSpan> AcceptedAgainAsync(ConcurrentQueue<HttpStatusCode> answers)
    {
        var before = answers.Count(a => a == HttpStatusCode.Accepted);
        return Eventually.TrueAsync(() => Task.FromResult(answers.Count(a => a == HttpStatusCode.Accepted) >= before + 20), "writes work again");
    }
}
