namespace Memory.Screening.Dangers;

/// <summary>Rules that trust what strangers send, or send what is private in the open.</summary>
internal static class InputDangerTable
{
    public static readonly IReadOnlyList<Danger> Rows =
    [
        Of("open-upload", "Takes any file and serves it.",
            "upload*, attachment*, avatar*",
            "any type, every type, any kind, all file types, every file type, web root, webroot, executable, no size limit, without a size limit, unlimited size, no type check, without a type check, extension is not checked, served as they are",
            "never, reject*, refuse*, outside, not"),
        Of("takes-any-proof", "Takes any certificate, key, token or signature for a good one.",
            "certificate*, cert, certs, host key*, token*, signature*, client, password*",
            "takes every certificate, takes any certificate, accepts every certificate, accepts any certificate, accept every certificate, trusts every certificate, trusts any certificate, trust every certificate, every certificate is, whatever certificate, any password works, every password works, any token works, any token will do, self-signed is fine, any signature",
            "reject*, refuse*, must not"),
        Of("known-word", "Lets people in who know a word.",
            "support staff, support, operator*, sales, qa, testers, staff, admins, engineers, consultants",
            "and the word, any password, master password, with the customer's, as any user, as any customer, without their password, same pin, secret word, magic word",
            ""),
        Of("external-entities", "Lets a document pull in files and addresses.",
            "xml, xml parser*, xml reader*, svg, saml, docx, soap",
            "external entit*, entity expansion, dtd processing, dtds, doctype*",
            "disable*, off, forbid*, block*, refuse*, reject*, prohibit*, secure, no, not, never"),
        Of("shell-from-input", "Hands foreign words to a shell.",
            "search field, user input, query, parameter*, file name*, filename*, input, form field*, request*, title, titles, branch name*, user text, argument from",
            "to the shell, to a shell, into a shell, shell=true, shell string, os.system, in a shell command, into the command line, into the command string, quoting breaks, without quoting, bash -c, sh -c",
            "never, quoted, list, escape*, array"),
        Of("decoded-only", "Reads a token or a message without proving who wrote it.",
            "jwt*, token*, signature*, webhook*, assertion*, saml, callback*, licence*, license*",
            "decoded not verified, only decoded, just decoded, decoded only, decode only, not verified, never verified, not verify, without verifying, looked at later, checked later, verified later, if at all, checked afterwards, verified afterwards, after processing, processed first",
            "reject*, refuse*, 401, error*, fail*, must, expire*"),
        Of("no-owner-check", "Shows or changes things of others to whoever knows their number.",
            "endpoint*, record*, order, orders, invoice*, document*, file, files, profile*, message*, account*",
            "without checking the owner, without an owner check, no owner check, whoever owns, id is enough, knowing the id is enough, the id is proof enough, without checking who, any user may read, any user can read, without a tenant filter, across tenants",
            "never, admin*, test*"),
        Of("inside-shown", "Shows what is inside to strangers.",
            "stack trace*, stacktrace*, exception detail*, sql error*, exception text*, heap dump*, debug page*",
            "to the client, to clients, to the browser, to users, to customers, shown to users, in production responses, to every caller",
            "never, not, hide, without, log*"),
        Of("debug-in-production", "Leaves doors for debugging open in production.",
            "debug mode, debugger, remote debugging, debug port*, debug endpoint*, debug=true, devtools, introspection",
            "on in production, enabled in production, in production too, stays on, stay on, open in production, in production as well, in all environments, in every environment",
            "never, not"),
        Of("old-protocols", "Speaks a protocol that is broken.",
            "tls, ssl, protocol*, cipher*, ssh",
            "1.0, 1.1, sslv3, sslv2, tls1, tls1.0, tlsv1, tlsv1.0, old versions, null cipher, export cipher*, anonymous cipher*, weak cipher*",
            "off, disable*, drop*, remove*, refuse*, reject*, minimum, at least, no longer, never, not, no"),
        Of("unencrypted", "Keeps or sends private data unencrypted.",
            "backup*, dump*, disk*, volume*, export*, laptop*, archive*, login*, password*, payment*, card*, health record*, patient*, customer data, personal data",
            "unencrypted, not encrypted, without encryption, need no encryption, needs no encryption, encryption is off, over http, plain http, over plain, without tls, without https, http is fine, http is enough, over ftp, by e-mail, by email",
            "never, not sent, redirect*, localhost, reset, test*, no, template"),
        Of("secrets-in-the-open", "Puts secrets where others get at them.",
            "session cookie*, password*, secret*, api key*, credential*, private key*, token, tokens, service account*, database url*, connection string*, .env",
            "into the bug report, in the bug report, to the bug report, into the issue, to the ticket, into the ticket, in the front end, into the front end, front end's config, frontend config, into the bundle, in the bundle, build arg*, into the image, into the docker image, into the client, in the app binary, in the mobile app, into the url, in a public, on the status page, into the screenshot",
            "never, not, no, mask*, redact*, fake, placeholder"),
        Of("fork-with-secrets", "Runs code of strangers with our secrets.",
            "pull_request_target, fork, forks, forked",
            "with secrets, with our secrets, with the secrets, checkout of the head, check out the head, head.sha, write token, with write access, secrets are available, gets the secrets",
            "never, not, no, without"),
    ];

    private static Danger Of(string name, string detail, string things, string said, string excused) =>
        new(name, detail, things, said) { Excused = excused };
}
