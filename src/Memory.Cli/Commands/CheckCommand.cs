using System.CommandLine;
using System.Text.Json.Nodes;
using Memory.Cli.Checking;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory check</c>: which lessons a change breaks. Exit code 1 when a confirmed pattern stands in its new lines.</summary>
internal static class CheckCommand
{
    private const string Match = "match", Judged = "judged";
    private const int PassedOverMax = 20;

    public static Command Create(CliHost host)
    {
        var patch = new Argument<string?>("PATCH") { Description = "A unified diff in a file, or - for standard input", Arity = ArgumentArity.ZeroOrOne };
        var diff = new Option<string?>("--diff") { Description = "What git diff takes: two revisions, a range", HelpName = "revisions" };
        var staged = new Option<bool>("--staged") { Description = "What would be committed" };
        var file = new Option<string?>("--file") { Description = "A unified diff in a file, or - for standard input", HelpName = "file" };
        var model = new Option<bool>("--model") { Description = "Let the model judge the lessons near the change, where one is configured" };
        var annotations = new Option<string?>("--annotations") { Description = "Print findings as annotations of a pull request", HelpName = "github" };
        annotations.AcceptOnlyFromAmong("github");
        var command = new Command("check", "Which lessons a change breaks; without a choice, what is not committed yet, new files too") { patch, diff, staged, file, model, annotations };
        host.Run(command, async (call, cancellationToken) =>
        {
            var repo = call.RequiredRepo;
            var source = new DiffSource(call.Get(patch) ?? call.Get(file), call.Get(diff), call.Get(staged));
            var findings = new List<Finding>();
            var answers = new List<string>();
            var change = await source.ReadAsync(call, cancellationToken);
            foreach (var part in DiffParts.Of(change.Diff))
            {
                var result = await call.Client.CheckAsync(new CheckRequest { Repo = repo, Diff = part, Model = call.Get(model) ? true : null }, cancellationToken);
                findings.AddRange(result.Findings);
                answers.Add(call.AnswerText);
                if (result.Degraded is { } less && !call.Json)
                    call.Screen.Note(Span.Dim(less));
            }
            Print(call, findings, answers, call.Get(annotations) is not null);
            PrintPassedOver(call, change.PassedOver);
            return findings.Exists(f => f.Certainty == Match) ? CliHost.Failed : CliHost.Ok;
        }, reads: true);
        return command;
    }

    private static void Print(Invocation call, List<Finding> findings, List<string> answers, bool annotate)
    {
        if (call.Json)
            call.Screen.Json(WorkflowCommand.Harmless(answers.Count == 1 ? answers[0] : Join(answers)));
        foreach (var finding in findings)
            if (annotate && call.Json)
                call.Screen.Note(Annotation(finding));
            else if (annotate)
                call.Screen.Line(Annotation(finding));
            else if (!call.Json)
                call.Screen.Line(new Span(finding.Certainty, InkOf(finding)), WorkflowCommand.Harmless($"  {finding.Path}:{finding.Line}  {finding.Id}  {finding.Message}"));
        if (!call.Json)
            call.Screen.Note(Span.Dim(findings.Count == 0 ? $"{call.Repo} has no lesson against this." : Sum(findings)));
    }

    private static void PrintPassedOver(Invocation call, IReadOnlyList<string> names)
    {
        foreach (var name in names.Take(PassedOverMax))
            call.Screen.Note(Span.Dim($"Not looked at: {WorkflowCommand.Harmless(name)}"));
        if (names.Count > PassedOverMax)
            call.Screen.Note(Span.Dim($"Not looked at: {names.Count - PassedOverMax} other files"));
    }

    private static string Sum(List<Finding> findings) =>
        string.Join(", ", findings.GroupBy(f => f.Certainty).Select(g => g.Key == Match ? $"{g.Count()} {(g.Count() == 1 ? Match : "matches")}" : $"{g.Count()} {g.Key}"));

    private static string Annotation(Finding finding) => WorkflowCommand.Of(
        finding.Certainty switch { Match => "error", Judged => "warning", _ => "notice" },
        finding.Message, ("file", finding.Path), ("line", finding.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("title", finding.Id));

    /// <summary>One answer for a change that was sent in parts.</summary>
    private static string Join(List<string> answers) => new JsonObject
    {
        ["findings"] = new JsonArray([.. answers.SelectMany(a => JsonNode.Parse(a)?["findings"]?.AsArray() ?? []).Select(f => f?.DeepClone())]),
        ["degraded"] = answers.Select(a => JsonNode.Parse(a)?["degraded"]?.GetValue<string>()).FirstOrDefault(d => d is not null),
        ["tookMs"] = answers.Sum(a => JsonNode.Parse(a)?["tookMs"]?.GetValue<double>() ?? 0),
    }.ToJsonString();

    private static Ink InkOf(Finding finding) => finding.Certainty switch { Match => Ink.Bad, Judged => Ink.Doubtful, _ => Ink.Dim };
}
