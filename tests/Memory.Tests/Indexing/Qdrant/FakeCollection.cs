using System.Text.Json.Nodes;

namespace Memory.Tests.Indexing.Qdrant;

/// <summary>A point as it was sent, last written wins.</summary>
internal sealed record FakePoint(string Id, float[]? Dense, Dictionary<uint, float>? Words, JsonObject Payload);

/// <summary>A request that the real server would refuse, in its words.</summary>
internal sealed class RefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}

/// <summary>One collection, kept and searched as the real server does it for what is used: cosine over all, sparse products with IDF, filters.</summary>
internal sealed class FakeCollection(JsonObject config)
{
    private readonly SortedDictionary<string, FakePoint> points = new(StringComparer.Ordinal);
    private readonly int? size = config["vectors"]?["dense"]?["size"]?.GetValue<int>();

    public HashSet<string> Indexes { get; } = [];
    public int Upserts { get; private set; }
    public IReadOnlyCollection<FakePoint> Points => points.Values;

    public void Apply(JsonObject operation)
    {
        if (operation["upsert"] is JsonObject upsert)
            Upsert(upsert["points"]!.AsArray(), upsert["update_filter"]?.AsObject());
        else if (operation["delete"]?["filter"] is JsonObject filter)
            foreach (var gone in points.Values.Where(p => Matches(p, filter)).ToList())
                points.Remove(gone.Id);
        else
            throw new RefusedException(400, "Format error in JSON body: data did not match any variant of untagged enum UpdateOperation");
    }

    public FakePoint? Find(string id) => points.GetValueOrDefault(id);

    public List<(FakePoint Point, float Score)> Query(JsonObject query)
    {
        var filter = query["filter"]?.AsObject();
        var among = points.Values.Where(p => filter is null || Matches(p, filter));
        var scored = (query["query"], query["using"]?.GetValue<string>()) switch
        {
            (null, _) => among.Select(p => (p, 0f)),
            (JsonArray dense, "dense") => ByDense(among, [.. dense.Select(d => d!.GetValue<float>())]),
            (JsonObject sparse, "words") => ByWords(among, sparse, query["params"]?["idf"]?["corpus"]?.AsObject()).OrderByDescending(s => s.Item2),
            (_, var name) => throw new RefusedException(400, $"Wrong input: Not existing vector name error: {name}"),
        };
        return [.. scored.Take(query["limit"]?.GetValue<int>() ?? 10)];
    }

    private void Upsert(JsonArray sent, JsonObject? updateFilter)
    {
        foreach (var node in sent)
        {
            var vector = node!["vector"]!.AsObject();
            if (vector.FirstOrDefault(v => v.Key is not ("dense" or "words")).Key is { } stranger)
                throw new RefusedException(400, $"Wrong input: Not existing vector name error: {stranger}");
            var dense = vector["dense"]?.AsArray().Select(d => d!.GetValue<float>()).ToArray();
            if (dense is not null)
                CheckSize(dense.Length);
            var point = new FakePoint(node["id"]!.GetValue<string>(), dense, Sparse(vector["words"]?.AsObject()), node["payload"]!.DeepClone().AsObject());
            if (updateFilter is not null && points.TryGetValue(point.Id, out var known) && !Matches(known, updateFilter))
                continue;
            points[point.Id] = point;
            Upserts++;
        }
    }

    private IEnumerable<(FakePoint, float)> ByDense(IEnumerable<FakePoint> among, float[] asked)
    {
        CheckSize(asked.Length);
        return among.Where(p => p.Dense is not null).Select(p => (p, Cosine(p.Dense!, asked))).OrderByDescending(s => s.Item2);
    }

    private IEnumerable<(FakePoint, float)> ByWords(IEnumerable<FakePoint> among, JsonObject sparse, JsonObject? corpus)
    {
        var asked = Sparse(sparse)!;
        var counted = points.Values.Where(p => p.Words is not null && (corpus is null || Matches(p, corpus))).ToList();
        var idf = asked.Keys.ToDictionary(i => i, i =>
        {
            var having = counted.Count(p => p.Words!.ContainsKey(i));
            return MathF.Log((counted.Count - having + 0.5f) / (having + 0.5f) + 1);
        });
        return among.Where(p => p.Words is not null && asked.Keys.Any(p.Words.ContainsKey))
            .Select(p => (p, asked.Sum(a => p.Words!.GetValueOrDefault(a.Key) * a.Value * idf[a.Key])));
    }

    private void CheckSize(int length)
    {
        if (size is null)
            throw new RefusedException(400, "Wrong input: Not existing vector name error: dense");
        if (length != size)
            throw new RefusedException(400, $"Wrong input: Vector dimension error: expected dim: {size}, got {length}");
    }

    private static Dictionary<uint, float>? Sparse(JsonObject? vector)
    {
        if (vector is null)
            return null;
        var indices = vector["indices"]!.AsArray().Select(i => i!.GetValue<uint>()).ToList();
        var values = vector["values"]!.AsArray().Select(v => v!.GetValue<float>()).ToList();
        if (indices.Count != values.Count || indices.Distinct().Count() != indices.Count)
            throw new RefusedException(422, "Validation error in JSON body: [vector.indices: must be unique, and as many as values]");
        return indices.Zip(values).ToDictionary(p => p.First, p => p.Second);
    }

    private static float Cosine(float[] a, float[] b)
    {
        var norms = MathF.Sqrt(a.Sum(x => x * x)) * MathF.Sqrt(b.Sum(x => x * x));
        return norms == 0 ? 0 : a.Zip(b).Sum(p => p.First * p.Second) / norms;
    }

    public static bool Matches(FakePoint point, JsonObject filter) =>
        (filter["must"]?.AsArray().All(c => Holds(point, c!.AsObject())) ?? true)
        && (filter["should"]?.AsArray().Any(c => Holds(point, c!.AsObject())) ?? true);

    private static bool Holds(FakePoint point, JsonObject condition)
    {
        if (condition["has_id"] is JsonArray ids)
            return ids.Any(i => i!.GetValue<string>() == point.Id);
        if (condition["key"] is null)
            return Matches(point, condition);
        var value = point.Payload[condition["key"]!.GetValue<string>()];
        if (condition["match"]?["any"] is JsonArray any)
            return value is not null && any.Any(a => a!.GetValue<string>() == value.GetValue<string>());
        if (condition["range"]?["lt"] is { } below)
            return value is not null && value.GetValue<long>() < below.GetValue<long>();
        throw new RefusedException(400, "Format error in JSON body: this fake knows no such condition");
    }
}
