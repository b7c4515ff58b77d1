using System.Net;
using System.Net.Http.Json;
using System.Text;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Erasing;

/// <summary>What is erased is gone from every answer and from the files, and does not come back until somebody lets it.</summary>
public sealed class ErasureTests : IAsyncLifetime
{
    private readonly MemoryApp app = new(store: "sqlite");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Comment Said(string id, string body, string author = "ana", string repo = "acme/shop", string? answers = null) => new()
    {
        Source = "github",
        Repo = repo,
        Pr = 7,
        Id = id,
        Author = author,
        AuthorAssociation = "MEMBER",
        Body = body,
        InReplyTo = answers,
        Path = "src/orders/order.ts",
        Url = $"https://git.example/{repo}/{id}",
    };

    private async Task<Memory.Client.Erasure> EraseAsync(string route)
    {
        var answer = await app.Admin.DeleteAsync(route);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Memory.Client.Erasure>(MemoryApp.Web))!;
    }

    private async Task<IReadOnlyList<Tombstone>> TombstonesAsync() => (await app.GetAsync<Page<Tombstone>>("/v1/tombstones")).Items;

    /// <summary>The bytes of the store, log included.</summary>
    private string OnDisk()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(app.Folder, "memory.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }

    private void IsGone(params string[] words)
    {
        var bytes = OnDisk();
        foreach (var word in words)
            bytes.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"\"{word}\" is still in the files of the store");
    }

    [Fact]
    public async Task An_erased_repository_leaves_no_word_behind_and_stays_away_until_its_tombstone_is_lifted()
    {
        var comments = Enumerable.Range(1, 60).Select(i => Said($"{i}", $"@claude remember: zebrafish number {i} is never stored as a quokkafloat, money-{i} would drift away")).ToList();
        await app.SayAsync([.. comments, Said("90", "zebrafish again, no tag"), Said("91", "@claude how are quokkafloats stored?", "olga")]);
        await app.SayAsync(Said("1", "@claude remember: never log a raw token", repo: "acme/other"));
        await app.Admin.PostAsJsonAsync("/v1/context", new ContextRequest { Repo = "acme/shop", Task = "store a zebrafish quokkafloat", Session = "s1" }, MemoryApp.Web);
        OnDisk().Contains("quokkafloat", StringComparison.Ordinal).ShouldBeTrue();

        var erased = await EraseAsync("/v1/repos/acme/shop");
        erased.Comments.ShouldBe(62);
        erased.Deliveries.ShouldBe(62);
        erased.Lessons.ShouldBeGreaterThan(0);
        IsGone("zebrafish", "quokkafloat");
        (await app.LessonsAsync("repo=acme/shop")).ShouldBeEmpty();
        (await app.GetAsync<SearchResult>("/v1/search?q=zebrafish")).Items.ShouldBeEmpty();
        (await app.GetAsync<Page<Repository>>("/v1/repos")).Items.Select(r => r.Repo).ShouldBe(["acme/other"]);
        (await app.LessonsAsync("repo=acme/other")).ShouldHaveSingleItem();

        var again = await app.SayAsync(comments[0], Said("2", "@claude remember: always close the reader", repo: "acme/other"));
        again.Accepted.ShouldBe(1);
        var rejected = again.Rejected.ShouldHaveSingleItem();
        rejected.Line.ShouldBe(1);
        rejected.Reason.ShouldContain($"DELETE /v1/tombstones/{erased.Tombstone}");
        var taught = await app.Admin.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = "Be kind." }, MemoryApp.Web);
        taught.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var imported = await app.Admin.PostAsync("/v1/lessons/import", new StringContent("""{"repo":"acme/shop","rule":"Be kind."}""", Encoding.UTF8, "application/x-ndjson"));
        (await imported.Content.ReadFromJsonAsync<LessonImportReceipt>(MemoryApp.Web))!.Rejected.ShouldHaveSingleItem().Reason.ShouldContain("was erased");
        IsGone("zebrafish", "quokkafloat");

        (await app.Admin.DeleteAsync($"/v1/tombstones/{erased.Tombstone}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await app.SayAsync(comments[0])).Accepted.ShouldBe(1);
        (await app.LessonsAsync("repo=acme/shop")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_erased_person_takes_what_stood_on_them_alone_and_leaves_what_others_said_too()
    {
        await app.SayAsync(
            Said("1", "@claude remember: never store money as a quokkafloat", "wilhelmina"),
            Said("2", "@claude remember: name every migration after a marsupial", "wilhelmina"),
            Said("3", "@claude remember: name every migration after a marsupial", "olga"),
            Said("4", "why though, wilhelmina?", "olga", answers: "1"),
            Said("5", "an aside about platypodes", "Wilhelmina", answers: "1"));
        (await app.LessonsAsync()).Count.ShouldBe(2);

        var erased = await EraseAsync("/v1/people/WILHELMINA");
        erased.Comments.ShouldBe(3);
        erased.Lessons.ShouldBe(1);
        erased.LessonsKept.ShouldBe(1);
        IsGone("quokkafloat", "platypodes");
        var left = (await app.LessonsAsync()).ShouldHaveSingleItem();
        left.Rule.ShouldContain("marsupial");
        left.Evidence.ShouldHaveSingleItem().Author.ShouldBe("olga");
        left.ApprovedBy.ShouldBe("[erased]");
        (await app.Admin.GetStringAsync($"/v1/lessons/{left.Id}/history")).ShouldNotContain("wilhelmina", Case.Insensitive);
        (await app.Admin.GetStringAsync("/v1/deliveries")).ShouldNotContain("wilhelmina", Case.Insensitive);

        var stone = (await TombstonesAsync()).Single(t => t.Kind == "person");
        stone.Id.ShouldBe(erased.Tombstone);
        stone.Repo.ShouldBeNull();
        var again = await app.SayAsync(Said("9", "@claude remember: never store money as a quokkafloat", "Wilhelmina"), Said("10", "hello there", "olga"));
        again.Accepted.ShouldBe(1);
        again.Rejected.ShouldHaveSingleItem().Reason.ShouldContain(erased.Tombstone);
        IsGone("quokkafloat");
    }

    [Fact]
    public async Task An_erased_lesson_is_in_no_reason_and_the_thread_that_taught_it_does_not_teach_it_again()
    {
        var receipt = await app.SayAsync(Said("1", "@claude remember: never use enums here, use literal unions"));
        var id = receipt.Lessons.ShouldHaveSingleItem();
        var rule = (await app.LessonsAsync()).Single().Rule;
        (await app.DeliveryAsync("1")).Reason!.ShouldContain(rule);

        (await app.Admin.DeleteAsync($"/v1/lessons/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await app.DeliveryAsync("1")).Reason.ShouldBe($"{id} was erased");
        var stone = (await TombstonesAsync()).ShouldHaveSingleItem();
        (stone.Kind, stone.Lesson, stone.Repo).ShouldBe(("lesson", id, "acme/shop"));

        // The thread is read again, with more in it, and with an edit that says the same.
        await app.SayAsync(Said("2", "only in src/orders, I should say", answers: "1"));
        (await app.LessonsAsync()).ShouldBeEmpty();
        await app.SayAsync(Said("1", "@claude remember: never use enums here, use literal unions!") with { UpdatedAt = DateTimeOffset.UtcNow });
        (await app.LessonsAsync()).ShouldBeEmpty();

        // Something else in the same comment, and the same by somebody else, are new.
        await app.SayAsync(Said("1", "@claude remember: every handler returns a result, no exceptions") with { UpdatedAt = DateTimeOffset.UtcNow.AddMinutes(1) });
        (await app.LessonsAsync()).ShouldHaveSingleItem().Rule.ShouldContain("handler");
        await app.SayAsync(Said("3", "@claude remember: never use enums here, use literal unions", "olga"));
        (await app.LessonsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Erasing_needs_an_admin_of_what_is_erased()
    {
        var writer = await app.WithNewKeyAsync(["write"]);
        var lead = await app.WithNewKeyAsync(["admin"], ["acme/shop"]);
        foreach (var route in new[] { "/v1/repos/acme/shop", "/v1/people/ana", "/v1/tombstones/T1" })
            (await writer.DeleteAsync(route)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.DeleteAsync("/v1/repos/acme/other")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.DeleteAsync("/v1/people/ana")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.DeleteAsync("/v1/repos/acme/shop")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await EraseAsync("/v1/people/ana");
        var seen = (await lead.GetFromJsonAsync<Page<Tombstone>>("/v1/tombstones", MemoryApp.Web))!.Items.ShouldHaveSingleItem();
        seen.Kind.ShouldBe("repository");
        (await lead.DeleteAsync($"/v1/tombstones/{(await TombstonesAsync()).Single(t => t.Kind == "person").Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
