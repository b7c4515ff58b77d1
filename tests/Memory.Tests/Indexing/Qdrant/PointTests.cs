using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Indexing;
using Memory.Indexing.Embedding;
using Memory.Indexing.Qdrant;
using Memory.Indexing.Qdrant.Wire;
using Memory.Storage;
using Memory.Tests.Serving;

namespace Memory.Tests.Indexing.Qdrant;

/// <summary>The pure half: what is sent, and what a filter lets through.</summary>
public sealed class PointTests
{
    private static readonly string[] Scopes = ["*", "acme/*", "rival/*", "acme/shop", "acme/secret", "rival/app", "ac/me"];

    private static JsonObject Json(Filter filter) => JsonSerializer.SerializeToNode(filter, QdrantJson.Default.Filter)!.AsObject();

    private static FakePoint Stored(string repo, string status = "active") =>
        new("p", null, null, new JsonObject { ["repo"] = repo, ["owner"] = Grant.OwnerOf(repo), ["status"] = status });

    public static TheoryData<string> Grants() => ["", "acme/shop", "acme/*", "acme/shop rival/app", "rival/* acme/secret", "everything"];

    private static Grant Read(string grant) => grant == "everything" ? Grant.All : Grant.To([.. grant.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    [Theory]
    [MemberData(nameof(Grants))]
    public void A_filter_lets_through_what_the_grant_sees_and_nothing_else(string words)
    {
        var grant = Read(words);
        var anywhere = Json(LessonFilter.Of(grant, null, LessonStatuses.All)!);
        foreach (var scope in Scopes)
            FakeCollection.Matches(Stored(scope), anywhere).ShouldBe(grant.Sees(scope), scope);
        foreach (var repo in Scopes.Where(s => !s.Contains('*') && s.Contains('/')))
        {
            var filter = LessonFilter.Of(grant, repo.ToUpperInvariant(), LessonStatuses.All);
            (filter is not null).ShouldBe(grant.Covers(repo), repo);
            foreach (var scope in Scopes)
                (filter is not null && FakeCollection.Matches(Stored(scope), Json(filter))).ShouldBe(
                    grant.Covers(repo) && (scope == repo || scope == "*" || scope == Grant.OwnerOf(repo) + "/*"), $"{scope} asked in {repo}");
        }
    }

    [Fact]
    public void A_filter_lets_through_asked_statuses_and_never_the_mark()
    {
        var served = Json(LessonFilter.Of(Grant.All, null, LessonStatuses.Served)!);
        FakeCollection.Matches(Stored("acme/shop", "active"), served).ShouldBeTrue();
        FakeCollection.Matches(Stored("acme/shop", "conflicted"), served).ShouldBeTrue();
        FakeCollection.Matches(Stored("acme/shop", "proposed"), served).ShouldBeFalse();
        LessonFilter.Of(Grant.All, null, LessonStatuses.None).ShouldBeNull();
        var mark = JsonSerializer.SerializeToNode(new CollectionMark(1, 0, "e").At(7), QdrantJson.Default.Point)!;
        var stored = new FakePoint(mark["id"]!.GetValue<string>(), null, null, mark["payload"]!.AsObject());
        FakeCollection.Matches(stored, Json(LessonFilter.Of(Grant.All, null, LessonStatuses.All)!)).ShouldBeFalse();
    }

    [Fact]
    public void A_vector_that_is_none_is_left_out_and_the_words_stay()
    {
        var lesson = Known.Lesson("L100001", "Retry a payment twice.");
        var terms = new Dictionary<string, float> { ["retri"] = 3, ["payment"] = 3 };
        CodedVector?[] bad = [null, CodedVector.Of(Array.Empty<float>()), CodedVector.Of([0f, 0f]), CodedVector.Of([1f, 0f, 0f]), new([1, 1], float.NaN), new([1, 1], float.PositiveInfinity)];
        foreach (var vector in bad)
        {
            var point = LessonPoint.Of(5, lesson, terms, vector, dimensions: 2);
            point.Vector.Dense.ShouldBeNull();
            point.Vector.Words!.Indices.Count.ShouldBe(2);
        }
        LessonPoint.Of(5, lesson, terms, CodedVector.Of([1f, 0f]), 2).Vector.Dense.ShouldBe([1f, 0f]);
        LessonPoint.Of(5, lesson, new Dictionary<string, float>(), CodedVector.Of([1f, 0f]), 2).Vector.Words.ShouldBeNull();
    }

    [Fact]
    public void Numbers_of_terms_and_points_stay_as_they_are_stored()
    {
        // They stand in collections: another number is another layout.
        SparseWords.NumberOf("retri").ShouldBe(SparseWords.NumberOf("retri"));
        var words = SparseWords.Of(new Dictionary<string, float> { ["a"] = 3, ["b"] = 1, ["c"] = 0.5f })!;
        words.Indices.ShouldBe(words.Indices.Order());
        words.Values.Order().Last().ShouldBe(words.Values[words.Indices.ToList().IndexOf(SparseWords.NumberOf("a"))]);
        Enumerable.Range(0, 20_000).Select(i => SparseWords.NumberOf($"term{i}")).Distinct().Count().ShouldBeGreaterThan(19_995);
        LessonPoint.IdOf("L482133").ShouldNotBe(LessonPoint.IdOf("L482134"));
        LessonPoint.IdOf("L482133").Version.ShouldBe(8);
    }

    [Fact]
    public void A_node_that_wakes_up_late_overwrites_and_removes_nothing_newer()
    {
        var collection = new FakeCollection(JsonNode.Parse("""{"vectors":{"dense":{"size":2,"distance":"Cosine"}}}""")!.AsObject());
        var mark = new CollectionMark(1, 0, "e");
        void Send(long until, params PointChange[] changes)
        {
            foreach (var operation in LessonUpdates.Of(changes, mark, until).SelectMany(b => JsonSerializer.SerializeToNode(b, QdrantJson.Default.UpdateBatch)!["operations"]!.AsArray()))
                collection.Apply(operation!.AsObject());
        }
        PointChange Says(long revision, string status) => new(revision, LessonPoint.IdOf("L1"),
            new Point(LessonPoint.IdOf("L1"), new([1, 0], null), new() { Lesson = "L1", Repo = "acme/shop", Status = status, Revision = revision }));
        Send(9, Says(9, "active"));
        Send(5, Says(5, "retired"));
        Send(6, new PointChange(6, LessonPoint.IdOf("L1"), null));
        collection.Find(LessonPoint.IdOf("L1").ToString())!.Payload["status"]!.GetValue<string>().ShouldBe("active");
        collection.Find(CollectionMark.PointId.ToString())!.Payload["revision"]!.GetValue<long>().ShouldBe(9);
        Send(10, new PointChange(10, LessonPoint.IdOf("L1"), null));
        collection.Find(LessonPoint.IdOf("L1").ToString()).ShouldBeNull();
    }

    [Fact]
    public void A_request_holds_so_many_points_and_says_how_far_they_bring_it()
    {
        PointChange Of(int i, long revision) => new(revision, LessonPoint.IdOf($"L{i}"), null);
        var changes = Enumerable.Range(0, 250).Select(i => Of(i, i < 150 ? i + 1 : 200)).ToList();
        var batches = LessonUpdates.Of(changes, new CollectionMark(1, 0, "e"), 300).ToList();
        batches.Count.ShouldBe(3);
        // The second ends inside revision 200, of which the rest is still to come.
        batches.Select(b => b.Operations[^1].Upsert!.Points[0].Payload.Revision).ShouldBe([100L, 199L, 300L]);
    }

    [Fact]
    public void A_pause_grows_to_a_limit_and_differs_between_nodes()
    {
        QdrantHealth.PauseAfter(1, 0.5).ShouldBe(TimeSpan.FromMilliseconds(250));
        QdrantHealth.PauseAfter(3, 0.5).ShouldBe(TimeSpan.FromSeconds(1));
        QdrantHealth.PauseAfter(1_000, 1).ShouldBe(TimeSpan.FromSeconds(12));
        QdrantHealth.PauseAfter(5, 0).ShouldBeLessThan(QdrantHealth.PauseAfter(5, 1));
    }
}
