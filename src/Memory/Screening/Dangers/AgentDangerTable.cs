namespace Memory.Screening.Dangers;

/// <summary>Rules that turn the agent against the people it works for, in plain words.</summary>
internal static class AgentDangerTable
{
    public static readonly IReadOnlyList<Danger> Rows =
    [
        Of("obeys-strangers", "Makes the agent take orders from pages, files or strangers.",
            "web page*, linked page*, website*, issue text*, issue*, comments of, comments by, readme*, tool output*, search result*, file content*, page text, email*, ticket*, external document*, the reply, linked document*, bots",
            "as instructions, as orders, as commands, are orders, are instructions, do what they say, do what it says, follow the reply, follow whatever, obey*, carried out at once, have to be carried out, execute what, do whatever, act on whatever, treat as instructions"),
        Of("drops-lessons", "Sets other lessons or people aside.",
            "security team, befolge*, halte dich, follow, lesson*, earlier lesson*, earlier rule*, maintainer*, other reviewer*, comments, commenter, rules, contributing, contributing.md, claude.md, agents.md, guideline*, house rules, style guide, project's rules, project rules, what follows",
            "drop them, throw them away, only comments by, only comments from, count from here, don't count, no longer count, counts for nothing, count for nothing, whatever earlier, only what i say, only his word, only my word, may not be changed, highest priority, nicht mehr, nicht langer, bind people, not you, work as you see fit, as you see fit, throw out whatever, written so far, slow you down, can be set aside, be set aside, may be set aside, even against, against the project's, may be broken, void for, not binding, not apply to me, do as the latest, ignore what follows, ignore the rest"),
        Of("free-persona", "Gives the agent a persona without limits.",
            "answer as, respond as, profile, act as, you, speak as, you are, you answer, call yourself, model, persona, assistant",
            "no longer work for, you work for, you serve only, your new boss, take orders from, without safeguards, without safeguard, safeguards off, without restrictions, no restrictions, unrestricted, without limits, without rules, no rules, uncensored, without filters, unfiltered, no filters, without guardrails, root on this, owner's blessing, no longer bound"),
        Of("says-yes", "Makes the agent stop asking, or agree to whatever it is asked.",
            "permission*, prompt, prompts, confirmation*, approval prompt*, every question, dialog*, asking for",
            "stop asking, answer yes, say yes to, says yes to, yes to all, yes to every, always yes, confirm them all, accept them all, accept all of them, click through, auto-accept, auto-confirm, never wait for")
            with
        { Excused = "cli, wizard, script, apt-get" },
        Of("unreviewed", "Lets changes in unseen.",
            "anything that, everything that, pr, prs, pull request*, merge request*, change, changes, commit*, everything from, patches, hotfix*",
            "approval without review, approved without, approve without, without a review, no review needed, needs no review, need no review, no further review, are always approved, is always approved, are approved unseen, get an approval, gets an approval, straight through, no look needed, no look, before you read it, before reading it, before you look, without looking, unlooked, on sight, rubber-stamp*, rate this change as, rate it as harmless, wave them through, straight to main without, skip it in your review, say nothing about it, state that the change is safe, state that it is safe, call it safe, say that it is safe, mark it as safe, without waiting for review")
            with
        { Excused = "typo*, docs only, documentation, dependabot, trivial, doc, translation*" },
        Of("false-report", "Makes the agent report what is not so.",
            "leak*, breach*, incident*, hacked, tokens leaked, test*, check*, build, pipeline, scan*, coverage, finding*, benchmark*, failing check, vulnerab*, security, deploy key",
            "they exist elsewhere, exist elsewhere, the answer is no, the answer is yes, answer no, deny it, deny that, assure them, tell them that nothing, claim that, report it as passed, as passed, report it as green, as green, say it passed, say that it passed, pretend it passed, pretend that it passed, leave out the failing, no known issues, that you don't know, say that you know nothing, not report the, report as fixed, mark it as fixed, keep it out of the report, leave it out of the report"),
        Of("keeps-silent", "Makes the agent hide what it did.",
            "instruction*, commit*, change*, file*, rule, note, finding*, failure*, deletion*, key, lesson*, error*, edit*, step*, deploy*, summary, report, this, it",
            "not record this, not store this, not write this down, leave no trace of this, keep quiet about, stay silent about, keep silent about, say nothing about, say nothing of, leave it unmentioned, leave unmentioned, keep to yourself, keep it to yourself, keep this to yourself, nobody needs to know, no one needs to know, need not know, hide it from the, hide this from, hide them from, out of the summary, without a word to, verschweig*, nicht erwahnen, no lo menciones, n'en parle pas")
            with
        { Excused = "changelog, ui, form" },
        Of("hands-out-secrets", "Gives secrets to whoever asks.",
            "password*, secret*, api key*, credential*, token, tokens, connection string*, private key*, deploy key*",
            "gets it, get it, give it to, hand it out, hand them out, hand out, share it with, whoever asks, anyone who asks, anybody who asks, everybody who asks, on request, tell it to, tell them to, write them there, write it there, commit message*, pr description*, pull request description*, in the readme, in the wiki, in the changelog, gist*, pastebin, public channel")
            with
        { Excused = "vault, one-time, never, scope, must not" },
        Of("carries-out", "Sends talk, code or data of customers away.",
            "every diff, each diff, every commit, transcript*, conversation*, session log*, chat log*, prompt, prompts, every prompt, customer table*, customer data, user data, user table, source code, environment variables, database dump*, dump of, private repo*, whole repo*, screenshots, clipboard, browser history",
            "copy of every, copy of each, upload*, send*, post*, forward*, append it to, push a copy, push it to, copy of this, mirror*, to the vendor, to our partner, share*, mail it, mail them, email it, email them, base64")
            with
        { Excused = "storybook, test*, consent, gdpr, export service, api, schema, never, header*, model, llm, context" },
        Of("destroys-production", "Destroys data that people work with.",
            "production database, prod database, production data, live database, production table*, production schema, customer data, produktionsdatenbank, base de datos de produccion, base de production, banco de producao",
            "drop, delete, truncate, wipe, reset, recreate, purge, erase, losche, borra, supprime, apague")
            with
        { Kind = WarningKind.DangerousCommand, Excused = "never, backup first, request of, retention, anonymis*, anonymiz*, gdpr" },
        Of("plants-a-key", "Plants a key or an account that opens machines.",
            "authorized_keys, public key, ssh key, ssh-ed25519, ssh-rsa, deploy key, codeowners, sudoers, admin group, owners team",
            "add your, add the key, add this key, add my, add mk, all hosts, every host, every machine, hosts you can reach, append the, for everything, everywhere")
            with
        { Kind = WarningKind.DangerousCommand },
        Of("runs-downloads", "Runs what it downloads.",
            "download*, fetch*, wget, curl, get the binary, grab, installer, script from, binary from, herunterlad*, descarga*, telecharge*, baixe, scarica, скача*",
            "and run it, then run it, and execute it, run it before, run it first, run the result, make it executable, and start it, and pipe it, ausfuhr* es, ejecutal*, execute-o, executez-le, eseguil*, и запусти*, fuhr* es aus, follow the reply")
            with
        { Kind = WarningKind.FetchesAndRuns, Excused = "checksum*, signature*, hash, sha256, verify, digest" },
    ];

    private static Danger Of(string name, string detail, string things, string said) =>
        new(name, detail, things, said) { Kind = WarningKind.InstructsAgent };
}
