namespace Memory.Tests.Infrastructure;

/// <summary>Real data beside the repository; tests that need it are skipped, with the reason, where it is missing.</summary>
internal static class SharedData
{
    public static string? Find(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Memory.sln")))
            folder = folder.Parent;
        if (folder?.Parent is null)
            return null;
        var path = Path.Combine(folder.Parent.FullName, "shared", "data", relative);
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    public static string Require(string relative)
    {
        var path = Find(relative);
        if (path is null)
            Assert.Skip($"../shared/data/{relative} is not there");
        return path;
    }
}
