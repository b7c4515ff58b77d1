using System.Text.Json;
using Memory.Text;

namespace Memory.Serving;

/// <summary>
/// What a model is asked about a change: the embedded prompt, and lessons and changed lines as JSON. JSON is the fence: whatever
/// stands in a file stays inside its string. Pure.
/// </summary>
internal sealed class CheckQuestion
{
    private const int CharactersMax = 24_000;
    private const int LineCharactersMax = 400;
    private const int MessageCharactersMax = 300;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Dictionary<string, CheckFinding> near;
    private readonly HashSet<(string Path, int Line)> added = [];

    public CheckQuestion(UnifiedDiff diff, IReadOnlyList<CheckFinding> near)
    {
        this.near = near.ToDictionary(f => f.Lesson.Id, StringComparer.Ordinal);
        Text = JsonSerializer.Serialize(new
        {
            lessons = near.Select(f => new { id = f.Lesson.Id, rule = f.Lesson.Rule, why = f.Lesson.Why, paths = f.Lesson.Paths }),
            files = Files(diff),
        }, Options);
    }

    public static string System { get; } = Resource("check.md");

    public static JsonElement Schema { get; } = JsonDocument.Parse(Resource("check.schema.json")).RootElement;

    public string Text { get; }

    /// <summary>A model can only point at what it was shown.</summary>
    public IReadOnlyList<string> Faults(JsonElement answer)
    {
        var faults = new List<string>();
        foreach (var (broken, i) in answer.GetProperty("broken").EnumerateArray().Select((b, i) => (b, i)))
        {
            if (!near.ContainsKey(broken.GetProperty("lesson").GetString()!))
                faults.Add($"broken[{i}].lesson: one of {string.Join(", ", near.Keys)}");
            if (!added.Contains(PlaceOf(broken)))
                faults.Add($"broken[{i}].line: an added line (+) of the file at path");
        }
        return faults;
    }

    public IReadOnlyList<CheckFinding> Findings(JsonElement answer) =>
        [.. answer.GetProperty("broken").EnumerateArray().Select(broken =>
        {
            var (path, line) = PlaceOf(broken);
            var finding = near[broken.GetProperty("lesson").GetString()!];
            var message = Harmless.Line(broken.GetProperty("message").GetString(), MessageCharactersMax);
            return finding with { Path = path, Line = line, Message = $"{Checker.Rule(finding.Lesson)} {message}".Trim(), Certainty = CheckCertainty.Judged };
        }).DistinctBy(f => (f.Lesson.Id, f.Path, f.Line))];

    private static (string, int) PlaceOf(JsonElement broken) =>
        (broken.GetProperty("path").GetString()!, broken.GetProperty("line").TryGetInt32(out var line) ? line : 0);

    /// <summary>Lines with their numbers and signs, files with lessons near them first, until the question is long enough.</summary>
    private List<object> Files(UnifiedDiff diff)
    {
        var left = CharactersMax;
        var told = near.Values.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var files = new List<object>();
        foreach (var file in diff.Files.Where(f => f.Path.Length > 0 && f.Hunks.Count > 0).OrderByDescending(f => told.Contains(f.Path)))
        {
            var lines = new List<string>();
            foreach (var hunk in file.Hunks)
                foreach (var line in hunk.Lines.TakeWhile(_ => left > 0))
                {
                    var text = hunk.Of(line);
                    text = text.Length > LineCharactersMax ? text[..LineCharactersMax] + " …" : text;
                    lines.Add($"{line.Number} {(line.Sign switch { DiffSign.Added => '+', DiffSign.Removed => '-', _ => ' ' })} {text}");
                    left -= text.Length + 8;
                    if (line.Sign == DiffSign.Added)
                        added.Add((file.Path, line.Number));
                }
            if (lines.Count > 0)
                files.Add(new { path = file.Path, lines });
        }
        return files;
    }

    private static string Resource(string name)
    {
        using var stream = typeof(CheckQuestion).Assembly.GetManifestResourceStream($"Memory.Serving.Checking.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
