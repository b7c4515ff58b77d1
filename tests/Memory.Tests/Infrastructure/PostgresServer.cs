using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Memory.Tests.Infrastructure.PostgresServer))]

namespace Memory.Tests.Infrastructure;

/// <summary>
/// A real PostgreSQL from the machine's programs, started by the first test that wants it and stopped with the run. Its own order of
/// text is English, not that of code points: what relies on the server's order shows.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "memory";
    private static readonly TimeSpan StartAtMost = TimeSpan.FromSeconds(30);
    private static readonly Lock Starting = new();
    private static PostgresServer? running;

    private readonly string folder = "";
    private readonly string bin = "";
    private readonly bool durable;
    private readonly int port;
    private Process? server;

    /// <summary>For the run as a whole: stops what was started.</summary>
    public PostgresServer()
    {
    }

    private PostgresServer(string bin, bool durable)
    {
        (this.bin, this.durable) = (bin, durable);
        folder = Directory.CreateTempSubdirectory("memory-pg-").FullName;
        port = FreePort();
        if (Environment.UserName == "root")
            Run("chown", ["nobody", folder]).WaitForExit();
        var data = Path.Combine(folder, "data");
        var made = RunUnprivileged(Path.Combine(bin, "initdb"),
            ["-D", data, "-U", User, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync"]);
        made.WaitForExit();
        made.ExitCode.ShouldBe(0, "initdb failed");
        Start();
    }

    /// <summary>A server of one test's own, as safe as it is out of the box, so that it can be stopped under load. The test disposes of it.</summary>
    public static PostgresServer Own() => new(RequirePrograms(), durable: true);

    /// <summary>Starts it again after <see cref="CrashAsync"/>, on what it has on disk.</summary>
    public void Start()
    {
        // The server that the tests share is never killed, only our processes are: it need not sync.
        string[] safety = durable ? [] : ["-c", "fsync=off"];
        server = RunUnprivileged(Path.Combine(bin, "postgres"),
            ["-D", Path.Combine(folder, "data"), "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={folder}", "-c", "max_connections=300", "-c", "jit=off", .. safety]);
        var until = Stopwatch.StartNew();
        while (!Answers())
        {
            until.Elapsed.ShouldBeLessThan(StartAtMost, "PostgreSQL did not start");
            Thread.Sleep(50);
        }
    }

    /// <summary>As <c>pg_ctl stop -m immediate</c>: all sessions are cut, nothing is tidied up, and the next start recovers from the log.</summary>
    public Task CrashAsync() => StopAsync("-QUIT");

    /// <summary>Skips the test, with the reason, where PostgreSQL is not installed.</summary>
    public static PostgresServer Require()
    {
        lock (Starting)
        {
            return running ??= new PostgresServer(RequirePrograms(), durable: false);
        }
    }

    private static string RequirePrograms()
    {
        if (Programs() is { } bin)
            return bin;
        Assert.Skip("PostgreSQL's programs (initdb, postgres) are neither on PATH nor in /usr/lib/postgresql/15/bin");
        throw new UnreachableException();
    }

    /// <summary>By the socket's file or by loopback; both go to the same server.</summary>
    public string ConnectionString(string database, bool socket = false) =>
        $"Host={(socket ? folder : "127.0.0.1")};Port={port};Database={database};Username={User}";

    /// <summary>Makes an empty database; the service brings its own tables.</summary>
    public void Create(string database) => Execute("postgres", $"create database {database}");

    public void Drop(string database) => Execute("postgres", $"drop database if exists {database} with (force)");

    /// <summary>A statement as the server's owner.</summary>
    public void Execute(string database, string sql) => Text(database, sql);

    /// <returns>The first value of the first row as text; null when there is none.</returns>
    public string? Text(string database, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (bin.Length == 0)
        {
            if (running is { } shared)
                await shared.DisposeAsync();
            return;
        }
        if (server is not null)
            // End all sessions and stop.
            await StopAsync("-INT");
        Directory.Delete(folder, recursive: true);
    }

    private async Task StopAsync(string signal)
    {
        using (var stop = Run("kill", [signal, File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First()]))
            await stop.WaitForExitAsync();
        await server!.WaitForExitAsync().WaitAsync(StartAtMost);
        server.Dispose();
        server = null;
    }

    private bool Answers()
    {
        try
        {
            Execute("postgres", "select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            server!.HasExited.ShouldBeFalse("PostgreSQL ended at its start");
            return false;
        }
    }

    private static string? Programs() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/lib/postgresql/15/bin")
            .FirstOrDefault(p => File.Exists(Path.Combine(p, "initdb")) && File.Exists(Path.Combine(p, "postgres")));

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Process RunUnprivileged(string program, string[] arguments) => Environment.UserName == "root"
        ? Run("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", program, .. arguments])
        : Run(program, arguments);

    private static Process Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
