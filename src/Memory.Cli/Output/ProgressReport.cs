using Memory.Cli.Importing;
using Memory.Client;
using Spectre.Console;

namespace Memory.Cli.Output;

/// <summary>Shows how far a long way is: a bar on a terminal, a line now and then in a pipe.</summary>
internal static class ProgressReport
{
    private const int BarBytesMin = 512 * 1024;
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    public static async Task<T> WhileAsync<T>(
        CliEnvironment environment, Screen screen, ImportSource source, Func<IProgress<ImportProgress>, Task<T>> work)
    {
        // A source that goes in one request is done before a bar could be read.
        if (!environment.ErrorIsTerminal || environment.Variable("TERM") == "dumb" || source.Bytes is null or < BarBytesMin)
            return await work(new Lines(environment, screen, source));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(screen.ErrorWriter),
            Ansi = AnsiSupport.Yes,
            ColorSystem = environment.WantsColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = environment.Width;
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context => await work(new Bar(context.AddTask(Markup.Escape(Plain.Line(source.Name)), maxValue: source.Bytes.Value))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => task.Value = value.Bytes;
    }

    private sealed class Lines(CliEnvironment environment, Screen screen, ImportSource source) : IProgress<ImportProgress>
    {
        private long last = environment.Time.GetTimestamp();

        public void Report(ImportProgress value)
        {
            if (environment.Time.GetElapsedTime(last) < BetweenLines)
                return;
            last = environment.Time.GetTimestamp();
            var share = source.Bytes is > 0 and var bytes ? $", {100 * value.Bytes / bytes} %" : "";
            var done = value.Lines > 0 ? When.Count(value.Lines, "line") : $"{When.Count(value.Bytes / 1024)} KiB";
            screen.Note($"{source.Name}: {done}{share}");
        }
    }
}
