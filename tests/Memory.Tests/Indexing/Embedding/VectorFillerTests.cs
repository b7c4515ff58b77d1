using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Indexing.Embedding;
using Memory.Storage;
using Memory.Tests.Ai;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Indexing.Embedding;

/// <summary>Vectors of an endpoint, from a taught lesson to what the index is given, on both stores.</summary>
public sealed class VectorFillerTests
{
    private static CancellationToken Stopping => TestContext.Current.CancellationToken;

    private static LessonVectors Vectors(MemoryApp app) => app.Services.GetRequiredService<LessonVectors>();

    private static async Task<IReadOnlyDictionary<string, CodedVector>> OfAllAsync(MemoryApp app)
    {
        var lessons = await app.Services.GetRequiredService<Database>().ReadAsync(s => Memory.Lessons.LessonStore.ListAsync(s, Grant.All, new(), null, 200), Stopping);
        return Vectors(app).Space is { } space ? await Vectors(app).OfAsync(space, lessons, Stopping) : new Dictionary<string, CodedVector>();
    }

    private static async Task ServesAsync(MemoryApp app, string space, int vectors) => await Eventually.TrueAsync(
        async () => Vectors(app).Space?.Name == space && (await OfAllAsync(app)).Count == vectors, $"{vectors} vectors of {space}");

    private static Task<long> RowsAsync(MemoryApp app, string where = "1 = 1") =>
        app.Services.GetRequiredService<Database>().ReadAsync(s => s.ScalarAsync<long>($"select count(*) from lesson_vectors where {where}"), Stopping);

