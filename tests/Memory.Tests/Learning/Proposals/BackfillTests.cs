using System.Net.Http.Json;
using Memory.Client;
using Memory.Distillation.Mining.Ranking;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Learning.Proposals;

/// <summary>A history without tags comes in over many deliveries, and is ranked over all of them.</summary>
public sealed class BackfillTests : IAsyncLifetime
{
    private const int Once = MinedRanking.ProposalsMax / 2;

    private static readonly string[] Things =
        ["invoices", "cursors", "banners", "webhooks", "ledgers", "tokens", "avatars", "queues", "sockets", "themes", "reports", "coupons", "drafts", "labels", "probes"];

    private static readonly string[] Places =
        ["importer", "mailer", "gateway", "crawler", "planner", "renderer", "uploader", "notifier", "resolver", "archiver", "exporter", "balancer", "scanner", "indexer", "printer"];

    private readonly MovedClock clock = new();
    private readonly MemoryApp app;
    private int said;

    public BackfillTests() => app = new MemoryApp(time: clock);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Rule(int i)
    {
        var (thing, place) = (Things[i % 15], Places[(i * 7 + i / 15) % 15]);
        return (i / 15 % 4) switch
        {
            0 => $"Please always validate {thing} with the {place} schema in this project, never by hand, because mistakes there are expensive.",
            1 => $"In this project we never cache {thing} inside the {place}, always load them again, because stale ones cost us a week.",
            2 => $"Please always name the tests of {thing} after the {place} behaviour in this project, never after a method.",
            _ => $"In this project always close {thing} before the {place} starts, never afterwards, because handles leak otherwise.",
        };
    }

    private Comment Says(int rule, string author = "ben", string? body = null) => new()
    {
        Source = "test",
        Repo = "acme/shop",
        Id = $"c{said}",
        Pr = 100 + said,
        Author = author,
        AuthorAssociation = "MEMBER",
        Body = body ?? Rule(rule),
        CreatedAt = DateTimeOffset.UnixEpoch.AddYears(56).AddMinutes(said++),
    };

    private Task<CommentsReceipt> SayAsync(params Comment[] comments) => app.SayAsync(comments, mode: "all");

    private Task<IReadOnlyList<Memory.Client.Lesson>> ProposedAsync() => app.LessonsAsync("status=proposed");

    private static bool IsAbout(Memory.Client.Lesson lesson, int rule) => lesson.Evidence.Any(e => e.Words == Rule(rule));

    [Fact]
    public async Task A_history_brings_no_more_proposals_than_a_person_can_read_however_it_is_handed_in()
    {
        for (var i = 0; i < 120; i += 30)
            await SayAsync([.. Enumerable.Range(i, 30).Select(rule => Says(rule))]);
        (await ProposedAsync()).Count.ShouldBe(Once, "half of the places are kept for what is said again");
    }

    [Fact]
    public async Task The_second_person_who_says_it_lifts_it_above_others_and_the_count_is_told()
    {
        await SayAsync([.. Enumerable.Range(0, 60).Select(rule => Says(rule))]);
        var before = await ProposedAsync();
        var waiting = Enumerable.Range(0, 60).First(rule => !before.Any(l => IsAbout(l, rule)));
        var second = Says(waiting, "ana");
        await SayAsync(second);
        var lifted = (await ProposedAsync()).Single(l => IsAbout(l, waiting));
        lifted.Evidence.Select(e => e.Author).ShouldBe(["ben", "ana"]);
        lifted.ConfidenceReasons[0].ShouldBe("said by 2 people in 2 threads");
        (await app.GetAsync<Page<LessonEvent>>($"/v1/lessons/{lifted.Id}/history")).Items[0].Note!.ShouldStartWith("said 2 times by 2 people in 2 threads");
        // Both comments say what became of them.
        foreach (var delivery in (await app.GetAsync<Page<Delivery>>("/v1/deliveries?limit=200")).Items.Where(d => d.CommentId == second.Id || d.CommentId == $"c{waiting}"))
        {
            delivery.Outcome.ShouldBe("proposed");
            delivery.Lessons.ShouldBe([lifted.Id]);
        }
    }

