using System.CommandLine;

namespace Memory.Cli.Commands;

/// <summary><c>memory completions SHELL</c>: a script for the shell, which asks <c>memory [suggest:N] "line"</c> for words.</summary>
internal static class CompletionsCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # eval "$(memory completions bash)" in ~/.bashrc
            _memory() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(memory "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _memory memory
            """,
        ["zsh"] = """
            # eval "$(memory completions zsh)" in ~/.zshrc, after compinit
            _memory() {
              local -a words_found
              words_found=("${(@f)$(memory "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              compadd -- $words_found
            }
            compdef _memory memory
            """,
        ["fish"] = """
            # memory completions fish > ~/.config/fish/completions/memory.fish
            complete -c memory -f -a '(memory "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
            """,
        ["pwsh"] = """
            # memory completions pwsh | Out-String | Invoke-Expression, in $PROFILE
            Register-ArgumentCompleter -Native -CommandName memory -ScriptBlock {
              param($word, $ast, $position)
              memory "[suggest:$position]" "$ast" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }
            """,
    };

    public static Command Create(CliHost host)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh" };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completions", "Print a script that completes memory's words in a shell") { shell };
        host.Run(command, (call, _) =>
        {
            var script = Scripts[call.Get(shell)!];
            if (call.Json)
                call.Screen.Json($$"""{"shell":"{{call.Get(shell)}}","script":"{{System.Text.Json.JsonEncodedText.Encode(script)}}"}""");
            else
                call.Screen.Block(script);
            return Task.FromResult(CliHost.Ok);
        });
        return command;
    }
}
