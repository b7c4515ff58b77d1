using System.Globalization;
using Memory.Access;
using Memory.Client;

namespace Memory.Demonstration;

/// <summary>What the demo prints: one line a comment that asked for something, and the rest counted.</summary>
internal sealed class DemoScreen(TextWriter output, bool color)
{
    private const int AuthorMax = 12;
    private const int WordsMax = 58;
    private const int ReasonMax = 96;

    private int lastWeek;

    public void Title(string text)
    {
        output.WriteLine();
        output.WriteLine(Paint("1", text));
        output.WriteLine();
    }

    public void Week(IReadOnlyList<Comment> comments, IReadOnlyList<Delivery> deliveries)
    {
        var first = comments[0].UpdatedAt ?? comments[0].CreatedAt ?? default;
        if (ISOWeek.GetWeekOfYear(first.UtcDateTime) is var week && week != lastWeek)
            output.WriteLine(Paint("2", $"week of {ISOWeek.ToDateTime(first.Year, week, DayOfWeek.Monday).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"));
        lastWeek = week;
        var quiet = 0;
        foreach (var (comment, delivery) in comments.Zip(deliveries))
        {
            var spoken = comment.Deleted == true || (comment.Body ?? "").Contains("claude", StringComparison.OrdinalIgnoreCase);
            if (!spoken && delivery.Outcome == "ignored")
            {
                quiet++;
                continue;
            }
            var words = comment.Deleted == true ? "(deleted)" : Short(comment.Body ?? "", WordsMax);
            output.WriteLine($"  {Short(comment.Author ?? "", AuthorMax),-AuthorMax} {words.PadRight(WordsMax)}  {Outcome(delivery.Outcome)} {Short(delivery.Reason ?? "", ReasonMax)}");
        }
        if (quiet > 0)
            output.WriteLine(Paint("2", $"  {"…",-AuthorMax} {quiet} more without a tag: kept, to answer questions from"));
    }

    public void Summary(Stats stats)
    {
        var lessons = string.Join(", ", stats.Lessons.OrderByDescending(l => l.Value).Select(l => $"{l.Value} {l.Key}"));
        output.WriteLine();
        output.WriteLine($"{stats.Comments} comments → lessons: {lessons}; {stats.Passages} threads to answer questions from.");
    }

    public void ClaudeMd(string file, RenderResult rendered)
    {
        Title($"CLAUDE.md as the team would merge it ({file}); every byte outside the block is theirs");
        var text = rendered.Files["CLAUDE.md"];
        var from = Math.Max(0, text.IndexOf("<!-- memory:begin", StringComparison.Ordinal));
        var to = text.IndexOf("<!-- memory:end", from, StringComparison.Ordinal);
        output.WriteLine(to < 0 ? text : text[from..to].TrimEnd() + "\n<!-- memory:end -->");
        var others = rendered.Files.Keys.Where(k => k != "CLAUDE.md").ToList();
        if (others.Count > 0)
            output.WriteLine(Paint("2", $"and, read only when a matching file is: {string.Join(", ", others)}"));
    }

    public void Context(ContextRequest request, ContextPack pack)
    {
        Title($"A session is about to “{request.Task}” in {request.Files![0]} and gets {pack.Lessons.Count} lessons ({pack.Tokens} tokens, {pack.TookMs:0.0} ms)");
        output.WriteLine(pack.Markdown.TrimEnd());
        output.WriteLine();
        foreach (var lesson in pack.Lessons)
            output.WriteLine(Paint("2", $"  {lesson.Id}: {string.Join("; ", lesson.Reasons)}"));
    }

    public void Ask(AskRequest request, Answer answer)
    {
        Title($"A newcomer asks: {request.Question}");
        output.WriteLine(answer.Text);
        foreach (var citation in answer.Citations)
            output.WriteLine(Paint("2", $"  {citation.Kind} {citation.Url ?? citation.Id}"));
    }

    public void GoOn(string address, string folder, FirstRunKeys keys)
    {
        Title("Still serving; try it yourself (Ctrl+C ends it)");
        output.WriteLine($"  address  {address}   (routes: {address}/openapi/v1.json)");
        output.WriteLine($"  keys     {keys.AdminFile} (everything), {keys.SessionFile} (reading)");
        output.WriteLine();
        output.WriteLine($"  export MEMORY_URL={address} MEMORY_DATA={folder} MEMORY_REPO=acme/shop");
        output.WriteLine("  dotnet run --project src/Memory.Cli -- ask \"where are prices computed?\"");
        output.WriteLine("  dotnet run --project src/Memory.Cli -- lessons list");
    }

    private string Outcome(string outcome)
    {
        var shade = outcome switch
        {
            "learned" or "reinforced" or "superseded" => "32",
            "conflict" or "held" => "33",
            "failed" => "31",
            _ => "2",
        };
        return Paint(shade, outcome.PadRight(10));
    }

    private string Paint(string code, string text) => color ? $"\e[{code}m{text}\e[0m" : text;

    /// <summary>One line; control characters of a comment never reach the terminal.</summary>
    private static string Short(string text, int max)
    {
        var line = string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= max ? line : line[..(max - 1)] + "…";
    }
}
