using System.Text;
using Memory.Cli;
using Memory.Tests.Clients;

namespace Memory.Tests.Cli;

/// <summary>Runs the command line in this process, in a folder of its own, against a <see cref="FakeService"/>.</summary>
internal sealed class CliRunner : IDisposable
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter error = new() { NewLine = "\n" };

    public CliRunner()
    {
        Folder = Directory.CreateTempSubdirectory("memory-cli-").FullName;
        Work = Directory.CreateDirectory(Path.Combine(Folder, "work")).FullName;
        Environment = new CliEnvironment { WorkingFolder = Work, UserData = Path.Combine(Folder, "data") };
    }

    public FakeService Service { get; } = new();
    public string Folder { get; }
    public string Work { get; }
    public CliEnvironment Environment { get; set; }
    public string Output => output.ToString();
    public string Error => error.ToString();

    public CliRunner With(params (string Name, string Value)[] variables)
    {
        var all = Environment.Variables.ToDictionary(v => v.Key, v => v.Value);
        foreach (var (name, value) in variables)
            all[name] = value;
        Environment = Environment with { Variables = all };
        return this;
    }

    public CliRunner WithInput(string text, bool terminal = false)
    {
        Environment = Environment with { Input = () => new MemoryStream(Encoding.UTF8.GetBytes(text)), InputIsTerminal = terminal };
        return this;
    }

    public CliRunner OnTerminal()
    {
        Environment = Environment with { OutputIsTerminal = true, ErrorIsTerminal = true };
        return this;
    }

    /// <summary>Writes a file; the path begins in the working folder, and may leave it with <c>..</c>.</summary>
    public string Write(string path, string text)
    {
        var file = Path.GetFullPath(path, Work);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public CliRunner InRepository(string url = "https://github.com/acme/shop.git")
    {
        Write(".git/config", $"[core]\n\tbare = false\n[remote \"origin\"]\n\turl = {url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n");
        return this;
    }

    public async Task<int> RunAsync(params string[] args)
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        var code = await Memory.Cli.Program.RunAsync(args, output, error, Service, Environment, TestContext.Current.CancellationToken);
        Service.AllWasCalled();
        return code;
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        Service.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
