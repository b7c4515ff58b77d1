using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.Distillation;
using Memory.Distillation.TopicReading;
using Memory.Indexing;
using Memory.Lessons;
using Memory.Lessons.Endpoints;
using Memory.Lessons.Lifecycle;
using Memory.Publishing;
using Memory.Screening;
using Memory.Storage;
using Memory.Text;
using Memory.Tombstones;

namespace Memory.Guidelines.Endpoints;

/// <summary>What a team has already written for agents comes in; it stays in the files as theirs.</summary>
internal static class GuidelineEndpoints
{
    private const int BodyBytesMax = 25 * 1024 * 1024;
    private const int FilesMax = 500;
    private const int WordsCharsMax = 4_000;
    private const int RulesMax = 10_000;
    private const int RulesPerTransaction = 200;
    /// <summary>Known lessons that a line is compared with.</summary>
    private const int NearestMax = 24;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/guidelines", PostAsync).Needs(KeyScope.Write).Costs(Work.Costly).WithTags("Lessons").WithName("AddGuidelines")
            .WithSummary("Take the rules of CLAUDE.md, AGENTS.md, rule files and exports of other tools as lessons.")
            .Accepts<GuidelinesInput>("application/json").Produces<GuidelinesReceipt>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415);

    private static async Task<GuidelinesReceipt> PostAsync(HttpContext http, Database database, ILessonIndex index, IndexFollower follower, TimeProvider time)
    {
        var search = new Nearest(index, follower);
        var caller = http.Caller();
        var input = await JsonBody.ReadAsync<GuidelinesInput>(http, BodyBytesMax);
        var repo = caller.Demand(RepoName.Require(input.Repo));
        var files = Files(input.Files);
        if (await database.ReadAsync(s => TombstoneStore.OfRepositoryAsync(s, repo), http.RequestAborted) is { } erased)
            throw FaultException.Invalid("repo", $"repo: {erased.Refusal}.");
        var now = time.GetUtcNow();
        var lessons = new List<GuidelineLesson>();
        var rejected = new List<GuidelineRejected>();
        var (retired, passedOver, held) = (new List<string>(), 0, 0);
        foreach (var file in files)
        {
            var found = FoundRules.Of(repo, file.Path!, file.Text!, file.Link);
            passedOver += found.PassedOver;
            if (found.Fault is { } fault)
            {
                rejected.Add(new(file.Path!, 1, fault));
                continue;
            }
            if (lessons.Count + found.Rules.Count > RulesMax)
                throw new FaultException(Fault.TooLarge, $"More than {RulesMax} rules in one request; send the files in several.", "files");
            var asked = new List<(FoundRule Rule, Lessons.Lesson Lesson)>();
            var erasedPeople = await ErasedAsync(database, found.Rules, http.RequestAborted);
            foreach (var rule in found.Rules)
                if (rule.From?.Author is { } author && erasedPeople.TryGetValue(author, out var refusal))
                    rejected.Add(new(file.Path!, rule.Line, refusal));
                else if (Read(rule, file, repo, caller, now, out var reason) is { } lesson)
                    asked.Add((rule, lesson));
                else
                    rejected.Add(new(file.Path!, rule.Line, reason!));
            // First what is gone: a line that was written anew does not contradict itself.
            var keys = asked.SelectMany(a => a.Lesson.Evidence).Select(e => e.Comment).ToHashSet(StringComparer.Ordinal);
            retired.AddRange(await WriteAsync(database, caller, s => GuidelineStore.TakeBackAsync(s, repo, file.Path!, keys, caller.Who, now)));
            foreach (var chunk in asked.Chunk(RulesPerTransaction))
            {
                var taken = await WriteAsync(database, caller, s => AddAsync(s, search, [.. chunk.Select(a => a.Lesson)], caller.Who, now));
                foreach (var (line, (rule, _)) in taken.Zip(chunk))
                    if (line.Lesson is { } l)
                        lessons.Add(new(l.Id, file.Path!, rule.Line, l.Rule, l.Status.ToWire()) { Contradicts = l.Status == LessonStatus.Conflicted ? l.ConflictsWith : null });
                    else
                        rejected.Add(new(file.Path!, rule.Line, line.Refusal!));
                held += taken.Count(t => t.Lesson is { Warnings.Count: > 0, Status: LessonStatus.Proposed });
            }
        }
        foreach (var link in files.Select(f => f.Link).OfType<string>().Except(files.Select(f => f.Path!), StringComparer.Ordinal))
            retired.AddRange(await WriteAsync(database, caller, s => GuidelineStore.TakeBackAsync(s, repo, link, [], caller.Who, now)));
        return new(lessons.Count, lessons, retired, held, passedOver, rejected);
    }

    private static async Task<List<TakenLine>> AddAsync(WriteSession s, Nearest search, Lessons.Lesson[] asked, string who, DateTimeOffset now)
    {
        await search.Follower.CatchUpAsync(s, CancellationToken.None);
        var store = new GuidelineStore(s, async draft =>
            [.. (await search.Index.SearchAsync(new(Grant.All, draft.Repo, draft.Rule, [], LessonStatuses.All, NearestMax), CancellationToken.None)).Items.Select(h => h.Lesson)], who, now);
        var taken = new List<TakenLine>();
        foreach (var lesson in asked)
            taken.Add(await store.AddAsync(lesson));
        return taken;
    }

    /// <summary>Where known lessons are found, and what brings it level with the store.</summary>
    private sealed record Nearest(ILessonIndex Index, IndexFollower Follower);

    private static Task<T> WriteAsync<T>(Database database, Caller caller, Func<WriteSession, Task<T>> write) => database.WriteAsync(s =>
    {
        s.KeyId = caller.KeyId;
        return write(s);
    });

    /// <summary>People among the authors whose words stay away, with the reason.</summary>
    private static async Task<Dictionary<string, string>> ErasedAsync(Database database, IReadOnlyList<FoundRule> rules, CancellationToken cancellation)
    {
        var authors = rules.Select(r => r.From?.Author).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var erased = authors.Count == 0 ? [] : await database.ReadAsync(s => TombstoneStore.OfPeopleAsync(s, authors), cancellation);
        return erased.ToDictionary(p => p.Key, p => p.Value.Refusal, StringComparer.OrdinalIgnoreCase);
    }

    private static IReadOnlyList<GuidelineSource> Files(IReadOnlyList<GuidelineSource>? files)
    {
        if (files is not { Count: > 0 })
            throw FaultException.Invalid("files", "files is missing: send the files as they are, e.g. [{\"path\":\"CLAUDE.md\",\"text\":\"…\"}].");
        if (files.Count > FilesMax)
            throw new FaultException(Fault.TooLarge, $"files holds at most {FilesMax} files.", "files");
        foreach (var file in files)
            if (file?.Text is null || !RepositoryPath.IsValid(file.Path) || (file.Link is not null && !RepositoryPath.IsValid(file.Link)))
                throw FaultException.Invalid("files", "files names each file by its path from the repository's root, with its text; link is such a path, too.");
        return files;
    }

    /// <summary>The rule as a lesson, screened; null with the reason where it cannot be one.</summary>
    private static Lessons.Lesson? Read(FoundRule rule, GuidelineSource file, string repo, Caller caller, DateTimeOffset now, out string? reason)
    {
        try
        {
            reason = null;
            var (draft, _, warnings) = LessonInputReader.Read(new LessonInput
            {
                Repo = repo,
                Rule = rule.Rule,
                Kind = KindReader.Read(rule.Rule).ToWire(),
                Topic = TopicReader.Read(rule.Rule, null, rule.Globs.Count > 0 ? rule.Globs[0] : null, null),
                Scope = new LessonScope([.. rule.Globs]),
            }, caller);
            // What a team wrote is in force, which only an admin may say in its name.
            var approved = caller.May(KeyScope.Admin) ? GuidelineStore.Team : null;
            return NewLesson.Of(draft, id: "", [EvidenceOf(rule, file, repo, now)], approved, now, warnings);
        }
        catch (FaultException fault)
        {
            reason = fault.Message;
            return null;
        }
    }

    private static Evidence EvidenceOf(FoundRule rule, GuidelineSource file, string repo, DateTimeOffset now)
    {
        var words = Clean(rule.Words, WordsCharsMax)!;
        if (rule.From is not { } from)
            return new()
            {
                Comment = FileEvidence.Key(file.Path!, words),
                Repo = repo,
                Author = GuidelineStore.Team,
                Path = file.Path,
                Url = Url(file.Url) is { } url ? $"{url}#L{rule.Line}" : null,
                SaidAt = now,
                Words = words,
            };
        return new()
        {
            Comment = Clean(from.Key, 200)!,
            Repo = repo,
            Author = Clean(from.Author, 100) ?? GuidelineStore.Team,
            Path = Clean(from.Path, 1_024),
            Url = Url(from.Url),
            PullRequest = from.PullRequest,
            SaidAt = from.At ?? now,
            Words = words,
        };
    }

    private static string? Url(string? url) =>
        url is { Length: <= 2_000 } && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? Redaction.Redact(url) : null;

    private static string? Clean(string? text, int max) => text is null ? null : Shortening.Head(Screen.Clean(text).Text, max);
}
