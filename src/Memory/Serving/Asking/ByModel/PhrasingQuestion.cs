using System.Text.Json;
using Memory.Text;

namespace Memory.Serving;

/// <summary>
/// What a model is asked about a question that has been answered from sources: the embedded prompt, and question and sources as
/// JSON. JSON is the fence: whatever stands in a source stays inside its string. Pure.
/// </summary>
internal sealed class PhrasingQuestion
{
    private const int AnswerCharactersMax = 1_500;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly AskAnswer extract;

    /// <param name="extract">An answer that was found; its citations are the sources.</param>
    public PhrasingQuestion(string question, AskAnswer extract)
    {
        this.extract = extract;
        Text = JsonSerializer.Serialize(new
        {
            question,
            sources = extract.Citations.Select((c, i) => new { number = i + 1, kind = c.Kind, title = c.Title, said = c.Rule }),
            sentences = extract.Text,
        }, Options);
    }

    public static string System { get; } = Resource("ask.md");

    public static JsonElement Schema { get; } = JsonDocument.Parse(Resource("ask.schema.json")).RootElement;

    public string Text { get; }

    /// <summary>A model can only cite what it was shown, and what it finds it has from somewhere.</summary>
    public IReadOnlyList<string> Faults(JsonElement answer)
    {
        var numbers = Numbers(answer);
        var faults = new List<string>();
        if (numbers.Exists(n => n > extract.Citations.Count))
            faults.Add($"sources: numbers from 1 to {extract.Citations.Count}");
        if (answer.GetProperty("found").GetBoolean() && numbers.Count == 0)
            faults.Add("sources: at least one where found is true");
        return faults;
    }

    public AskAnswer Answer(JsonElement answer)
    {
        var text = Harmless.Line(answer.GetProperty("answer").GetString(), AnswerCharactersMax);
        return answer.GetProperty("found").GetBoolean()
            ? extract with { Text = text, Citations = [.. Numbers(answer).Distinct().Select(n => extract.Citations[n - 1])], ByModel = true }
            : extract with { Text = text, Citations = [], Found = false, ByModel = true };
    }

    private static List<int> Numbers(JsonElement answer) =>
        [.. answer.GetProperty("sources").EnumerateArray().Select(n => n.TryGetInt32(out var number) ? number : int.MaxValue)];

    private static string Resource(string name)
    {
        using var stream = typeof(PhrasingQuestion).Assembly.GetManifestResourceStream($"Memory.Serving.Asking.ByModel.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
