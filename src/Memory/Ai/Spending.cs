using Memory.Storage;

namespace Memory.Ai;

/// <summary>What a model is asked for; the first may use the whole of a day's limit.</summary>
public enum Purpose
{
    /// <summary>Comments that somebody tagged.</summary>
    Taught,
    /// <summary>Untagged talk: half of the day's limit at most, so that a backfill never silences a reviewer.</summary>
    Mined,
    /// <summary>Changes that somebody wants checked: half of the day's limit at most, too.</summary>
    Checked,
    /// <summary>Answers that somebody wants phrased: half of the day's limit at most, too.</summary>
    Asked,
}

/// <summary>Tokens spent on one UTC day.</summary>
public sealed record DaySpending(long Calls, long Tokens, long Failed);

/// <summary>
/// The daily limit, in the store: it survives restarts and is shared by all nodes. Tokens are booked before a call as if it
/// used all that it may, and corrected after it; what a crash leaves uncorrected is counted, not forgotten.
/// </summary>
public sealed class Spending(Database database, TimeProvider time)
{
    private const int DaysKept = 400;

    /// <returns>The booked day, or null when the limit of the day does not allow for it.</returns>
    public Task<string?> BookAsync(Purpose purpose, long tokens, long dailyTokens) => database.WriteAsync(async s =>
    {
        var day = Day;
        var spent = await s.ScalarAsync<long>("select coalesce(sum(tokens), 0) from model_spending where day = @day", new { day });
        var likewise = await s.ScalarAsync<long>("select coalesce(sum(tokens), 0) from model_spending where day = @day and purpose = @purpose", new { day, purpose = Wire(purpose) });
        if (spent + tokens > dailyTokens || (purpose != Purpose.Taught && likewise + tokens > dailyTokens / 2))
            return null;
        await s.ExecuteAsync("""
            insert into model_spending (day, purpose, calls, tokens, failed) values (@day, @purpose, 1, @tokens, 0)
            on conflict (day, purpose) do update set calls = model_spending.calls + 1, tokens = model_spending.tokens + @tokens
            """, new { day, purpose = Wire(purpose), tokens });
        await s.ExecuteAsync("delete from model_spending where day < @oldest",
            new { oldest = time.GetUtcNow().AddDays(-DaysKept).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        return day;
    });

    /// <param name="difference">Tokens really used, less those that were booked.</param>
    public Task CorrectAsync(string day, Purpose purpose, long difference, bool failed) =>
        database.WriteAsync(s => s.ExecuteAsync("update model_spending set tokens = tokens + @difference, failed = failed + @failed where day = @day and purpose = @purpose",
            new { day, purpose = Wire(purpose), difference, failed = failed ? 1 : 0 }));

    public async Task<DaySpending> TodayAsync(CancellationToken cancellation) =>
        await database.ReadAsync(async s => await s.FirstAsync<Row>(
            "select cast(coalesce(sum(calls), 0) as bigint) as calls, cast(coalesce(sum(tokens), 0) as bigint) as tokens, cast(coalesce(sum(failed), 0) as bigint) as failed from model_spending where day = @Day", new { Day }), cancellation)
        is { } row ? new(row.Calls, row.Tokens, row.Failed) : new(0, 0, 0);

    private string Day => time.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Wire(Purpose purpose) => purpose.ToString().ToLowerInvariant();

    private sealed class Row
    {
        public long Calls { get; set; }
        public long Tokens { get; set; }
        public long Failed { get; set; }
    }
}
