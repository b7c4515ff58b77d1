using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Lessons.Lifecycle;
using Memory.Screening;
using Memory.Text;

namespace Memory.Lessons.Endpoints;

/// <summary>Checks what somebody wants a lesson to be, and takes secrets and hidden text out of it.</summary>
internal static class LessonInputReader
{
    public const int RuleCharsMax = 1_000;
    public const int WhyCharsMax = 2_000;
    private const int PathsMax = 50;
    private const int ExamplesMax = 10;
    private const int ExampleCharsMax = 4_000;

    /// <exception cref="FaultException">400 naming the field; 403 for a repository outside the grant.</exception>
    public static (LessonDraft Draft, string? Pattern, IReadOnlyList<string> Warnings) Read(LessonInput input, Caller caller)
    {
        var (rule, ruleWarnings) = Text(input.Rule, "rule", RuleCharsMax);
        if (string.IsNullOrWhiteSpace(rule))
            throw FaultException.Invalid("rule", "rule is missing: say what to do or not to do, in a sentence or two.");
        var (why, whyWarnings) = Text(input.Why, "why", WhyCharsMax);
        var (examples, exampleWarnings) = Examples(input.Examples);
        var draft = new LessonDraft
        {
            Repo = Repo(input.Repo, caller),
            Rule = rule,
            Why = string.IsNullOrWhiteSpace(why) ? null : why,
            Kind = Kind(input.Kind),
            Topic = Topic(input.Topic),
            Paths = Paths(input.Scope),
            Core = input.Core ?? false,
            Examples = examples,
        };
        return (draft, string.IsNullOrWhiteSpace(input.Pattern) ? null : Pattern(input.Pattern), [.. ruleWarnings.Concat(whyWarnings).Concat(exampleWarnings).Distinct()]);
    }

    /// <summary>The lesson after a merge patch. Only what stands in the patch was checked anew, and screened.</summary>
    public static LessonEdit Merge(Lesson lesson, LessonInput merged, Caller caller)
    {
        // What was confirmed before is not judged anew because something else changes.
        var kept = merged.Pattern == lesson.Pattern;
        var (draft, pattern, warnings) = Read(kept ? merged with { Pattern = null } : merged, caller);
        var words = draft.Rule != lesson.Rule || draft.Why != lesson.Why || !draft.Examples.SequenceEqual(lesson.Examples);
        return new LessonEdit
        {
            Repo = draft.Repo,
            Rule = draft.Rule,
            Why = draft.Why,
            Kind = draft.Kind,
            Topic = draft.Topic,
            Paths = draft.Paths,
            Core = draft.Core,
            Pattern = kept ? lesson.Pattern : pattern,
            Examples = draft.Examples,
            Warnings = words ? warnings : lesson.Warnings,
        };
    }

    public static string Repo(string? repo, Caller caller)
    {
        if (repo is not ("*" or null) && !repo.EndsWith("/*", StringComparison.Ordinal))
            return caller.Demand(RepoName.Require(repo));
        if (repo is null)
            throw FaultException.Invalid("repo", $"repo is missing: name the repository as {RepoName.Shape}.");
        if (repo != "*" && RepoName.Parse(repo[..^1] + "x") is null)
            throw FaultException.Invalid("repo", "repo is owner/name, owner/* or *.");
        caller.Demand(KeyScope.Admin, "A lesson for more than one repository");
        if (!caller.Grant.Everything && (repo == "*" || !caller.Grant.Owners.Contains(repo[..^2].ToLowerInvariant())))
            throw new FaultException(Fault.Forbidden, "This key does not cover all of these repositories.", "repo");
        return repo.ToLowerInvariant();
    }

    private static (string Text, IReadOnlyList<string> Warnings) Text(string? text, string field, int max)
    {
        if (text is null)
            return ("", []);
        if (text.Length > max)
            throw FaultException.Invalid(field, $"{field} has {text.Length} characters; {max} are allowed.");
        var screened = Screen.Clean(text);
        return (string.Join(' ', screened.Text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            [.. screened.Warnings.Select(w => w.Detail)]);
    }

    private static LessonKind Kind(string? kind) => kind is null ? LessonKind.Do
        : LessonWords.ParseKind(kind) ?? throw FaultException.Invalid("kind", "kind is do, dont or keep.");

    private static string Topic(string? topic) => topic is null ? Topics.Default
        : Topics.All.Contains(topic) ? topic : throw FaultException.Invalid("topic", $"topic is one of {string.Join(", ", Topics.All)}.");

    private static IReadOnlyList<string> Paths(LessonScope? scope)
    {
        var paths = scope?.Paths ?? [];
        if (paths.Count > PathsMax)
            throw FaultException.Invalid("scope.paths", $"scope.paths holds at most {PathsMax} globs.");
        foreach (var path in paths)
            if (path is null || !PathGlob.IsValid(path, out _))
                throw FaultException.Invalid("scope.paths", "scope.paths holds path globs from the repository's root, e.g. src/**/*.cs.");
        return [.. paths.Select(PathGlob.Normalize).Distinct(StringComparer.Ordinal)];
    }

    private static string Pattern(string pattern) => CodePattern.TryParse(pattern, out var parsed, out var fault)
        ? parsed.Text
        : throw FaultException.Invalid("pattern", $"pattern {fault}.");

    private static (IReadOnlyList<Example>, IReadOnlyList<string>) Examples(IReadOnlyList<LessonExample>? examples)
    {
        if (examples is null)
            return ([], []);
        if (examples.Count > ExamplesMax || examples.Any(e => e is null || e.Bad?.Length > ExampleCharsMax || e.Good?.Length > ExampleCharsMax || e.Language?.Length > 40))
            throw FaultException.Invalid("examples", $"examples holds at most {ExamplesMax} pairs of code, each side at most {ExampleCharsMax} characters.");
        var cleaned = examples.Select(e => (Bad: Clean(e.Bad), Good: Clean(e.Good), e.Language)).ToList();
        return ([.. cleaned.Select(e => new Example(e.Bad?.Text, e.Good?.Text, e.Language))],
            [.. cleaned.SelectMany(e => new[] { e.Bad, e.Good }).SelectMany(c => c?.Warnings ?? []).Select(w => w.Detail)]);
    }

    private static Screened? Clean(string? code) => code is null ? null : Screen.Clean(code);
}
