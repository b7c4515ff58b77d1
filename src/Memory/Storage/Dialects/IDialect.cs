using System.Data.Common;

namespace Memory.Storage.Dialects;

/// <summary>What SQLite and PostgreSQL do differently. The features write one SQL text and see none of it.</summary>
public interface IDialect : IAsyncDisposable
{
    /// <summary>True when other nodes may be on the same store.</summary>
    bool IsShared { get; }

    Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>Begins a transaction.</summary>
    /// <param name="exclusive">No other exclusive one runs at the same time, on any node, and it sees what those before it committed.</param>
    Task<DbTransaction> BeginAsync(DbConnection connection, bool exclusive, CancellationToken cancellation);

    /// <summary>Ends a transaction after an error in it, whatever the store has done to it already.</summary>
    Task RollBackAsync(DbConnection connection, DbTransaction transaction);

    /// <summary>Begins a transaction that only reads, all of it from one moment, and holds up nobody.</summary>
    Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Names the tables, in the order in which they were made: what refers to a table comes after it.</summary>
    string Tables { get; }

    /// <summary>Gives nothing when the store is whole, else what is wrong with it, a row each; quick enough to ask at any time.</summary>
    string QuickCheck { get; }

    /// <summary>Gives nothing when what is committed is on disk, else what stands in the way of that, a row each.</summary>
    string DurabilityCheck { get; }

    /// <summary>A statement of ours in the words of this store.</summary>
    string Statement(string sql);

    /// <summary>A migration in the words of this store: text is compared and ordered by code point on both.</summary>
    string Schema(string sql);

    /// <summary>Parameters as the store can take them.</summary>
    object? Parameters(object? values);

    /// <summary>A connection that alone, of all nodes, has <paramref name="name"/>, for as long as it is open. Waits until nobody else has it.</summary>
    Task<DbConnection> HoldAsync(string name, CancellationToken cancellation);

    /// <summary>Tells the other nodes at the commit, and only then.</summary>
    Task NotifyAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<string> messages);

    /// <summary>Hears what <see cref="NotifyAsync"/> tells, from any node; returns or throws when it hears no more.</summary>
    /// <param name="connected">From here on nothing is missed; what was told before may have been.</param>
    Task ListenAsync(Action connected, Action<string> heard, CancellationToken cancellation);

    /// <summary>True when the store cannot be reached or written now: the request is good and can be tried again later.</summary>
    bool IsUnavailable(Exception error);

    /// <summary>What was deleted leaves the files of the store as well, as far as the store can do that.</summary>
    Task ScrubAsync(CancellationToken cancellation);

    /// <summary>Why the store cannot be opened, with the setting and the fix; null when it is something else.</summary>
    StartupException? Explain(Exception error);
}