    [Fact]
    public async Task The_third_thread_of_one_person_lifts_it_too()
    {
        await SayAsync([.. Enumerable.Range(0, 60).Select(rule => Says(rule))]);
        var before = await ProposedAsync();
        var waiting = Enumerable.Range(0, 60).First(rule => !before.Any(l => IsAbout(l, rule)));
        await SayAsync(Says(waiting));
        (await ProposedAsync()).ShouldNotContain(l => IsAbout(l, waiting));
        await SayAsync(Says(waiting));
        (await ProposedAsync()).Single(l => IsAbout(l, waiting)).Evidence.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task A_place_that_becomes_free_is_taken_by_the_next_best(string verb)
    {
        await SayAsync([.. Enumerable.Range(0, 60).Select(rule => Says(rule))]);
        var before = await ProposedAsync();
        (await app.Admin.PostAsync($"/v1/lessons/{before[0].Id}/{verb}", null)).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(async () => (await ProposedAsync()).Count == before.Count, "nothing took the free place");
        var after = (await ProposedAsync()).Single(l => before.All(b => b.Id != l.Id));
        (await app.GetAsync<Page<Delivery>>("/v1/deliveries?limit=200")).Items.Single(d => d.Lessons.Contains(after.Id)).Outcome.ShouldBe("proposed");
    }

    [Fact]
    public async Task What_was_rejected_does_not_come_back_in_other_words()
    {
        await SayAsync(Says(0, body: "Please always validate invoices with the importer schema in this project, never by hand."));
        var proposed = (await ProposedAsync()).ShouldHaveSingleItem();
        (await app.Admin.PostAsync($"/v1/lessons/{proposed.Id}/reject", null)).EnsureSuccessStatusCode();
        await SayAsync(Says(0, "ana", "Please always validate an invoice with the importer schema in this project, never by hand."), Says(0, "olga", "In this project, always validate the invoices with the importer schema, never by hand."));
        (await ProposedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_waiting_comment_no_longer_says_is_not_proposed()
    {
        await SayAsync([.. Enumerable.Range(0, 60).Select(rule => Says(rule))]);
        var before = await ProposedAsync();
        var waiting = Enumerable.Range(0, 60).Where(rule => !before.Any(l => IsAbout(l, rule))).ToList();
        await SayAsync([.. waiting.Select(rule => new Comment { Source = "test", Repo = "acme/shop", Id = $"c{rule}", Author = "ben", Body = "Thanks!", UpdatedAt = DateTimeOffset.UnixEpoch.AddYears(56).AddDays(9) })]);
        (await app.Admin.PostAsync($"/v1/lessons/{before[0].Id}/reject", null)).EnsureSuccessStatusCode();
        await SayAsync(Says(0, "ana", "Looks good to me."));
        (await ProposedAsync()).Count.ShouldBe(before.Count - 1);
    }

    [Fact]
    public async Task What_nobody_was_shown_expires_and_stays_as_a_passage()
    {
        await SayAsync([.. Enumerable.Range(0, 30).Select(rule => Says(rule))]);
        var report = (await (await app.Admin.PostAsync("/v1/tidy", null)).Content.ReadFromJsonAsync<TidyReport>(MemoryApp.Web))!;
        report.CandidatesExpired.ShouldBe(0);
        clock.Move(TimeSpan.FromDays(91));
        report = (await (await app.Admin.PostAsync("/v1/tidy", null)).Content.ReadFromJsonAsync<TidyReport>(MemoryApp.Web))!;
        (report.Expired.Count, report.CandidatesExpired).ShouldBe((Once, 30 - Once));
        (await app.GetAsync<Stats>("/v1/stats")).Passages.ShouldBe(30);
    }
}
