using Memory.Indexing;
using Memory.Lessons;
using Memory.Storage;
using Memory.Tests.Serving;

namespace Memory.Tests.Indexing.Contract;

/// <summary>What every index of lessons does, through a service whose store it follows.</summary>
public abstract class LessonIndexContract
{
    internal abstract Task<IndexedService> StartAsync();

    private async Task<IndexedService> WithAsync(params IEnumerable<Lesson> lessons)
    {
        var service = await StartAsync();
        await service.SaveAsync(lessons);
        await service.LevelAsync();
        return service;
    }

    private static Lesson Lesson(int n, string rule, string repo = Known.Repo, string? why = null, params string[] paths) => Known.Lesson($"L{100_000 + n}", rule, repo, why, paths);

    private static string Id(int n) => $"L{100_000 + n}";

    [Fact]
    public async Task A_rule_counts_more_than_a_reason()
    {
        await using var service = await WithAsync(Lesson(1, "Write small functions.", why: "Retries are easier to read."), Lesson(2, "Wrap retries in the backoff policy."));
        (await service.IdsAsync("how do retries work")).ShouldBe([Id(2), Id(1)]);
    }

    [Fact]
    public async Task Matched_words_are_given_as_they_were_asked()
    {
        await using var service = await WithAsync(Lesson(1, "Hold the seat with `SeatLock` while retrying."));
        var hit = (await service.SearchAsync("SeatLock retries and of the")).ShouldHaveSingleItem();
        hit.MatchedTerms.ShouldBe(["SeatLock", "retries"], ignoreOrder: true);
        hit.Matches.ShouldAllBe(m => m.Rarity > 0 && m.Weight >= 3);
    }

    [Fact]
    public async Task A_misspelt_word_and_another_word_for_the_same_find_it()
    {
        await using var service = await WithAsync(Lesson(1, "Retry a payment twice."), Lesson(2, "Deploy by merging."), Lesson(3, "Never break production."));
        (await service.IdsAsync("paymnet"))[0].ShouldBe(Id(1));
        (await service.IdsAsync("production")).Take(2).ShouldBe([Id(3), Id(2)]);
    }

    [Fact]
    public async Task A_change_is_found_at_once_and_what_it_was_before_is_not()
    {
        await using var service = await WithAsync(Lesson(1, "Indent with tabs."));
        await service.SaveAsync(Lesson(1, "Sort imports by length."));
        // No waiting: what is committed is found, whether the index has it or not.
        await service.App.GetAsync<Client.SearchResult>("/v1/search?q=imports");
        (await service.SearchAsync("imports length")).ShouldHaveSingleItem().MatchedTerms.ShouldBe(["imports", "length"], ignoreOrder: true);
        (await service.SearchAsync("tabs indent")).ShouldAllBe(h => h.MatchedTerms.Count == 0);
        await service.LevelAsync();
        (await service.SearchAsync("imports length")).ShouldHaveSingleItem().MatchedTerms.ShouldBe(["imports", "length"], ignoreOrder: true);
        (await service.SearchAsync("tabs indent")).ShouldAllBe(h => h.MatchedTerms.Count == 0);
    }

