using System.CommandLine;
using System.Text.Json;
using Memory.Cli.Importing;
using Memory.Cli.Output;
using Memory.Client;

namespace Memory.Cli.Commands;

/// <summary><c>memory import FILE…</c>: comments, lessons, documents, or what a team wrote for agents, from files.</summary>
internal static class ImportCommand
{
    public static Command Create(CliHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "Comments as JSON, one a line or an array (- is standard input); documents (.md .markdown .mdx .txt .rst .adoc) and folders of them; rules for agents (CLAUDE.md AGENTS.md .claude/rules .cursor/rules .github/copilot-instructions.md)", Arity = ArgumentArity.ZeroOrMore };
        var from = new Option<string>("--from") { Description = "Learnings that CodeRabbit exported as CSV", HelpName = "FILE" };
        var mode = new Option<string>("--mode") { Description = "Learn from tagged comments, or propose lessons from all [default: tagged]", HelpName = "tagged|all" };
        mode.AcceptOnlyFromAmong("tagged", "all");
        var wait = new Option<bool>("--wait") { Description = "Answer when the comments have been learned from" };
        var lessons = new Option<bool>("--lessons") { Description = "The files hold lessons, as \"memory export\" writes them" };
        var command = new Command("import", "Hand in review comments, documents, rules for agents, or lessons") { files, from, mode, wait, lessons };
        command.Validators.Add(result =>
        {
            if (result.GetValue(files) is not { Length: > 0 } && result.GetValue(from) is null)
                result.AddError("Which file? Name at least one.");
            if (result.GetValue(lessons) && (result.GetResult(mode) is not null || result.GetResult(wait) is not null))
                result.AddError("--mode and --wait are about comments; they do not go with --lessons.");
        });
        host.Run(command, (call, cancellationToken) => RunAsync(
            call, call.Get(files) ?? [], call.Get(from), call.Get(lessons), call.Get(mode) == "all" ? CommentMode.All : CommentMode.Tagged, call.Get(wait), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Invocation call, string[] files, string? from, bool lessons, CommentMode mode, bool wait, CancellationToken cancellationToken)
    {
        // Every file is looked at before the first is sent: a wrong name costs nothing then.
        var ruled = files.Where(file => !lessons && GuidelineFiles.IsNamed(call.Environment, file)).ToList();
        var guidelines = GuidelineFiles.Of(call.Environment, from is null ? ruled : [.. ruled, from]);
        var named = files.Except(ruled).Where(file => !lessons && DocumentFiles.IsNamed(call.Environment, file)).ToList();
        var documents = DocumentFiles.Of(call.Environment, named);
        var sources = files.Except(ruled).Except(named).Select(file => ImportSource.Of(call.Environment, file)).ToList();
        var (accepted, rejected) = (0, 0);
        var receipts = new List<string>();
        try
        {
            if (guidelines.Count > 0)
            {
                var receipt = await GuidelineImport.SendAsync(call, guidelines, cancellationToken);
                rejected += receipt.Rejected.Count;
                receipts.Add(GuidelineImport.Json(receipt));
                if (!call.Json)
                    Print(call.Screen, guidelines.Count, receipt);
            }
            if (named.Count > 0)
            {
                var receipt = await DocumentImport.SendAsync(call, documents, cancellationToken);
                rejected += receipt.Rejected.Count;
                receipts.Add(DocumentImport.Json(receipt));
                if (!call.Json)
                    Print(call.Screen, documents, receipt);
            }
            foreach (var source in sources)
            {
                var result = await ProgressReport.WhileAsync(call.Environment, call.Screen, source, progress => lessons
                    ? LessonsAsync(call, source, progress, cancellationToken)
                    : CommentsAsync(call, source, mode, wait, progress, cancellationToken));
                accepted += result.Accepted;
                rejected += result.Rejected.Count;
                receipts.Add(result.Json);
                if (!call.Json)
                    Print(call.Screen, source.Name, result);
            }
        }
        finally
        {
            if (call.Json)
                call.PrintAnswers(sources.Count + (named.Count > 0 ? 1 : 0) + (guidelines.Count > 0 ? 1 : 0), receipts);
        }
        if (!lessons && accepted > 0 && call.LeftWork)
            call.Screen.Note(Span.Dim("Not all of it has been learned from yet; memory deliveries tells what becomes of it."));
        return rejected == 0 ? CliHost.Ok : CliHost.Failed;
    }

    private static async Task<ImportResult> CommentsAsync(
        Invocation call, ImportSource source, CommentMode mode, bool wait, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        await using var stream = source.Open();
        var receipt = await JsonLines.ReadAsync(stream, source.Name, lines => call.Client.ImportCommentsAsync(lines, mode, wait, progress, cancellationToken), cancellationToken);
        return new ImportResult(
            receipt.Accepted, "comment", receipt.Duplicates, receipt.Rejected, [.. receipt.Lessons],
            JsonSerializer.Serialize(receipt, MemoryJson.Default.CommentsReceipt));
    }

    private static async Task<ImportResult> LessonsAsync(
        Invocation call, ImportSource source, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        await using var stream = source.Open();
        var receipt = await JsonLines.ReadAsync(stream, source.Name, lines => call.Client.ImportLessonsAsync(lines, progress, cancellationToken), cancellationToken);
        return new ImportResult(
            receipt.Accepted, "lesson", 0, receipt.Rejected, [], JsonSerializer.Serialize(receipt, MemoryJson.Default.LessonImportReceipt));
    }

    private static void Print(Screen screen, string name, ImportResult result)
    {
        var parts = new List<string> { $"{When.Count(result.Accepted, result.What)} accepted" };
        if (result.Duplicates > 0)
            parts.Add($"{When.Count(result.Duplicates)} known already");
        if (result.Rejected.Count > 0)
            parts.Add($"{When.Count(result.Rejected.Count)} rejected");
        screen.Line($"{name}: {string.Join(", ", parts)}");
        if (result.Lessons.Count > 0)
            screen.Line("Lessons: ", Span.Bold(string.Join(' ', result.Lessons)));
        foreach (var line in result.Rejected)
            screen.Note($"{name}:{line.Line}: {line.Reason}");
    }

    private static void Print(Screen screen, List<DocumentFile> files, DocumentsReceipt receipt)
    {
        screen.Line($"{When.Count(receipt.Accepted, "document")} accepted in {When.Count(receipt.Sections, "section")}{(receipt.Rejected.Count > 0 ? $", {When.Count(receipt.Rejected.Count)} rejected" : "")}");
        if (receipt.Held > 0)
            screen.Note($"{When.Count(receipt.Held, "section")} not kept: {(receipt.Held == 1 ? "it instructs" : "they instruct")} an agent");
        foreach (var line in receipt.Rejected)
            screen.Note($"{(line.Line >= 1 && line.Line <= files.Count ? files[line.Line - 1].Name : line.Line)}: {line.Reason}");
    }

    private static void Print(Screen screen, int files, GuidelinesReceipt receipt)
    {
        var waiting = receipt.Lessons.Count(l => l.Status == "proposed") - receipt.Held;
        screen.Line($"{When.Count(receipt.Accepted, "rule")} of {When.Count(files, "file")} {(receipt.Accepted == 1 ? "is a lesson" : "are lessons")} now, {When.Count(receipt.PassedOver, "line")} {(receipt.PassedOver == 1 ? "is" : "are")} none");
        if (waiting > 0)
            screen.Note($"{When.Count(waiting)} {(waiting == 1 ? "waits" : "wait")} for approval: with an admin key they would be active at once");
        if (receipt.Held > 0)
            screen.Note($"{When.Count(receipt.Held)} held: a person decides; memory lessons list --status proposed shows why");
        foreach (var line in receipt.Lessons.Where(l => l.Contradicts is not null))
            screen.Note($"{line.File}:{line.Line}: contradicts {string.Join(", ", line.Contradicts!)}; memory lessons approve {line.Id}, or the other, decides");
        if (receipt.Retired.Count > 0)
            screen.Line("Retired, because their lines are gone: ", Span.Bold(string.Join(' ', receipt.Retired)));
        foreach (var line in receipt.Rejected)
            screen.Note($"{line.File}:{line.Line}: {line.Reason}");
    }

    private sealed record ImportResult(
        int Accepted, string What, int Duplicates, IReadOnlyList<RejectedLine> Rejected, IReadOnlyList<string> Lessons, string Json);
}
