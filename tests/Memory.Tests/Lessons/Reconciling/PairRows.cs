using System.Text.Json;
using Memory.Lessons.Reconciling;

namespace Memory.Tests.Lessons.Reconciling;

/// <summary>Labelled pairs of rules beside this file, in the shape that the bench reads too.</summary>
internal static class PairRows
{
    public static string Path { get; } = Find();

    /// <summary>Rows of (id, a, b, relation).</summary>
    public static IEnumerable<TheoryDataRow<string, string, string, Relation>> All() => File.ReadLines(Path).Select(line =>
    {
        using var row = JsonDocument.Parse(line);
        string Text(string side) => row.RootElement.GetProperty(side).GetProperty("rule").GetString()!;
        return new TheoryDataRow<string, string, string, Relation>(
            row.RootElement.GetProperty("id").GetString()!, Text("a"), Text("b"),
            Enum.Parse<Relation>(row.RootElement.GetProperty("relation").GetString()!, ignoreCase: true));
    });

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Memory.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder?.FullName ?? ".", "tests", "Memory.Tests", "Lessons", "Reconciling", "pairs.jsonl");
    }
}
