using System.Text;
using Memory.Client.Instructions;
using Memory.GitHub;
using Memory.GitHub.Wire;
using Memory.Publishing;

namespace Memory.PullRequests;

/// <summary>Reads the files that lessons are written into, at one commit, byte for byte.</summary>
internal sealed class RepositoryReader(GitHubContents contents)
{
    private const string Link = "120000";
    /// <summary>Links that lead to links.</summary>
    private const int LinksMax = 10;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task<RepositoryFiles> ReadAsync(string repo, string commit, IReadOnlyList<string> targets, CancellationToken cancellation) =>
        await ReadTreeAsync(repo, (await contents.CommitAsync(repo, commit, cancellation)).Tree.Sha, targets, cancellation);

    /// <param name="tree">Of a commit, or of one that is to be.</param>
    public async Task<RepositoryFiles> ReadTreeAsync(string repo, string tree, IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        var reading = new Reading(contents, repo, new TreeWalk(contents, repo, tree, cancellation), cancellation);
        var (real, former) = (new List<string>(), new List<string>());
        foreach (var target in targets)
            if (await reading.RealAsync(target, isTarget: true) is { } path && !real.Contains(path, StringComparer.Ordinal))
                real.Add(path);
        foreach (var other in PublishingSetup.TargetsKnown.Except(targets, StringComparer.Ordinal))
            if (await reading.RealAsync(other, isTarget: false) is { } path && !real.Contains(path, StringComparer.Ordinal) && !former.Contains(path, StringComparer.Ordinal))
                former.Add(path);
        var texts = await InstructionFiles.ReadAsync(real, former, reading);
        var document = await reading.RealAsync(InstructionFiles.Document, isTarget: false) ?? InstructionFiles.Document;
        return new(tree, texts, reading.Modes, real.Count > 0 ? real : targets, document, former, reading.Problem);
    }

    private sealed class Reading(GitHubContents contents, string repo, TreeWalk walk, CancellationToken cancellation) : IFileTree
    {
        public Dictionary<string, string> Modes { get; } = new(StringComparer.Ordinal);
        public string? Problem { get; private set; }

        /// <summary>CLAUDE.md can be a link to AGENTS.md; it stays one.</summary>
        public async Task<string?> RealAsync(string path, bool isTarget)
        {
            if (await walk.FindAsync(path) is not { Mode: Link })
                return path;
            if (await FollowAsync(path) is var (target, _))
                return target;
            if (isTarget)
                Problem ??= $"{path} is a link that leads to no file of the repository; make it a file, or name another target";
            return null;
        }

        public async Task<(IReadOnlyList<string> Files, IReadOnlyList<string> Folders)> ListAsync(string folder)
        {
            var items = await walk.FolderAsync(folder);
            return ([.. items.Where(i => i.Type == "blob").Select(i => i.Path)], [.. items.Where(i => i.Type == "tree").Select(i => i.Path)]);
        }

        public async Task<string?> ReadAsync(string path, int bytesMax, bool isEdited)
        {
            if (await walk.FindAsync(path) is not { } item)
                return null;
            var file = isEdited ? item : await FollowAsync(path) is var (_, found) ? found : null;
            if (file is not null && await TextAsync(file, bytesMax) is { } text && !(isEdited && InstructionFiles.IsTooLong(file.Size ?? 0, text)))
            {
                Modes[path] = file.Mode;
                return text;
            }
            if (isEdited)
                Problem ??= $"{path} is no UTF-8 text file of at most {bytesMax / (1024 * 1024)} MiB, and cannot be edited without loss";
            return null;
        }

        /// <summary>Where a path leads once links are followed; null where that is no file.</summary>
        private async Task<(string Path, TreeItem File)?> FollowAsync(string path)
        {
            for (var links = 0; links <= LinksMax && await walk.FindAsync(path) is { Type: "blob" } item; links++)
            {
                if (item.Mode != Link)
                    return (path, item);
                var name = Encoding.UTF8.GetString(await contents.BlobAsync(repo, item.Sha, cancellation)).Trim();
                if (name.StartsWith('/') || ImportNames.Resolve(path, name) is not { } next)
                    return null;
                path = next;
            }
            return null;
        }

        private async Task<string?> TextAsync(TreeItem item, int bytesMax)
        {
            if (item.Type != "blob" || item.Mode == Link || item.Size > bytesMax)
                return null;
            try
            {
                return Strict.GetString(await contents.BlobAsync(repo, item.Sha, cancellation));
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }
}
