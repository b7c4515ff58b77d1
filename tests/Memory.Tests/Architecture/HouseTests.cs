using System.Text.RegularExpressions;

namespace Memory.Tests.Architecture;

/// <summary>The rules of the house, read from the sources: who may use whom, and where a library lives.</summary>
public sealed partial class HouseTests
{
    /// <summary>Beneath every feature, and therefore open to all: pure strings, the shapes of the wire, what the service says about itself.</summary>
    private static readonly string[] Ground = ["Text", "Client", "Telemetry"];

    /// <summary>Folder → folders that it may use. Endpoints and setup files may use <see cref="Skin"/> as well.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Text"] = [],
        ["Telemetry"] = ["Storage"],
        ["Storage"] = [],
        ["Comments"] = ["Storage"],
        ["Screening"] = [],
        ["Lessons"] = ["Storage"],
        ["Distillation"] = ["Comments", "Intake", "Lessons"],
        ["Tombstones"] = ["Storage"],
        ["Settings"] = ["Intake", "Lessons", "Publishing", "Storage"],
        ["Erasure"] = ["Comments", "Indexing", "Intake", "Jobs", "Learning", "Lessons", "Outcomes", "Publishing", "Screening", "Settings", "Storage", "Tombstones"],
        ["Intake"] = ["Comments", "GitHub", "Jobs", "Screening", "Storage", "Tombstones"],
        ["Guidelines"] = ["Distillation", "Intake", "Lessons", "Publishing", "Storage", "Tombstones"],
        ["Documents"] = ["Indexing", "Screening", "Storage", "Tombstones"],
        ["GitHub"] = [],
        ["Answering"] = ["GitHub", "Intake", "Lessons", "Outcomes", "Publishing", "Screening", "Serving", "Settings", "Storage", "Tombstones"],
        ["Renaming"] = ["GitHub", "Intake", "Lessons", "Storage", "Tombstones"],
        ["Jobs"] = ["Storage"],
        ["Replaying"] = ["Comments", "Indexing", "Intake", "Jobs", "Learning", "Lessons", "Publishing", "Screening", "Serving", "Settings", "Storage"],
        ["Indexing"] = ["Lessons", "Storage"],
        ["Outcomes"] = ["Lessons", "Storage"],
        ["Serving"] = ["Ai", "Indexing", "Lessons", "Outcomes", "Storage"],
        ["Agents"] = ["Access", "Api", "Indexing", "Lessons", "Outcomes", "Publishing", "Serving", "Storage"],
        ["Publishing"] = ["Lessons", "Storage"],
        ["PullRequests"] = ["Answering", "Distillation", "GitHub", "Intake", "Jobs", "Lessons", "Outcomes", "Publishing", "Screening", "Serving", "Settings", "Storage", "Tombstones"],
        ["Learning"] = ["Ai", "Comments", "Distillation", "Indexing", "Intake", "Lessons", "Outcomes", "Screening", "Serving", "Settings", "Storage", "Tombstones"],
        ["Ai"] = ["Storage"],
        ["Access"] = ["Storage"],
        ["Backups"] = ["Indexing", "Storage"],
        ["Connecting"] = ["Access", "Api", "GitHub", "Intake", "Publishing", "Storage"],
        ["Doctor"] = ["Access", "Ai", "Connecting", "GitHub", "Indexing", "Intake", "Publishing", "Storage"],
        ["Api"] = ["Storage"],
    };

    /// <summary>What endpoints and setup files stand on, whatever their feature.</summary>
    private static readonly string[] Skin = ["Api", "Access", "Ai", "Storage", "Lessons", "Screening", "Indexing", "Outcomes", "Client", "Erasure", "Settings", "Tombstones"];

    /// <summary>A skin by name or by nature: it turns requests into calls.</summary>
    private static bool IsSkin(string file) =>
        file.Contains("/Endpoints/", StringComparison.Ordinal) || SkinName().IsMatch(file);

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Memory.sln")))
                folder = folder.Parent;
            return folder.FullName;
        }
    }

    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        foreach (var file in Sources())
            data.Add(file);
        return data;
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", "Memory"), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Root, "src", "Memory"), f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root, "src", "Memory", file));

    [Fact]
    public void Every_feature_uses_only_what_it_may()
    {
        var wrong = new List<string>();
        foreach (var file in Sources().Where(f => f.Contains('/')))
        {
            var folder = file[..file.IndexOf('/')];
            if (folder == "Demonstration")
                continue;
            Allowed.ShouldContainKey(folder, $"{folder} is a new room: say in this test and in docs/architecture.md whom it may use");
            var may = Allowed[folder].Concat(Ground).Append(folder).Concat(IsSkin(file) ? Skin : []).ToHashSet();
            foreach (Match use in Uses().Matches(Read(file)))
                if (!may.Contains(use.Groups["folder"].Value))
                    wrong.Add($"{file} uses {use.Groups["folder"].Value}");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_centre_knows_no_host_no_model_and_no_index()
    {
        foreach (var file in Sources().Where(f => f.StartsWith("Lessons/", StringComparison.Ordinal) && !f.Contains("/Vocabulary/", StringComparison.Ordinal)))
            Outsiders().IsMatch(Read(file)).ShouldBeFalse(file);
    }

    [Theory]
    [InlineData("Markdig", "Publishing")]
    [InlineData("Anthropic", "Ai")]
    [InlineData("OpenAI", "Ai")]
    [InlineData("Microsoft.Data.Sqlite", "Storage")]
    [InlineData("Npgsql", "Storage")]
    [InlineData("ModelContextProtocol", "Agents")]
    [InlineData("Dapper", "Storage", "Lessons/LessonWriter.cs")]
    public void A_library_has_one_home(string library, params string[] homes)
    {
        var uses = Sources().Where(f => Regex.IsMatch(Read(f), $@"^using {Regex.Escape(library)}\b|[^.\w]{Regex.Escape(library)}\.\w", RegexOptions.Multiline)).ToList();
        uses.ShouldNotBeEmpty();
        uses.Where(f => !homes.Any(h => f.StartsWith(h, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Endpoints_hold_no_SQL()
    {
        foreach (var file in Sources().Where(f => f.Contains("Endpoint", StringComparison.Ordinal)))
            Sql().IsMatch(Read(file)).ShouldBeFalse(file);
    }

    [Fact]
    public void No_room_is_named_after_a_kind_of_thing()
    {
        string[] refused = ["Models", "Utils", "Helpers", "Common", "Core", "Infrastructure", "Managers", "Services", "Index"];
        Directory.EnumerateDirectories(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Where(d => !d.Contains("/obj", StringComparison.Ordinal) && !d.Contains("/bin", StringComparison.Ordinal))
            .Select(d => Path.GetFileName(d)).Intersect(refused).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_read_in_a_minute(string file) =>
        Read(file).AsSpan().Count('\n').ShouldBeLessThanOrEqualTo(300, file);

    [Fact]
    public void Program_is_a_table_of_contents() =>
        Read("Program.cs").AsSpan().Count('\n').ShouldBeLessThanOrEqualTo(65);

    [GeneratedRegex(@"(^using (static )?|[^\w.])Memory\.(?<folder>[A-Z]\w+)", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"\b(github|octokit|qdrant|openai|anthropic|IChatClient|ILessonIndex)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Outsiders();

    [GeneratedRegex("\"\\s*(select|insert into|update|delete from) ", RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    [GeneratedRegex(@"(Endpoints?|Setup|Middleware|CommentParser|WebhookReader|EventReader|IdAsTextOrNumber|Caller|RepoName|Description)\.cs$")]
    private static partial Regex SkinName();
}
