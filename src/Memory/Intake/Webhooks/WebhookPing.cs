using Memory.Storage;

namespace Memory.Intake.Webhooks;

/// <summary>GitHub's word that a webhook is there: no delivery, and yet a sign that it reaches us.</summary>
internal static class WebhookPing
{
    /// <summary>Holds when the last one came.</summary>
    public const string Counter = "webhook-ping";

    public static Task NoteAsync(Database database, DateTimeOffset now) => database.WriteBesideAsync(s => s.ExecuteAsync(
        "insert into counters (name, value) values (@Counter, @now) on conflict (name) do update set value = excluded.value", new { Counter, now = now.ToStore() }));

    /// <returns>In milliseconds of Unix time; null: none came yet.</returns>
    public static Task<long?> LastAsync(Database database, CancellationToken cancellation) =>
        database.ReadAsync(s => s.FirstAsync<long?>("select value from counters where name = @Counter", new { Counter }), cancellation);
}
