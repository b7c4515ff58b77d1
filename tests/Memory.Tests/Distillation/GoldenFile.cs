namespace Memory.Tests.Distillation;

/// <summary>Cases as lines of tab-separated columns, <c>\n</c> for a line end, read from the source tree.</summary>
internal static class GoldenFile
{
    public static IEnumerable<string[]> Read(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Memory.sln")))
            folder = folder.Parent;
        var path = Path.Combine(folder!.FullName, "tests", "Memory.Tests", relative);
        return File.ReadLines(path).Where(l => l.Length > 0).Select(l => l.Replace("\\n", "\n", StringComparison.Ordinal).Split('\t'));
    }
}