    private static async Task<string> AddAsync(MemoryApp app, string rule)
    {
        var answer = await app.Admin.PostAsJsonAsync("/v1/lessons", new LessonInput { Repo = "acme/shop", Rule = rule }, MemoryApp.Web, Stopping);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Stopping));
        return (await answer.Content.ReadFromJsonAsync<Memory.Client.Lesson>(MemoryApp.Web, Stopping))!.Id;
    }

    [Theory]
    [InlineData(TestStore.Sqlite)]
    [InlineData(TestStore.Postgres)]
    public async Task A_lesson_gets_its_vector_once_and_keeps_it_over_a_restart(string store)
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        var folder = Directory.CreateTempSubdirectory("memory-vectors-").FullName;
        await using (var app = new MemoryApp(fake.Settings(), folder, store: store))
        {
            var id = await AddAsync(app, "Money is decimal.");
            await AddAsync(app, "Log no tokens.");
            await ServesAsync(app, "openai/test-embedding/32", 2);
            var expected = CodedVector.Of(fake.Vector("test-embedding", FakeEmbeddings.Texts(fake.Requests.First(r => FakeEmbeddings.Texts(r).Any(t => t.StartsWith("Money", StringComparison.Ordinal)))).First(t => t.StartsWith("Money", StringComparison.Ordinal))));
            (await OfAllAsync(app))[id].Code.ShouldBe(expected.Code);
        }
        var asked = fake.Requests.SelectMany(FakeEmbeddings.Texts).Count(t => t != "probe");
        asked.ShouldBe(2);
        await using (var app = new MemoryApp(fake.Settings(), folder, store: store))
        {
            await ServesAsync(app, "openai/test-embedding/32", 2);
            await AddAsync(app, "Close what you open.");
            await ServesAsync(app, "openai/test-embedding/32", 3);
        }
        fake.Requests.SelectMany(FakeEmbeddings.Texts).Count(t => t != "probe").ShouldBe(3);
        TestStore.Forget(folder);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Vectors_of_the_old_model_serve_until_those_of_the_new_are_complete()
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        var folder = Directory.CreateTempSubdirectory("memory-vectors-").FullName;
        await using (var app = new MemoryApp(fake.Settings("old-model"), folder, store: TestStore.Sqlite))
        {
            await AddAsync(app, "Money is decimal.");
            await AddAsync(app, "Log no tokens.");
            await ServesAsync(app, "openai/old-model/32", 2);
        }
        var gate = new TaskCompletionSource();
        fake.Instead = async (request, _) =>
        {
            if (request["model"]!.GetValue<string>() == "new-model" && !FakeEmbeddings.Texts(request).Contains("probe"))
                await gate.Task.WaitAsync(TimeSpan.FromSeconds(60));
            return false;
        };
        await using (var app = new MemoryApp(fake.Settings("new-model"), folder, store: TestStore.Sqlite))
        {
            _ = app.Admin;
            await Eventually.TrueAsync(() => Task.FromResult(fake.Requests.Any(r => r["model"]!.GetValue<string>() == "new-model" && !FakeEmbeddings.Texts(r).Contains("probe"))), "the new model is asked");
            Vectors(app).Space!.Name.ShouldBe("openai/old-model/32");
            (await OfAllAsync(app)).Count.ShouldBe(2);
            (await Vectors(app).QueryAsync(Vectors(app).Space!, "money", Stopping)).ShouldNotBeNull();
            fake.Requests[^1]["model"]!.GetValue<string>().ShouldBe("old-model");
            gate.SetResult();
            await ServesAsync(app, "openai/new-model/32", 2);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_the_old_model_the_built_in_one_serves_meanwhile()
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        var folder = Directory.CreateTempSubdirectory("memory-vectors-").FullName;
        await using (var app = new MemoryApp(fake.Settings("old-model"), folder, store: TestStore.Sqlite))
        {
            await AddAsync(app, "Money is decimal.");
            await ServesAsync(app, "openai/old-model/32", 1);
        }
        fake.Models = ["new-model"];
        var gate = new TaskCompletionSource();
        fake.Instead = async (request, _) =>
        {
            if (!FakeEmbeddings.Texts(request).Contains("probe"))
                await gate.Task.WaitAsync(TimeSpan.FromSeconds(60));
            return false;
        };
        await using (var app = new MemoryApp(fake.Settings("new-model"), folder, store: TestStore.Sqlite))
        {
            _ = app.Admin;
            await Eventually.TrueAsync(() => Task.FromResult(Vectors(app).Space?.Remote is null), "the built-in embedder serves");
            (await OfAllAsync(app)).Count.ShouldBe(1);
            gate.SetResult();
            await ServesAsync(app, "openai/new-model/32", 1);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Useless_vectors_are_never_stored_and_lessons_are_served_all_the_same()
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        var broken = true;
        fake.Instead = (request, http) => broken && !FakeEmbeddings.Texts(request).Contains("probe")
            ? FakeEmbeddings.SayAsync(http, 200, """{"data":[{"index":0,"embedding":[1,1e999]}]}""") : Task.FromResult(false);
        await using var app = new MemoryApp(fake.Settings(), store: TestStore.Sqlite);
        _ = app.Admin;
        // Before there is a lesson the model serves: afterwards the built-in one may not stand in for it.
        await ServesAsync(app, "openai/test-embedding/32", 0);
        await AddAsync(app, "Money is decimal.");
        var filler = app.Services.GetRequiredService<VectorFiller>();
        await Eventually.TrueAsync(() => Task.FromResult(filler.Fault?.Contains("not finite") == true), "the fault is known");
        (await RowsAsync(app)).ShouldBe(0);
        (await OfAllAsync(app)).ShouldBeEmpty();
        (await app.GetAsync<SearchResult>("/v1/search?repo=acme/shop&q=money")).Items.ShouldHaveSingleItem();
        (await app.GetAsync<DoctorReport>("/v1/doctor")).Checks.Single(c => c.Name == "embedder").State.ShouldBe("warning");
        broken = false;
        await ServesAsync(app, "openai/test-embedding/32", 1);
        // The fault is forgotten at the end of the round that made the vectors serve.
        await Eventually.TrueAsync(async () => (await app.GetAsync<DoctorReport>("/v1/doctor")).Checks.Single(c => c.Name == "embedder").State == "ok", "doctor is content");
    }

    [Fact]
    public async Task A_vector_of_another_dimension_is_refused()
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        fake.Instead = (request, _) =>
        {
            fake.Dimensions = FakeEmbeddings.Texts(request).Contains("probe") ? 32 : 48;
            return Task.FromResult(false);
        };
        await using var app = new MemoryApp(fake.Settings(), store: TestStore.Sqlite);
        await AddAsync(app, "Money is decimal.");
        var filler = app.Services.GetRequiredService<VectorFiller>();
        await Eventually.TrueAsync(() => Task.FromResult(filler.Fault is not null), "the fault is known");
        filler.Fault.ShouldNotBeNull().ShouldContain("48 dimensions after ones of 32");
        (await RowsAsync(app)).ShouldBe(0);
    }

    [Fact]
    public async Task One_text_that_is_refused_does_not_hold_up_the_others()
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        fake.Instead = (request, http) => FakeEmbeddings.Texts(request).Any(t => t.Contains("poison", StringComparison.Ordinal)) ? FakeEmbeddings.SayAsync(http, 400) : Task.FromResult(false);
        await using var app = new MemoryApp(fake.Settings(), store: TestStore.Sqlite);
        var lines = string.Join('\n', Enumerable.Range(0, 9).Select(i => $$"""{"repo":"acme/shop","rule":"{{(i == 4 ? "The poison rule" : $"Rule number {i}")}} stands for itself.","status":"active"}"""));
        using var body = new StringContent(lines, System.Text.Encoding.UTF8, "application/x-ndjson");
        (await app.Admin.PostAsync("/v1/lessons/import", body, Stopping)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ServesAsync(app, "openai/test-embedding/32", 8);
    }

    [Fact]
    public async Task A_search_whose_vector_does_not_come_goes_on_by_words()
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        await using var app = new MemoryApp(fake.Settings(), store: TestStore.Sqlite);
        await AddAsync(app, "Money is decimal.");
        await ServesAsync(app, "openai/test-embedding/32", 1);
        var space = Vectors(app).Space!;
        (await Vectors(app).QueryAsync(space, "money", Stopping)).ShouldNotBeNull();
        var asked = fake.Requests.Count;
        (await Vectors(app).QueryAsync(space, "money", Stopping)).ShouldNotBeNull();
        fake.Requests.Count.ShouldBe(asked, "the last questions are remembered");
        fake.Instead = (_, http) => FakeEmbeddings.SayAsync(http, 400);
        (await Vectors(app).QueryAsync(space, "something else", Stopping)).ShouldBeNull();
        asked = fake.Requests.Count;
        (await Vectors(app).QueryAsync(space, "and again", Stopping)).ShouldBeNull();
        fake.Requests.Count.ShouldBe(asked, "nobody waits for an endpoint that failed a moment ago");
        (await Vectors(app).QueryAsync(space, "money", Stopping)).ShouldNotBeNull();
        (await Vectors(app).QueryAsync(space, "  ", Stopping)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_erased_leaves_no_vector_and_a_backup_holds_none()
    {
        await using var fake = await FakeEmbeddings.StartAsync();
        await using var app = new MemoryApp(fake.Settings(), store: TestStore.Sqlite);
        var gone = await AddAsync(app, "Money is decimal.");
        await AddAsync(app, "Log no tokens.");
        await ServesAsync(app, "openai/test-embedding/32", 2);
        (await app.Admin.DeleteAsync($"/v1/lessons/{gone}", Stopping)).EnsureSuccessStatusCode();
        (await RowsAsync(app, $"lesson_id = '{gone}'")).ShouldBe(0);
        (await RowsAsync(app)).ShouldBe(1);

        var backup = await app.Admin.GetAsync("/v1/backup", Stopping);
        backup.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var other = new MemoryApp(fake.Settings(), store: TestStore.Sqlite);
        using var body = new ByteArrayContent(await backup.Content.ReadAsByteArrayAsync(Stopping));
        body.Headers.ContentType = new("application/gzip");
        var restored = await other.Admin.PostAsync("/v1/restore", body, Stopping);
        restored.StatusCode.ShouldBe(HttpStatusCode.OK, await restored.Content.ReadAsStringAsync(Stopping));
        await ServesAsync(other, "openai/test-embedding/32", 1);
    }

    [Fact]
    public async Task The_built_in_embedder_asks_nobody_and_stores_nothing()
    {
        await using var app = new MemoryApp(store: TestStore.Sqlite);
        await AddAsync(app, "Money is decimal.");
        Vectors(app).Space!.Name.ShouldStartWith("builtin/");
        (await OfAllAsync(app)).Count.ShouldBe(1);
        (await Vectors(app).QueryAsync(Vectors(app).Space!, "decimal", Stopping)).ShouldNotBeNull();
        (await RowsAsync(app)).ShouldBe(0);
        (await app.GetAsync<DoctorReport>("/v1/doctor")).Checks.Single(c => c.Name == "embedder").State.ShouldBe("ok");
    }
}
