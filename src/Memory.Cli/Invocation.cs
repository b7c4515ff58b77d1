using System.CommandLine;
using Memory.Cli.Connecting;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli;

/// <summary>One command being run: its options read, its client connected when it is first asked for.</summary>
internal sealed class Invocation(CliHost host, ParseResult parse, bool reads) : IDisposable
{
    private readonly LastAnswer answer = new(host.Handler ?? new SocketsHttpHandler { AllowAutoRedirect = false });
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(12);
    private MemoryClient? client;

    public CliHost Host => host;
    public CliEnvironment Environment => host.Environment;
    public Screen Screen => host.Screen;
    public bool Json => parse.GetValue(host.Options.Json);

    /// <summary>The folder whose git remote names the repository; a command about another folder sets it first.</summary>
    public string Folder { get; set; } = host.Environment.WorkingFolder;

    /// <summary>A command whose one request moves a whole store sets it before the client is asked for.</summary>
    public bool WaitsLong { get; set; }

    /// <summary>Null until the first request.</summary>
    public Connection? Connection { get; private set; }

    /// <summary>Null until a repository was asked for.</summary>
    public RepoChoice? RepoChoice { get; private set; }

    /// <summary>What <c>--url</c> and <c>--key</c> say on the command line itself.</summary>
    public string? UrlOption => parse.GetValue(host.Options.Url);
    public string? KeyOption => parse.GetValue(host.Options.Key);

    /// <summary>What <c>--repo</c> says on the command line itself.</summary>
    public string? RepoOption => parse.GetValue(host.Options.Repo);

    public T? Get<T>(Option<T> option) => parse.GetValue(option);
    public T? Get<T>(Argument<T> argument) => parse.GetValue(argument);

    /// <summary>Words that were not quoted are one text: <c>memory search never use enums</c>.</summary>
    public string Words(Argument<string[]> argument) => string.Join(' ', parse.GetValue(argument) ?? []).Trim();

    public MemoryClient Client
    {
        get
        {
            if (client is not null)
                return client;
            Connection ??= Connection.Of(UrlOption, KeyOption, host.Environment, reads);
            return client = MemoryClient.Connect(Connection.Address, Connection.Key, answer, WaitsLong ? LongWait : null);
        }
    }

    /// <summary>The repository; null is all that the key may see.</summary>
    public string? Repo => (RepoChoice ??= RepoLookup.Choose(RepoOption, host.Environment, Folder)).Repo;

    /// <summary>The repository of a command that cannot do without.</summary>
    public string RequiredRepo => Repo ?? throw new UsageException(
        RepoChoice!.All
            ? "this needs one repository: give --repo owner/name"
            : $"which repository? {Folder} has no git remote \"origin\" that names one: give --repo owner/name, or set MEMORY_REPO");

    /// <summary>The service took something in and has yet to work on it.</summary>
    public bool LeftWork => answer.LeftWork;

    /// <summary>Prints the service's last answer as it came.</summary>
    public int PrintAnswer()
    {
        Screen.Json(answer.Text);
        return CliHost.Ok;
    }

    /// <summary>Prints what was answered about each of several: one document, the answer itself for one, an array for more.</summary>
    /// <param name="asked">How many there were; what a failure left out is missing from the array.</param>
    public void PrintAnswers(int asked, IReadOnlyList<string> answers)
    {
        if (answers.Count > 0)
            Screen.Json(asked == 1 ? answers[0] : $"[{string.Join(',', answers)}]");
    }

    public string AnswerText => answer.Text;

    public void Dispose()
    {
        client?.Dispose();
        answer.Dispose();
    }
}
