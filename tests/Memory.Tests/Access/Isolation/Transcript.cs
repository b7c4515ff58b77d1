using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Memory.Outcomes;
using Memory.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Memory.Tests.Access.Isolation;

/// <summary>What a walk was answered, with the names that chance gives replaced by the order in which they appeared.</summary>
internal sealed partial class Transcript
{
    private static readonly string[] Compared = ["ETag", "Location", "Retry-After", "WWW-Authenticate", "Allow"];
    private readonly Dictionary<string, string> names = [];

    /// <param name="fixedNames">Ids that mean the same in both walks: they stay as they are.</param>
    public Transcript(IEnumerable<string> fixedNames)
    {
        foreach (var name in fixedNames)
            names[name] = name;
    }

    public List<string> Answers { get; } = [];

    public static async Task<Transcript> OfAsync(MemoryApp app, IEnumerable<Step> steps, string? key, IEnumerable<string> fixedNames)
    {
        var transcript = new Transcript(fixedNames);
        using var client = app.WithKey(key);
        foreach (var step in steps)
        {
            // What was served is counted a moment later.
            await Eventually.TrueAsync(() => Task.FromResult(app.Services.GetRequiredService<ExposureLog>().IsWritten), "what was served is counted");
            using var request = step.Request();
            using var answer = await client.SendAsync(request);
            var text = new StringBuilder().Append(request.Method).Append(' ').Append(step.Path).Append(' ').Append(step.Body).Append(" → ").Append((int)answer.StatusCode);
            foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(h => Compared.Contains(h.Key) || h.Key == "Content-Type"))
                text.Append('\n').Append(header.Key).Append(": ").AppendJoin(", ", header.Value);
            var body = await answer.Content.ReadAsStringAsync();
            text.Append('\n').Append(step.Operation == "GET /v1/tombstones" ? Ordered(body) : body);
            transcript.Answers.Add(transcript.Named(Took().Replace(text.ToString(), "\"tookMs\":0")));
        }
        return transcript;
    }

    /// <summary>Tombstones stand in the order of their ids, which chance gives.</summary>
    private static string Ordered(string body)
    {
        if (JsonNode.Parse(body) is not JsonObject page || page["items"] is not JsonArray items)
            return body;
        page["items"] = new JsonArray([.. items.Select(i => i!.DeepClone()).OrderBy(i => $"{i["kind"]} {i["repo"]} {i["lesson"]}", StringComparer.Ordinal)]);
        return page.ToJsonString();
    }

    private string Named(string text) => RandomName().Replace(text, m =>
    {
        if (!names.TryGetValue(m.Value, out var name))
            names[m.Value] = name = $"{m.Value[0]}#{names.Count}";
        return name;
    });

    [GeneratedRegex("\"tookMs\":[0-9.eE-]+")]
    private static partial Regex Took();

    [GeneratedRegex(@"\b(L[1-9][0-9]{5,8}|T[0-9a-f]{12}|K[0-9a-f]{10}|D[0-9a-f]{16}|mem_[0-9A-Za-z]{43})\b|(?<=""next"":"")[0-9A-Za-z_-]+")]
    private static partial Regex RandomName();
}
