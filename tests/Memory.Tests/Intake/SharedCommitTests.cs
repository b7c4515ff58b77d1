using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Storage;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Intake;

/// <summary>Requests that wait for the disk share a commit, and nothing else.</summary>
public sealed class SharedCommitTests
{
    private const string Poison = "poison";

    [Fact]
    public async Task One_that_cannot_be_stored_fails_alone()
    {
        await using var app = new MemoryApp();
        var database = app.Services.GetRequiredService<Database>();
        var poisoned = false;
        var writer = new Memory.Intake.InboxWriter(database, async (s, requests) =>
        {
            foreach (var batch in requests.Select(r => r.Batch))
            {
                await s.ExecuteAsync("insert into repositories (repo, owner, name, first_seen_at) values (@batch, 'o', @batch, 0)", new { batch });
                if (batch == Poison)
                {
                    poisoned = true;
                    await s.ExecuteAsync("insert into repositories (repo, owner, name, first_seen_at) values (@batch, 'o', @batch, 0)", new { batch });
                }
            }
            return [.. requests.Select(r => new Memory.Intake.StoredComments([r.Batch], []))];
        });
        var open = new TaskCompletionSource();
        var holding = new TaskCompletionSource();
        // Somebody has the write lock: those who come meanwhile gather.
        var holder = database.WriteAsync(async _ =>
        {
            holding.SetResult();
            await open.Task;
        });
        await holding.Task;
        var comment = new Memory.Comments.ReviewComment { Source = "s", Repo = "a/b", Id = "1", Author = "x", Body = "y" };
        var waiting = Enumerable.Range(0, 20).Select(i => (Name: i == 7 ? Poison : $"r{i}", Stored: writer.StoreAsync(new([comment], Memory.Intake.IntakeMode.Tagged, i == 7 ? Poison : $"r{i}")))).ToList();
        open.SetResult();
        await holder;

        foreach (var (name, stored) in waiting)
            if (name == Poison)
                await Should.ThrowAsync<System.Data.Common.DbException>(stored);
            else
                (await stored).Known.ShouldBe([name]);
        poisoned.ShouldBeTrue();
        var kept = await database.ReadAsync(s => s.QueryAsync<string>("select repo from repositories"));
        kept.ShouldBe(waiting.Select(w => w.Name).Where(n => n != Poison), ignoreOrder: true);
        writer.Dispose();
    }

    [Fact]
    public async Task Who_comes_when_too_much_waits_is_told_to_come_again_and_nothing_of_theirs_is_kept()
    {
        await using var app = new MemoryApp();
        using var client = app.Admin;
        (await client.GetAsync("/v1/stats")).EnsureSuccessStatusCode();
        var database = app.Services.GetRequiredService<Database>();
        var open = new TaskCompletionSource();
        var holding = new TaskCompletionSource();
        var gate = new Memory.Intake.InboxWriter(database, async (_, requests) =>
        {
            holding.TrySetResult();
            await open.Task;
            return [.. requests.Select(_ => new Memory.Intake.StoredComments([], []))];
        });
        var thousand = Enumerable.Repeat(new Memory.Comments.ReviewComment { Source = "s", Repo = "a/b", Id = "1", Author = "x", Body = "y" }, 1_000).ToList();
        var waiting = Enumerable.Range(0, 20).Select(_ => gate.StoreAsync(new(thousand, Memory.Intake.IntakeMode.Tagged, "b"))).ToList();
        await holding.Task;

        await Should.ThrowAsync<Memory.Intake.InboxFullException>(gate.StoreAsync(new([thousand[0]], Memory.Intake.IntakeMode.Tagged, "b")));

        open.SetResult();
        await Task.WhenAll(waiting);
        (await gate.StoreAsync(new([thousand[0]], Memory.Intake.IntakeMode.Tagged, "b"))).Known.ShouldBeEmpty();
        gate.Dispose();
    }
}
