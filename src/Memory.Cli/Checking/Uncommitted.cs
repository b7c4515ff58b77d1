using Memory.Client.Checkouts;

namespace Memory.Cli.Checking;

/// <summary>What differs from the last commit, new files that are not ignored among it: agents make more of those than of anything else.</summary>
internal static class Uncommitted
{
    /// <summary>As git writes sizes; a larger new file is to it like a binary one.</summary>
    public const string LargestNew = "256k";

    private const int NewFilesMax = 1_000;

    public static async Task<Change> ReadAsync(string folder, CancellationToken cancellation)
    {
        // Before the first commit everything is new.
        var last = (await GitProgram.RunAsync(folder, ["rev-parse", "--quiet", "--verify", "HEAD"], cancellation, mayFail: true)).Trim();
        if (last.Length == 0)
            last = (await GitProgram.RunAsync(folder, ["hash-object", "-t", "tree", "--stdin"], cancellation, input: "")).Trim();
        var known = await GitProgram.RunAsync(folder, DiffSource.Git(last), cancellation);
        var top = GitFolder.Find(folder)?.Top ?? folder;
        var all = (await GitProgram.RunAsync(top, ["ls-files", "--others", "--exclude-standard", "-z"], cancellation)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var repositories = all.Where(n => n.EndsWith('/')).Select(n => $"{n} (a repository of its own)");
        var files = all.Where(n => !n.EndsWith('/')).ToList();
        if (files.Count == 0)
            return Change.Of(known, repositories);
        var (added, failed) = await AddedAsync(top, [.. files.Take(NewFilesMax)], cancellation);
        return Change.Of(known + added, [.. repositories, .. files.Skip(failed ? 0 : NewFilesMax).Select(n => $"{n} (new)")]);
    }

    /// <summary>Git names them in an index of their own; the repository and its index stay as they are.</summary>
    private static async Task<(string Diff, bool Failed)> AddedAsync(string top, List<string> files, CancellationToken cancellation)
    {
        var own = Directory.CreateTempSubdirectory("memory-check-");
        try
        {
            var index = Path.Combine(own.FullName, "index");
            var variables = new Dictionary<string, string> { ["GIT_INDEX_FILE"] = index, ["GIT_OBJECT_DIRECTORY"] = own.CreateSubdirectory("objects").FullName };
            await GitProgram.RunAsync(top, ["--literal-pathspecs", "add", "--intent-to-add", "--ignore-errors", "--pathspec-from-file=-", "--pathspec-file-nul"], cancellation,
                string.Join('\0', files), variables, mayFail: true);
            if (!File.Exists(index))
                return ("", true);
            variables.Remove("GIT_OBJECT_DIRECTORY");
            return (await GitProgram.RunAsync(top, ["-c", $"core.bigFileThreshold={LargestNew}", .. DiffSource.Git()], cancellation, variables: variables), false);
        }
        finally
        {
            Remove(own);
        }
    }

    /// <summary>Git makes its files read-only; where that forbids deleting them, the temporary folder stays rather than the answer.</summary>
    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
                file.IsReadOnly = false;
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is empty but for an index of names.
        }
    }
}
