using Npgsql;

namespace Memory.Storage.Dialects;

/// <summary>Where PostgreSQL is, and the limits that every connection to it has. The password never leaves it.</summary>
internal sealed class PostgresAddress
{
    private const string Setting = "ConnectionStrings:Memory";
    private const string Example = "Host=db.example.com;Database=memory;Username=memory;Password=…";

    /// <summary>Connections of one node for requests; beside them there are two, one that listens and one that learns.</summary>
    private const int PoolMax = 32;
    private const int ConnectSeconds = 10;
    private const int CommandSeconds = 30;

    /// <summary>A node that says nothing for this long in the middle of something is taken for dead, and others go on.</summary>
    public const int SilenceSeconds = 30;

    private readonly NpgsqlConnectionStringBuilder given;

    private PostgresAddress(NpgsqlConnectionStringBuilder given)
    {
        this.given = given;
        Pooled = With(b => { });
        // Not of the pool: it is closed with what it holds, and the server closes it when its node has fallen silent.
        Held = With(b => (b.Pooling, b.Options) = (false, b.Options + $" -c idle_session_timeout={SilenceSeconds}s"));
        // Asks every 10 s whether the other end is still there.
        Listening = With(b => (b.Pooling, b.KeepAlive) = (false, 10));
    }

    public string Pooled { get; }
    public string Held { get; }
    public string Listening { get; }

    /// <exception cref="StartupException">It cannot be read. The reader's own words are left out: they can hold a part of the password.</exception>
    public static PostgresAddress Parse(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            throw new StartupException($"{Setting} cannot be read. It is written {Example}; a value with ';' or '=' in it stands in double quotes.");
        }
        if (string.IsNullOrWhiteSpace(builder.Host))
            throw new StartupException($"{Setting} names no Host. It is written {Example}.");
        return new PostgresAddress(builder);
    }

    public StartupException? Explain(Exception error) => error switch
    {
        PostgresException { SqlState: "28P01" or "28000" } => new($"{Setting}: {Where} does not let the user '{given.Username}' in. Check Username and Password, and the server's pg_hba.conf."),
        PostgresException { SqlState: "3D000" } => new($"{Setting}: there is no database '{given.Database}' at {Where}. Make it (createdb {given.Database}), or name another one as Database."),
        PostgresException { SqlState: "42501" } => new($"{Setting}: the user '{given.Username}' may not make tables in the database '{given.Database}' at {Where}. Let the user own the database."),
        PostgresException { SqlState: "53300" } => new($"{Setting}: {Where} has no connection left. Raise its max_connections, or lower 'Maximum Pool Size' here."),
        PostgresException { SqlState: "57P03" } => new($"{Setting}: {Where} is starting or stopping. Start again when it is up."),
        PostgresException => null,
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException =>
            new($"{Setting}: PostgreSQL cannot be reached at {Where} ({Root(error).Message.TrimEnd('.')}). Check Host, Port and SSL Mode, and that the server runs."),
        _ => null,
    };

    private string Where => $"{given.Host}:{given.Port}";

    private static Exception Root(Exception error) => error.InnerException is { } inner ? Root(inner) : error;

    private string With(Action<NpgsqlConnectionStringBuilder> more)
    {
        var b = new NpgsqlConnectionStringBuilder(given.ConnectionString) { ApplicationName = given.ApplicationName ?? "memory", IncludeErrorDetail = false };
        if (!given.ContainsKey("Maximum Pool Size"))
            b.MaxPoolSize = PoolMax;
        if (!given.ContainsKey("Timeout"))
            b.Timeout = ConnectSeconds;
        if (!given.ContainsKey("Command Timeout"))
            b.CommandTimeout = CommandSeconds;
        // A node that was stopped in the middle of a write gives the lock back.
        b.Options = $"{given.Options} -c idle_in_transaction_session_timeout={SilenceSeconds}s".Trim();
        more(b);
        return b.ConnectionString;
    }
}
