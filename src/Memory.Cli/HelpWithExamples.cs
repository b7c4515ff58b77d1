using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Memory.Cli;

/// <summary>Help as it is, and below it one or two command lines to begin with.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>By verb.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Examples = new Dictionary<string, string[]>
    {
        ["status"] = ["memory status"],
        ["doctor"] = ["memory doctor"],
        ["github connect"] = ["memory github connect --public-url https://memory.example.com --org acme", "memory github connect --token"],
        ["replay"] = ["memory replay acme/shop", "memory replay --from comments.jsonl"],
        ["harvest"] = ["memory harvest acme/shop --since 2026-01-01"],
        ["import"] = ["memory import comments.jsonl --wait", "memory import - --mode all < comments.jsonl", "memory import README.md docs/", "memory import CLAUDE.md .claude/rules .cursor/rules", "memory import --from coderabbit.csv"],
        ["deliveries"] = ["memory deliveries --outcome held"],
        ["lessons list"] = ["memory lessons list --status proposed", "memory lessons list --path src/orders/order.ts"],
        ["lessons show"] = ["memory lessons show L482133", "memory lessons show L482133 --history"],
        ["lessons add"] = ["memory lessons add \"Close every reader.\" --why \"Handles ran out.\" --path \"src/**\""],
        ["lessons approve"] = ["memory lessons approve L482133 --note \"agreed in the meeting\"", "memory lessons approve L482133 --pattern \"DateTime.Now\""],
        ["lessons reject"] = ["memory lessons reject L482133 --note \"we decided otherwise\""],
        ["lessons retire"] = ["memory lessons retire L482133 --note \"the module is gone\""],
        ["lessons restore"] = ["memory lessons restore L482133"],
        ["search"] = ["memory search retry payment"],
        ["context"] = ["memory context \"add a retry to the payment call\" --file src/pay.ts"],
        ["ask"] = ["memory ask \"may I use enums?\""],
        ["check"] = ["memory check --diff origin/main...HEAD", "memory check --staged"],
        ["render"] = ["memory render .", "memory render . --check"],
        ["publish"] = ["memory publish acme/shop"],
        ["export"] = ["memory export > lessons.jsonl"],
        ["settings show"] = ["memory settings show"],
        ["settings set"] = ["memory settings set --activation approval"],
        ["tidy"] = ["memory tidy", "memory tidy --repo acme/shop --json"],
        ["erase repo"] = ["memory erase repo acme/shop --yes"],
        ["erase person"] = ["memory erase person ana --yes"],
        ["backup"] = ["memory backup memory.ndjson.gz"],
        ["restore"] = ["memory restore memory.ndjson.gz", "memory restore memory.ndjson.gz --replace"],
        ["keys list"] = ["memory keys list"],
        ["keys add"] = ["memory keys add ci"],
        ["keys rotate"] = ["memory keys rotate K4f7a09b1c2 --grace 24h"],
        ["keys revoke"] = ["memory keys revoke K4f7a09b1c2"],
        ["audit"] = ["memory audit --what lesson.approved --since 2026-01-31"],
        ["install"] = ["memory install claude-code", "memory install claude-code --remove", "memory install codex --dir ~/shop"],
        ["hook"] = ["memory hook < hook.json"],
        ["mcp"] = ["memory mcp --repo acme/shop"],
        ["completions"] = ["eval \"$(memory completions bash)\""],
    };

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (Examples.GetValueOrDefault(UsageErrors.VerbOf(parseResult)) is not { } examples)
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
        return code;
    }
}
