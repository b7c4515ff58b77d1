using Memory.Tests.GitHub.Faked;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Answering;

/// <summary>Killed at each request of an answer, before GitHub took it and after: when the service is there again, everything stands in the thread once.</summary>
public sealed class KilledAnswerTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("memory-killed-answer-").FullName;
    private FakeGitHub github = null!;
    private FakeRepository shop = null!;

    public async ValueTask InitializeAsync()
    {
        github = await FakeGitHub.StartAsync("acme/shop");
        shop = github["acme/shop"];
        shop.Permissions["ana"] = "write";
        github.App.Installations["acme"] = 1;
    }

    public async ValueTask DisposeAsync()
    {
        await github.DisposeAsync();
        TestStore.Forget(folder);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("/reactions", false)]
    [InlineData("/reactions", true)]
    [InlineData("/replies", false)]
    [InlineData("/replies", true)]
    [InlineData("/issues/1/comments", false)]
    [InlineData("/issues/1/comments", true)]
    public async Task What_was_being_said_stands_there_once(string request, bool taken)
    {
        string[] settings = [.. Hook.Settings(github.AppSettings()).Select(s => $"--{s.Key}={s.Value}")];
        // The third lesson of a pull request goes into its summary.
        string[] rules = request.StartsWith("/issues", StringComparison.Ordinal) ? ["never log raw tokens", "values go into SQL as parameters", "money is decimal, never double"] : ["never log raw tokens"];
        var killed = new TaskCompletionSource();
        var said = rules.Select(r => shop.Comment($"@claude remember: {r}")).ToList();
        await using (var first = await (await MemoryProcess.StartAsync(folder, settings)).ReadyAsync())
        {
            github.Disturb(async http =>
            {
                if (http.Request.Method != "POST" || !http.Request.Path.Value!.EndsWith(request, StringComparison.Ordinal) || killed.Task.IsCompleted)
                    return false;
                if (taken)
                    Take(request, said);
                await first.KillAsync();
                killed.TrySetResult();
                http.Abort();
                return true;
            });
            using var client = new HttpClient { BaseAddress = first.Address };
            foreach (var comment in said)
                await new Hook(client).SaidAsync(shop, comment);
            await killed.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }
        github.ComeBack();
        await using var second = await (await MemoryProcess.StartAsync(folder, settings)).ReadyAsync();
        await Eventually.TrueAsync(() => Task.FromResult(said.All(c => c.Reactions.Count == 1 && IsAnswered(c))), "each is answered");
        // Something said later comes after whatever was left to say.
        var last = shop.Comment("@claude remember: dates are written as ISO 8601", pr: 2);
        using (var client = new HttpClient { BaseAddress = second.Address })
            await new Hook(client).SaidAsync(shop, last);
        await Eventually.TrueAsync(() => Task.FromResult(IsAnswered(last)), "the last is answered");
        said.ShouldAllBe(c => c.Reactions.Count == 1);
        shop.OnLines.Values.Where(IsOurs).GroupBy(c => c.InReplyTo).ShouldAllBe(g => g.Count() == 1);
        (shop.OnLines.Values.Count(IsOurs), shop.InConversations.Values.Count(IsOurs)).ShouldBe((Math.Min(2, rules.Length) + 1, rules.Length > 2 ? 1 : 0));
    }

    /// <summary>GitHub took it, and its answer never arrived.</summary>
    private void Take(string request, List<FakeComment> said)
    {
        var body = github.Requests[^1].Body!;
        if (request == "/reactions")
            said[0].Reactions.Add((FakeApp.Login, body["content"]!.GetValue<string>()));
        else if (request == "/replies")
            shop.Comment(body["body"]!.GetValue<string>(), FakeApp.Login, inReplyTo: said[0].Id, isBot: true);
        else
            shop.Say(body["body"]!.GetValue<string>(), FakeApp.Login, isBot: true);
    }

    private bool IsAnswered(FakeComment comment) => shop.OnLines.Values.Any(c => IsOurs(c) && c.InReplyTo == comment.Id)
        || shop.InConversations.Values.Any(c => IsOurs(c) && c.Body.Contains(comment.OnLineUrl, StringComparison.Ordinal));

    private static bool IsOurs(FakeComment comment) => comment.Author == FakeApp.Login;
}
