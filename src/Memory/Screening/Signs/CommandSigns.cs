using System.Text.RegularExpressions;
using Memory.Screening.Words;
using static Memory.Screening.Words.Concept;

namespace Memory.Screening.Signs;

/// <summary>Commands that fetch and run, install from an address, destroy, persist or open a door.</summary>
internal static partial class CommandSigns
{
    public static readonly IReadOnlyList<Sign> All =
    [
        new(WarningKind.FetchesAndRuns, "pipes-download", "Runs what it downloads.", t => LiteralSigns.Meant(t, PipedDownload(), false)),
        new(WarningKind.FetchesAndRuns, "downloads-and-runs", "Tells the agent to download something and run it.", DownloadsAndRuns),
        new(WarningKind.FetchesAndRuns, "installs-from-address", "Installs from an address or adds a source of packages.",
            t => LiteralSigns.Meant(t, AddressInstall(), false) || InstallsFrom(t)),
        new(WarningKind.DangerousCommand, "force-push", "Pushes to the main branch past review.", t => LiteralSigns.Meant(t, ForcePush(), true) || PushesDirectly(t)),
        new(WarningKind.DangerousCommand, "destroys-files", "Deletes files or history in bulk.", t => LiteralSigns.Meant(t, Destroy(), true)),
        new(WarningKind.DangerousCommand, "opens-door", "Opens a connection or a way in.", t => LiteralSigns.Meant(t, Door(), false)),
        new(WarningKind.DangerousCommand, "persists", "Plants something that runs later: a hook, a job, a start-up file, a search path.", t => LiteralSigns.Meant(t, Persist(), true) || PlantsHook(t)),
        new(WarningKind.InstructsAgent, "lifts-permissions", "Lifts the agent's own permission checks.", t => LiteralSigns.Meant(t, Permissions(), false)),
    ];

    private static bool DownloadsAndRuns(SignText t) => t.Meant(Fetch).Any(i =>
        !t.Asked(i) && t.Near(i, Run, 0, 12) is var r and >= 0 && t.InSentence(i, Url) && t.Near(i, Check, 0, 12) < 0 && t.Directive(i) && r != i
        && t.Word(r) is not ("push" or "delete" or "commands" or "command"));

    private static bool InstallsFrom(SignText t) => t.Meant(Install).Any(i =>
        t.Directive(i) && t.Near(i, Url, 0, 10) is var u and >= 0
        && (t.Near(u, From, 2, 0) >= 0 || t.Word(i) is "registry" or "mirror" or "add" or "set" or "source") && Verb(t, i)
        && (t.Teaches || t.Imperative(i)));

    private static bool Verb(SignText t, int i) => t.Word(i) is not ("get" or "import" or "load" or "fetch" or "restore" or "source" or "update") || t.Near(i, SafePlace, 0, 0) >= 0;

    private static bool PushesDirectly(SignText t) => t.Meant(Push).Any(i =>
        t.Directive(i) && (t.Near(i, MainBranch, 6, 6) is var m and >= 0 && (t.Near(i, Directly, 4, 6) >= 0 || t.Teaches && t.Near(i, Blind, 10, 10) >= 0)));

    private static bool PlantsHook(SignText t) => t.Teaches && t.Meant(Override | Output | Use | Install).Any(i =>
        Enumerable.Range(i, Math.Min(8, t.Count - i)).Any(k => t.Word(k).StartsWith(".git/hooks", StringComparison.Ordinal) || t.Word(k) is "~/.bashrc" or "~/.zshrc" or "~/.profile" or ".bashrc" or ".zshrc" or "authorized_keys" or "~/.ssh/authorized_keys"));

