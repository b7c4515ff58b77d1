using System.Text.RegularExpressions;

namespace Memory.Distillation.Scopes;

/// <summary>A rule about tests, migrations, workflows, endpoints or one kind of file takes the pattern of that kind.</summary>
internal static partial class FileKinds
{
    /// <summary>Folder names that stand for a kind of file; their pattern is better than the folder.</summary>
    public static bool IsKind(string folder) => folder.ToLowerInvariant() is "test" or "tests" or "spec" or "specs" or "migrations" or "src" or "main" or "workflows" or "lib" or "java" or "kotlin";

    public static string? Read(string said, string rule, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (path.StartsWith(".github/workflows/", StringComparison.Ordinal) && Workflow().IsMatch(rule))
            return $".github/workflows/*{Ending(name)}";
        if (IsTest(path) && Tests().IsMatch(OutsideTests().Replace(said + " " + rule, "")))
            return TestPattern(path, name);
        if (Folder(path, "migrations") is { } && (Migrations().IsMatch(said) || name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)))
            return $"**/migrations/*{Ending(name)}";
        if (Manifest().IsMatch(name))
            return $"**/{name}";
        if (Stem().Match(name) is { Success: true } stem && Mentions(said + " " + rule, stem.Groups["kind"].Value))
            return $"**/*{stem.Groups["kind"].Value}{Ending(name)}";
        if (name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase))
            return "**/Dockerfile";
        var plain = name.Split('.')[0];
        return CodeWords.IsDeclarative(name) && plain.Length > 4 && plain.All(char.IsLower) && plain.EndsWith('s') && Mentions(rule, plain) ? $"**/{name}" : null;
    }

    private static bool IsTest(string path) => TestPath().IsMatch(path);

    private static string TestPattern(string path, string name)
    {
        var ending = Ending(name);
        if (TestSuffix().Match(name) is { Success: true } suffix)
        {
            var pattern = "*" + suffix.Groups["suffix"].Value + ending;
            return Folder(path, "spec") == "spec" ? $"spec/**/{pattern}" : $"**/{pattern}";
        }
        foreach (var folder in new[] { "src/test", "tests", "test", "spec", "specs", "__tests__", "Tests" })
            if (Folder(path, folder) is { } at)
                return at == folder ? $"{at}/**/*{ending}" : $"**/{folder}/**/*{ending}";
        return name.StartsWith("test_", StringComparison.Ordinal) ? $"**/test_*{ending}" : $"**/*{ending}";
    }

    /// <summary>The path up to that folder, null when it is not on the way.</summary>
    private static string? Folder(string path, string folder)
    {
        if (path.StartsWith(folder + "/", StringComparison.Ordinal))
            return folder;
        var at = path.IndexOf($"/{folder}/", StringComparison.Ordinal);
        return at < 0 ? null : path[..(at + 1 + folder.Length)];
    }

    private static string Ending(string name) => name.LastIndexOf('.') is var dot && dot > 0 ? name[dot..] : "";

    private static bool Mentions(string text, string kind)
    {
        var word = kind.Trim('_', '-', '.');
        var singular = word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y" : word.TrimEnd('s');
        return Regex.IsMatch(text, $@"(?<![\w`]){Regex.Escape(singular)}(?:s|es)?(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?:^|/)(?:tests?|specs?|__tests__|\w+\.Tests?|testing|androidTest|e2e|cypress)/|(?:_test|_spec|\.test|\.spec|Tests?|Spec|IT)\.\w+$|(?:^|/)test_\w+\.\w+$|(?:^|/)conftest\.py$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TestPath();

    [GeneratedRegex(@"(?<suffix>_test|_spec|\.test|\.spec|\.cy|\.e2e|(?<=[a-z0-9])Tests?|(?<=[a-z0-9])Spec)(?=\.\w+$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TestSuffix();

    [GeneratedRegex(
        @"\b(?:tests?|specs?|testing|tested|test\s+names?|unit[- ]tests?|mocks?|mocking|mocked|stubs?|fakes?|fixtures?|asserts?|assertions?|assertj|snapshots?|"
        + @"factor(?:y|ies)|clock|sleeps?|e2e|setup|teardown|flaky|tests?klassen|pruebas|testes)\b|assert|expect\(|テスト", Options, 1000)]
    private static partial Regex Tests();

    [GeneratedRegex(@"\b(?:outside|except(?:\s+in)?|not\s+in|other\s+than|so(?:\s+that)?)\s+(?:the\s+|of\s+|unit\s+)*tests?\b[^.,;]*|\btests?\s+(?:may|can|are\s+exempt)\b[^.,;]*", Options, 1000)]
    private static partial Regex OutsideTests();

    [GeneratedRegex(@"\b(?:migrations?|migration|migrar|migraci[oó]n|migrationen|columns?)\b|マイグレーション", Options, 1000)]
    private static partial Regex Migrations();

    [GeneratedRegex(@"\b(?:actions?|workflows?|jobs?|runners?|steps?|pipelines?|ci|permissions?|secrets?|uses|token|checkout|cache|matrix)\b", Options, 1000)]
    private static partial Regex Workflow();

    [GeneratedRegex(
        @"^(?:package\.json|Cargo\.toml|go\.mod|requirements[\w-]*\.txt|pyproject\.toml|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|mix\.exs|"
        + @"pubspec\.yaml|Package\.swift|Directory\.\w+\.props|tsconfig\.json|docker-compose[\w.-]*\.ya?ml|compose\.ya?ml|Makefile|Chart\.yaml|values\.yaml)$", Options, 1000)]
    private static partial Regex Manifest();

    /// <summary>The last word of a file name that says what the file is: GuestEndpoints, search_controller, labels.handler.</summary>
    [GeneratedRegex(
        @"(?<kind>(?:(?<=[a-z0-9])(?:Endpoints?|Controllers?|Handlers?|Repository|Repositories|Validators?|Mappers?|Migrations?|ViewModel|Serializers?|"
        + @"Resolvers?|Middleware|Jobs?|Options|Queries))|(?:_|\.|-)(?:controllers?|handlers?|serializers?|routes?|resolvers?|validators?|jobs?|workers?|views?|"
        + @"stories|module|service|guard|pipe|directive))(?=\.\w+$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stem();
}
