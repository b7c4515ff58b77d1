using System.Text.Json;

namespace Memory.Bench.Retrieval;

/// <summary>Long conversations with questions: each is a set of its own, its documents the turns or the whole sessions.</summary>
internal static class LocomoSets
{
    /// <summary>The question has no answer in the conversation.</summary>
    private const int Adversarial = 5;

    public static List<RetrievalSet> Read(string path, bool sessions)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(c => Conversation(c, sessions))];
    }

    private static RetrievalSet Conversation(JsonElement sample, bool sessions)
    {
        var turns = sample.GetProperty("conversation").EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(p => p.Value.EnumerateArray().Select(t => (Id: RetrievalSet.Text(t, "dia_id"),
                Text: $"{RetrievalSet.Text(t, "speaker")}: {RetrievalSet.Text(t, "text")} {RetrievalSet.Text(t, "blip_caption")}"))).ToList();
        IEnumerable<(string, string, string)> documents = sessions
            ? turns.GroupBy(t => Session(t.Id), StringComparer.Ordinal).Select(g => (g.Key, "", string.Join('\n', g.Select(t => t.Text))))
            : turns.Select(t => (t.Id, "", t.Text));
        var known = turns.Select(t => sessions ? Session(t.Id) : t.Id).ToHashSet(StringComparer.Ordinal);
        var queries = new List<(string, string)>();
        var relevant = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var question in sample.GetProperty("qa").EnumerateArray())
        {
            if (question.GetProperty("category").GetInt32() == Adversarial || !question.TryGetProperty("evidence", out var evidence))
                continue;
            var ids = evidence.EnumerateArray().Select(e => e.GetString() ?? "").Select(e => sessions ? Session(e) : e).Where(known.Contains).ToHashSet(StringComparer.Ordinal);
            if (ids.Count == 0)
                continue;
            var id = $"q{queries.Count}";
            queries.Add((id, RetrievalSet.Text(question, "question")));
            relevant[id] = ids;
        }
        return new RetrievalSet([.. documents], queries, relevant);
    }

    private static string Session(string turn) => turn.Split(':')[0];
}