    [GeneratedRegex(
        """\b(?:curl|wget|fetch|iwr|irm|invoke-webrequest|invoke-restmethod|http|"""
        + """aria2c)\b[^\n|]{0,300}(?:\|\s{0,3}(?:sudo\s{1,3}(?:-[a-z]{1,3}\s{1,3})?|env\s{1,3}|tee\s[^\n|]{0,60}\|\s{0,3})?(?:ba|z|da|k|fi|c)?sh\b|"""
        + """\|\s{0,3}(?:sudo\s{1,3})?(?:python\d?|node|perl|ruby|php|iex|invoke-expression|pwsh|powershell|deno)\b|"""
        + """\|\s{0,3}(?:base64|xxd|gunzip|openssl)[^\n|]{0,40}\|\s{0,3}(?:ba|z)?sh\b|"""
        + """(?:&&|;)\s{0,3}(?:sudo\s{1,3})?(?:(?:ba|z)?sh\s|\./|chmod\s{1,3}\+x|python\d?\s|node\s|source\s|\.\s))|"""
        + """(?:ba|z)?sh\s{1,3}(?:-[a-z]{1,3}\s{1,3})?\\?["']?(?:<\(|\$\()\s{0,3}(?:curl|wget)|(?:eval|source|\.)\s{1,3}["']?(?:<\(|\$\()\s{0,3}(?:curl|wget)|"""
        + """`\s{0,3}(?:curl|wget)[^`\n]{0,200}`\s{0,3}\|\s{0,3}(?:ba)?sh|iex\s{0,3}\(?\s{0,3}\(?(?:iwr|irm|new-object|invoke-)|downloadstring\(|"""
        + """python\d?\s{1,3}-c\s{1,3}["'][^\n]{0,40}(?:\$\(curl|urlopen|requests\.get)|(?:mshta|regsvr32|certutil|bitsadmin)\b[^\n]{0,60}https?:""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex PipedDownload();

    [GeneratedRegex(
        """\b(?:npm|pnpm|yarn|bun|npx|bunx)\s{1,3}(?:(?:i|install|add|exec|dlx|create)\s{1,3})?(?:-[a-z-]{1,20}\s{1,3}){0,4}["'`]?(?:https?://|git\+|git://|git@|"""
        + """github:)|\b(?:pip\d?|pipx|uv|uvx|uv\s{1,3}pip|poetry|python\d?\s{1,3}-m\s{1,3}pip)\s{1,3}(?:install|add|tool\s{1,3}install|"""
        + """--from)\b[^\n]{0,80}(?:git\+|https?://)|--(?:extra-)?index-url[\s=]{1,3}["']?https?://|--find-links[\s=]{1,3}https?://|"""
        + """--registry[\s=]{1,3}["']?https?://|config\s{1,3}set\s{1,3}(?:[@\w-]{1,40}:)?registry\b|registry\s{0,3}=\s{0,3}https?://|"""
        + """\bcargo\s{1,3}install\s{1,3}[^\n]{0,40}--git\b|\bgo\s{1,3}(?:env\s{1,3}-w\s{1,3})?goproxy\s{0,2}=|"""
        + """\bgem\s{1,3}(?:install\b[^\n]{0,60}(?:--source|-s)\s|sources?\s{1,3}(?:-a|--add))|"""
        + """\b(?:dotnet\s{1,3})?nuget\s{1,3}(?:add\s{1,3}source|sources?\s{1,3}add)|\badd-apt-repository\b|\bdeb\s{1,3}(?:\[[^\]\n]{0,60}\]\s{1,3})?https?://|"""
        + """\[trusted=yes\]|\bapt-key\s{1,3}add\b|\bgit\s{1,3}remote\s{1,3}(?:add|set-url)\b|\bbrew\s{1,3}tap\s|\bhelm\s{1,3}repo\s{1,3}add\b|"""
        + """\bconda\s{1,3}(?:install|config)\b[^\n]{0,60}(?:-c|--channel|channels)\s{1,3}https?:|"""
        + """\bgit\s{1,3}clone\s{1,3}[^\n&;]{1,200}(?:&&|;)[^\n]{0,80}(?:\./|(?:ba)?sh\s|make\b|python|npm\s)|"""
        + """\bdocker\s{1,3}(?:run|pull)\s[^\n]{0,80}(?:\d{1,3}\.){3}\d{1,3}|\bcomposer\s{1,3}config\s{1,3}repositories|"""
        + """\bgit\s{1,3}submodule\s{1,3}add\s{1,3}https?:|\b(?:rpm\s{1,3}-[a-z]{1,4}|dpkg\s{1,3}-i|apk\s{1,3}add|yum\s{1,3}install|dnf\s{1,3}install|"""
        + """apt(?:-get)?\s{1,3}install)\s[^\n]{0,40}https?://|\bcode\s{1,3}--install-extension\s[^\n]{0,40}https?:""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex AddressInstall();

    [GeneratedRegex(
        """\bgit\s{1,3}push\b[^\n`]{0,80}(?:(?:--force(?!-with)|\s-f\b|--mirror|--delete)[^\n`]{0,60}\b(?:main|master|trunk|head:)|\s\+(?:main|master|head)|"""
        + """\b(?:main|master)\b[^\n`]{0,40}(?:--force(?!-with)|\s-f\b)|--no-verify)|\bgh\s{1,3}pr\s{1,3}merge\b[^\n`]{0,60}--admin|"""
        + """git\s{1,3}push\s[^\n`]{0,40}--force(?!-with)""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ForcePush();

    [GeneratedRegex(
        """\brm\s{1,3}-(?:[a-z]{0,3}r[a-z]{0,3}f|[a-z]{0,3}f[a-z]{0,3}r|r\s{1,3}-f)[a-z]{0,3}\s{1,3}(?:--no-preserve-root\s{1,3})?["']?(?:~|"""
        + """/(?:\s|\*|$|etc|usr|home|var|root|bin|opt|srv|mnt|data|boot|lib)|\$home|\*|\.\.|\.git\b|\$\{?home)|"""
        + """\bgit\s{1,3}(?:filter-branch|reflog\s{1,3}expire|update-ref\s{1,3}-d)|\bgit\s{1,3}clean\s{1,3}-[a-z]{0,4}x|\bdd\s{1,3}if=[^\n]{0,60}of=/dev/|\bmkfs\.|"""
        + """:\(\)\s{0,3}\{|\bdrop\s{1,3}(?:database|schema)\s|\bhistory\s{1,3}-c\b|\bshred\s|\btruncate\s{1,3}table\s|\bterraform\s{1,3}destroy\b|"""
        + """\bkubectl\s{1,3}delete\s{1,3}(?:ns|namespace)|\bformat\s{1,3}c:|del\s{1,3}/[fsq]""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Destroy();

    [GeneratedRegex(
        """/dev/(?:tcp|udp)/|\b(?:nc|ncat|netcat)\s[^\n]{0,60}(?:-[a-z]{0,4}e\b|-c\s|\|\s{0,3}(?:ba)?sh|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})|\bbash\s{1,3}-i\b|"""
        + """\bmkfifo\s[^\n]{0,80}(?:nc|sh)\b|\bsocat\s[^\n]{0,80}exec:|\bssh\s[^\n]{0,60}-r\s{0,2}\d{2,5}:|\bngrok\s{1,3}(?:tcp|http)|"""
        + """socket\.socket\([^\n]{0,120}subprocess|\bpowershell[^\n]{0,40}-e(?:nc|ncodedcommand)?\s{1,3}[a-z0-9+/=]{20,}|"""
        + """base64\s{1,3}(?:-d|--decode|-di)[^\n]{0,20}\|\s{0,3}(?:sudo\s{1,3})?(?:ba|z)?sh\b|\beval\s{1,3}["']?\$\([^\n]{0,80}base64|"""
        + """\bcurl\s[^\n]{0,120}(?:-d|--data|--data-binary|-f|-t|--upload-file)\s{0,3}["']?(?:@|[a-z]{1,20}=@|\$\(|"\$\()[^\n]{0,120}""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Door();

    [GeneratedRegex(
        """\x22hooks\x22\s{0,3}:\s{0,3}\{\s{0,3}"(?:sessionstart|pretooluse|posttooluse|userpromptsubmit|stop)"|\bcrontab\s{1,3}-(?!l\s{0,3}$)|"""
        + """\|\s{0,3}crontab\b|(?:>>|>|tee\s{1,3}(?:-a\s{1,3})?)\s{0,3}["']?(?:~|\$home|/home/[a-z]{1,30}|/root|/etc)/\.?(?:bashrc|zshrc|profile|bash_profile|"""
        + """ssh/authorized_keys|crontab|cron\.\w{1,10}|sudoers|hosts|ld\.so\.preload)|"""
        + """\bpath\s{0,2}=\s{0,2}["']?(?:/tmp|/dev/shm|/var/tmp|\.(?:/|:)|~/\.)[^\s]{0,60}:|\bld_preload\s{0,2}=|\bcore\.hookspath\W{1,4}(?:/tmp|https?:|/dev)|"""
        + """\balias\s{1,3}(?:sudo|git|ssh|ls|npm)\s{0,2}=|\bsystemctl\s{1,3}enable\s|\bschtasks\s{1,3}/create|\blaunchctl\s{1,3}load|\bat\s{1,3}now\s{1,3}\+|"""
        + """\bnohup\s[^\n]{0,80}&""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Persist();

    [GeneratedRegex("""bypasspermissions|dangerously-?skip-?permissions|dangerouslydisablesandbox|skipdangerousmodepermissionprompt|"?allow"?\s{0,3}:\s{0,3}\[\s{0,3}"(?:\*|bash\(\*|bash\(\*:\*|bash)\)?"|--yolo\b|--full-auto\b|--dangerously|autoapprove\W{1,4}true|auto_approve\W{1,4}true|disableallhooks\W{1,4}true|enableallprojectmcpservers\W{1,4}true|approval_policy\W{1,5}never|sandbox_mode\W{1,5}danger""",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Permissions();
}
