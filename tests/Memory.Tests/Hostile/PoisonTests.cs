using Memory.Storage;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Hostile;

/// <summary>What cannot be read is parked with its reason; what stands behind it is learned.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    private readonly MovedClock clock = new();
    private readonly MemoryApp app;

    public PoisonTests() => app = new MemoryApp(time: clock);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static readonly string[] Payloads =
        ["", "{", "null", "{}", "[]", "7", "\"x\"", "{\"repo\":null}", "{\"source\":7}", new string('[', 5_000), "{\"body\":\"\\ud800\"}", "\u0001\u0002"];

    [Fact]
    public async Task A_poisoned_inbox_learns_everything_else()
    {
        var database = app.Services.GetRequiredService<Database>();
        await database.WriteAsync(async s =>
        {
            for (var i = 0; i < Payloads.Length; i++)
            {
                var seq = await s.ScalarAsync<long>("update counters set value = value + 1 where name = 'delivery' returning value");
                await s.ExecuteAsync("""
                    insert into deliveries (id, seq, batch, event, repo, owner, comment_key, comment_id, content_hash, mode, payload, received_at,
                        state, outcome, reason, lessons, attempts, lease_until, finished_at)
                    values (@id, @seq, 'poison', 'comment', 'acme/shop', 'acme', @id, @id, @id, 'tagged', @payload, 0, 'pending', 'pending', null, '[]', 0, 0, null)
                    """, new { id = $"Dpoison{i}", seq, payload = Payloads[i] });
            }
        });

        var receipt = await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens."));

        receipt.Lessons.Count.ShouldBe(1);
        foreach (var i in Enumerable.Range(0, Payloads.Length))
            await Eventually.BecomesAsync(async () =>
            {
                clock.Move(TimeSpan.FromSeconds(30));
                return await app.DeliveryAsync($"Dpoison{i}");
            }, d => d.Outcome is "failed" or "ignored" && d.Reason is { Length: > 0 }, $"poison {i} should be parked");
        (await app.SayAsync(Says.Member("ana", "@claude remember: dates are ISO 8601."))).Lessons.Count.ShouldBe(1);
    }

    public static TheoryData<string> Bodies() => new(
        string.Concat(Enumerable.Repeat("@claude remember: ", 14_000)), new string('(', 262_144), new string('`', 262_144), string.Concat(Enumerable.Repeat("<!--", 65_000)),
        string.Concat(Enumerable.Repeat("> ", 130_000)) + "@claude remember this", "@claude remember: " + new string('a', 200_000) + "!", "\0@claude\0 remember\0: x\0",
        string.Concat(Enumerable.Repeat("never use a, always use b. ", 9_000)), "@claude remember: " + string.Concat(Enumerable.Repeat("\u202E\u200B", 60_000)), string.Concat(Enumerable.Repeat("[a](", 65_000)));

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_comment_made_to_hurt_holds_up_nobody(string body)
    {
        var receipt = await app.SayAsync(Says.Member("eve", body), Says.Member("ana", "@claude remember: never log raw tokens.") with { Path = "src/a.ts" });
        receipt.Accepted.ShouldBe(2);
        (await app.LessonsAsync("q=tokens")).Count.ShouldBe(1);
    }
}
