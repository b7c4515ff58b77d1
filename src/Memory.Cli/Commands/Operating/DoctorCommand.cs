using System.CommandLine;
using System.Text.Json;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands.Operating;

/// <summary><c>memory doctor</c>: what is wrong, and what to do about it, also when the service cannot be asked.</summary>
internal static class DoctorCommand
{
    public static Command Create(CliHost host)
    {
        var command = new Command("doctor", "Is anything wrong, and what is the fix?");
        host.Run(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(Invocation call, CancellationToken cancellationToken)
    {
        DoctorReport report;
        try
        {
            report = await call.Client.GetDoctorReportAsync(cancellationToken);
            var tried = call.Connection!;
            report = report with { Checks = [new("service", "ok", $"{tried.Name} {report.Version}; key from {tried.KeyFrom}"), .. report.Checks] };
        }
        catch (MemoryException failure) when (call.Connection is { } tried)
        {
            // Whoever asks the doctor wants a finding, not a failed command.
            var (message, hints) = Explanation.Of(failure, tried, null);
            report = new DoctorReport { Checks = [new("service", "failed", $"{message} (tried {tried.Name} with the key from {tried.KeyFrom})", string.Join(" ", hints))] };
        }
        if (call.Json)
            call.Screen.Json(JsonSerializer.Serialize(report, MemoryJson.Default.DoctorReport));
        else
            Print(call.Screen, report);
        return report.Checks.Any(c => c.State == "failed") ? CliHost.Failed : CliHost.Ok;
    }

    private static void Print(Screen screen, DoctorReport report) =>
        screen.Table(["check", "state", "what was found, and the fix"],
            [.. report.Checks.Select(c => (Span[])[new(c.Name), new(c.State, InkOf(c.State)), new(c.Fix is null ? c.Detail : $"{c.Detail} → {c.Fix}")])]);

    private static Ink InkOf(string state) => state switch
    {
        "ok" => Ink.Good,
        "warning" => Ink.Doubtful,
        _ => Ink.Bad,
    };
}
