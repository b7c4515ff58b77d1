using System.Text;
using Memory.GitHub;
using Memory.GitHub.Wire;
using Memory.Publishing;

namespace Memory.PullRequests;

/// <summary>Reads the files that lessons are written into, at one commit, byte for byte.</summary>
internal sealed class RepositoryReader(GitHubContents contents)
{
    private const long BytesMax = 4 * 1024 * 1024;
    private const int RulesMax = 200;
    private const int ImportsMax = 30;
    private const string Link = "120000";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task<RepositoryFiles> ReadAsync(string repo, string commit, IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        var tree = (await contents.CommitAsync(repo, commit, cancellation)).Tree.Sha;
        var reading = new Reading(contents, repo, new TreeWalk(contents, repo, tree, cancellation), cancellation);
        var real = new List<string>();
        foreach (var target in targets)
            if (await reading.RealAsync(target) is { } path && !real.Contains(path, StringComparer.Ordinal))
                real.Add(path);
        foreach (var path in real.Append(LoadedText.InnerDocument))
            await reading.TakeAsync(path, must: path != LoadedText.InnerDocument);
        foreach (var rule in await reading.RulesAsync())
            await reading.TakeAsync(rule, must: RuleFile.IsOurs(rule));
        await reading.ImportsAsync([.. real, LoadedText.InnerDocument]);
        return new(commit, tree, reading.Texts, reading.Found, real.Count > 0 ? real : targets, reading.Problem);
    }

    private sealed class Reading(GitHubContents contents, string repo, TreeWalk walk, CancellationToken cancellation)
    {
        public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, (string Mode, string Sha)> Found { get; } = new(StringComparer.Ordinal);
        public string? Problem { get; private set; }

        /// <summary>CLAUDE.md can be a link to AGENTS.md; it stays one.</summary>
        public async Task<string?> RealAsync(string path)
        {
            if (await walk.FindAsync(path) is not { Mode: Link } link)
                return path;
            var target = Encoding.UTF8.GetString(await contents.BlobAsync(repo, link.Sha, cancellation)).Trim();
            target = target.StartsWith("./", StringComparison.Ordinal) ? target[2..] : target;
            if (await walk.FindAsync(target) is { Type: "blob", Mode: not Link })
                return target;
            Problem ??= $"{path} is a link that leads to no file beside it; make it a file, or name another target";
            return null;
        }

        /// <param name="must">False: what cannot be read is passed over.</param>
        public async Task TakeAsync(string path, bool must)
        {
            if (Texts.ContainsKey(path) || await walk.FindAsync(path) is not { } item)
                return;
            if (await TextAsync(item) is { } text)
            {
                Texts[path] = text;
                Found[path] = (item.Mode, item.Sha);
            }
            else if (must)
            {
                Problem ??= $"{path} is no UTF-8 text file of at most {BytesMax / (1024 * 1024)} MiB, and cannot be edited without loss";
            }
        }

        public async Task<IReadOnlyList<string>> RulesAsync()
        {
            var rules = (await walk.FolderAsync(RuleFile.Folder.TrimEnd('/'))).Where(i => i.Type == "blob" && i.Path.EndsWith(".md", StringComparison.Ordinal)).Select(i => RuleFile.Folder + i.Path);
            return [.. rules.OrderByDescending(RuleFile.IsOurs).ThenBy(p => p, StringComparer.Ordinal).Take(RulesMax)];
        }

        /// <summary>What these files load with them, and what that loads.</summary>
        public async Task ImportsAsync(IReadOnlyList<string> from)
        {
            var waiting = new Queue<string>(from);
            for (var taken = 0; waiting.TryDequeue(out var path);)
                foreach (var import in Texts.TryGetValue(path, out var text) ? LoadedText.Named(path, text).Distinct().ToList() : [])
                {
                    if (Texts.ContainsKey(import) || ++taken > ImportsMax)
                        continue;
                    await TakeAsync(import, must: false);
                    waiting.Enqueue(import);
                }
        }

        private async Task<string?> TextAsync(TreeItem item)
        {
            if (item.Type != "blob" || item.Mode == Link || item.Size > BytesMax)
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