    [Fact]
    public async Task Active_lessons_that_forbid_something_are_listed()
    {
        await using var service = await WithAsync(
            Lesson(1, "Take the time from TimeProvider.") with { Pattern = "DateTime.Now" }, Lesson(2, "Use tabs."), Lesson(3, "No eval.", "acme/*") with { Pattern = "eval(" },
            Lesson(4, "No goto.") with { Pattern = "goto", Status = LessonStatus.Retired }, Lesson(5, "No any.", "other/place") with { Pattern = "as any" });
        (await service.Index.ForbiddingAsync(Grant.All, Known.Repo, default)).Select(l => l.Id).ShouldBe([Id(1), Id(3)], ignoreOrder: true);
        (await service.Index.ForbiddingAsync(Grant.To(["other/place"]), Known.Repo, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_erased_is_gone()
    {
        await using var service = await WithAsync(Lesson(1, "Indent with tabs.") with { Core = true });
        await service.EraseAsync(Id(1));
        await service.App.GetAsync<Client.SearchResult>("/v1/search?q=tabs");
        (await service.IdsAsync("tabs")).ShouldBeEmpty();
        await service.LevelAsync();
        (await service.IdsAsync("tabs", statuses: LessonStatuses.All)).ShouldBeEmpty();
        (await service.Index.CoreAsync(Grant.All, Known.Repo, default)).ShouldBeEmpty();
        (await service.Index.FindAsync(Grant.All, [Id(1)], default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repository_has_its_own_lessons_those_of_its_owner_and_those_for_everybody()
    {
        await using var service = await WithAsync(Lesson(1, "Use tabs."), Lesson(2, "Use tabs.", "acme/*"), Lesson(3, "Use tabs.", "*"), Lesson(4, "Use tabs.", "acme/other"), Lesson(5, "Use tabs.", "other/*"));
        (await service.IdsAsync("tabs", "Acme/Shop")).ShouldBe([Id(1), Id(2), Id(3)], ignoreOrder: true);
        (await service.IdsAsync("tabs", repo: null)).Count.ShouldBe(5);
        await service.SaveAsync(Lesson(1, "Use tabs.", "acme/*"));
        await service.LevelAsync();
        (await service.IdsAsync("tabs", "acme/other")).ShouldBe([Id(1), Id(2), Id(3), Id(4)], ignoreOrder: true);
    }

    [Fact]
    public async Task Only_asked_statuses_are_found()
    {
        await using var service = await WithAsync(Enum.GetValues<LessonStatus>().Select(s => Lesson((int)s, "Use tabs.") with { Status = s }));
        (await service.IdsAsync("tabs")).ShouldBe([Id(1), Id(2)]);
        (await service.IdsAsync("tabs", statuses: LessonStatuses.Proposed)).ShouldBe([Id(0)]);
        (await service.IdsAsync("tabs", statuses: LessonStatuses.All)).Count.ShouldBe(6);
        (await service.IdsAsync("tabs", statuses: LessonStatuses.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lessons_are_listed_without_words()
    {
        await using var service = await WithAsync(
            Lesson(1, "One.") with { Core = true }, Lesson(2, "Two.", paths: "**/*.cs"), Lesson(3, "Three.", paths: ["web/**", "src/api/**"]), Lesson(4, "Four.", paths: "src/api/Orders.cs"),
            Lesson(5, "Five.", paths: "docs/**"), Lesson(6, "Six.") with { Core = true, Status = LessonStatus.Proposed },
            Lesson(7, "Seven.") with { Evidence = [Known.Said("1", Known.Repo, "ana"), Known.Said("2", Known.Repo, "Ben"), Known.Said("3", Known.Repo, "ben")] });
        (await service.Index.CoreAsync(Grant.All, Known.Repo, default)).Select(l => l.Id).ShouldBe([Id(1)]);
        var there = await service.Index.ByPathAsync(Grant.All, Known.Repo, ["src/api/Orders.cs", "README.md"], LessonStatuses.Served, 10, default);
        there.Select(h => h.Lesson.Id).ShouldBe([Id(4), Id(3), Id(2)]);
        there.ShouldAllBe(h => h.MatchedPath == "src/api/Orders.cs");
        var valuable = await service.Index.MostValuableAsync(Grant.All, Known.Repo, LessonStatuses.Served, 10, default);
        valuable.Select(l => l.Id).ShouldBe([Id(7), Id(1)]);
        valuable[0].Evidence.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_a_lesson_applies_to_lifts_it()
    {
        await using var service = await WithAsync(Lesson(1, "Validate the order."), Lesson(2, "Validate the order.", paths: "src/api/**"));
        var hits = await service.SearchAsync("validate order", files: "src/api/a.cs");
        hits.Select(h => h.Lesson.Id).ShouldBe([Id(2), Id(1)]);
        hits[0].MatchedPath.ShouldBe("src/api/a.cs");
    }

    [Fact]
    public async Task A_repository_outside_the_grant_gives_nothing_by_any_way()
    {
        await using var service = await WithAsync(Lesson(1, "Retry a payment.", "rival/app", null, "src/**") with { Core = true }, Lesson(2, "Retry a payment.", "rival/*"), Lesson(3, "Retry a payment.", "acme/*"));
        var shop = Grant.To(["acme/shop"]);
        (await service.IdsAsync("retry payment", "rival/app", LessonStatuses.All, shop)).ShouldBeEmpty();
        (await service.IdsAsync("retry payment", null, LessonStatuses.All, shop)).ShouldBe([Id(3)]);
        (await service.IdsAsync("retry payment", null, LessonStatuses.All, Grant.To([]))).ShouldBeEmpty();
        (await service.IdsAsync("retry payment", null, LessonStatuses.All, Grant.To(["rival/*"]))).ShouldBe([Id(1), Id(2)], ignoreOrder: true);
        (await service.Index.CoreAsync(shop, "rival/app", default)).ShouldBeEmpty();
        (await service.Index.ByPathAsync(shop, "rival/app", ["src/a"], LessonStatuses.All, 10, default)).ShouldBeEmpty();
        (await service.Index.MostValuableAsync(shop, "rival/app", LessonStatuses.All, 10, default)).ShouldBeEmpty();
        (await service.Index.FindAsync(shop, [Id(1), Id(2), Id(3)], default)).Select(l => l.Id).ShouldBe([Id(3)]);
    }

    [Fact]
    public async Task Scores_do_not_change_with_lessons_of_others()
    {
        await using var service = await WithAsync(Lesson(1, "Retry a payment twice."), Lesson(2, "Hold a seat with a lock."), Lesson(3, "Sort imports."));
        var shop = Grant.To(["acme/shop"]);
        var alone = (await service.SearchAsync("payment retry seat lock", grant: shop)).Select(h => (h.Lesson.Id, h.Score)).ToList();
        await service.SaveAsync(Enumerable.Range(10, 300).Select(i => Lesson(i, "Retry payment, lock seat.", i % 2 == 0 ? "rival/app" : "acme/secret")));
        await service.LevelAsync();
        (await service.SearchAsync("payment retry seat lock", grant: shop)).Select(h => (h.Lesson.Id, h.Score)).ShouldBe(alone);
    }

    [Fact]
    public async Task Words_said_in_a_hidden_repository_do_not_find_a_lesson_of_the_owner()
    {
        await using var service = await WithAsync(Lesson(1, "Use tabs.", "acme/*") with { Evidence = [Known.Said("1", "acme/secret", "eve", "because of the Falcon project")] });
        (await service.SearchAsync("falcon", grant: Grant.To(["acme/shop"]))).ShouldAllBe(h => h.MatchedTerms.Count == 0);
    }

    [Fact]
    public async Task Hostile_questions_are_answered()
    {
        await using var service = await WithAsync(Lesson(1, "Retry the payment.", paths: string.Concat(Enumerable.Repeat("{a,b}", 40))), Lesson(2, "パスワードをログに出力しない。"));
        foreach (var text in (string[])["", "the of and is not", "\0\uD800\uDFFF\u202E", "！？。、"])
            (await service.IdsAsync(text)).ShouldBeEmpty();
        foreach (var text in (string[])["retry " + new string('x', 1_000_000), "retry " + string.Concat(Enumerable.Range(0, 150_000).Select(i => $"w{i} "))])
            (await service.IdsAsync(text, files: [.. Enumerable.Range(0, 2_000).Select(i => new string('a', 500) + i)])).ShouldBe([Id(1)]);
        (await service.IdsAsync("ログの出力"))[0].ShouldBe(Id(2));
        (await service.SearchAsync("retry", limit: int.MaxValue)).Count.ShouldBe(1);
        (await service.SearchAsync("retry", limit: -1)).ShouldBeEmpty();
    }
}
