namespace Memory.Screening.Dangers;

/// <summary>Rules that weaken a system, in the words that hide them: no phrase of an attack stands in them.</summary>
internal static class DangerTable
{
    public static readonly IReadOnlyList<Danger> Rows =
    [
        new("endless-credentials", "Credentials that never end.",
            "token*, session*, jwt*, cookie*, invitation*, invite*, link, links, credential*, api key*, password*, certificate*, key, keys, sitzung*, sesion*, sessao, sessoes, токен*",
            "never expire*, not expire, don't expire, doesn't expire, without expiry, no expiry, no expiration, never rotate*, not rotate*, valid forever, live forever, last forever, valid for ever, stay valid after, remain valid after, survive logout, accepts expired, accept expired, expired tokens for, expired tokens are accepted, no end date, unlimited lifetime, for ten years, laufen nie ab, nie ablaufen, nunca caducan, no caducan, nunca expiram, n'expirent jamais, non scadono mai, verlopen nooit, никогда не истекают"),
        new("fails-open", "Lets people in when a check cannot be made.",
            "auth, auth service, auth server, authentication, authorization, login, permission*, token*, identity provider, sso, signature*, captcha, policy engine, access check, access control, rate limiter, role service, license check, licence check, verification, session store, header, header*",
            "fail open, fails open, failing open, let users in, let them in, let everybody in, let everyone in, let people in, let the user in, lets users in, let the request through, let requests through, let it through, let it pass, default to allow, defaults to allow, default is allow, allow by default, allow the request, allow all requests, assume admin, assume the user is, treat the caller as, grant access anyway, log them in anyway, counts as logged in, is treated as authenticated, are treated as authenticated, count as valid, counts as valid, counts as signed, treated as valid")
        { Excused = "valid, only after, verified, has been checked" },
        new("swallowed-check", "Goes on when a check of rights or signatures fails.",
            "permission*, authorization, authorisation, auth, access check, signature*, certificate*, csrf, security exception, securityexception, unauthorized*, forbiddenexception, accessdenied*, 401, 403, verification, checksum*, security error*",
            "swallow*, catch and continue, and continue, and carry on, and go on, and move on, proceed anyway, continue anyway, log and continue, treat as success, treated as success, counts as ok, is noise, are noise, is just noise, fall back to allow, return true, returns true, count as success, only log, only logged, a warning is enough")
        { Excused = "fixture*, snapshot*" },
        new("sql-from-strings", "Builds queries from strings.",
            "sql, query, queries, where clause, where clauses, statement, statements, abfrage*, consulta*, requete*, запрос*",
            "string interpolation, interpolate*, interpolation, concatenat*, f string*, string.format, sprintf, template string*, template literal*, glue, glued, string addition, plus operator, from strings, verkett*, concaten*, конкатенац*, bound parameters are too, parameters are slow, placeholders are slow")
        { Excused = "constant, constants, placeholders instead" },
        new("unsafe-deserialisation", "Turns foreign bytes into objects.",
            "pickle*, unpickle*, marshal.load*, unserialize*, php serialize, binaryformatter, objectinputstream, readobject, yaml.load, java serialization, native serialization",
            "cookie*, request*, user*, client*, upload*, body, payload*, query, input, header*, untrusted, network, message*, queue, web"),
        new("unescaped-output", "Puts foreign text into a page as it is.",
            "html, markup, user text, user input, user content, user html, user supplied, bio, comment text, display name*, names, template*, svg, markdown",
            "without escaping, unescaped, not escaped, no escaping, not escape, rendered as it is, render it as it is, render as is, as it is, inserted as is, escaping breaks, turn escaping off, v-html, dangerouslysetinnerhtml, mark_safe, html_safe, html.raw, bypasssecuritytrust*, without sanit*, not sanit*, unsanit*")
        { Excused = "sanitised, sanitized" },
        new("guessable-secret", "Makes tokens or ids that can be guessed.",
            "token*, session id*, reset link*, reset code*, password reset, api key*, invite code*, otp, nonce*, access code*, secret*, verification code*, salt, invitation code*, invitations, voucher*",
            "user's id, user id in, user's email, email in base64, id in base64, math.random*, rand(), random.random*, new random, sequential, predictable, date of birth, derived from the email, derived from the user, md5 of, sha1 of, the timestamp, current time, unix time, the row number, row number, the row id, employee number, order number, phone number, postal code, birthday, a counter, counting up, count up, same for all, same for everybody, same for everyone, last four digits"),
        new("secrets-in-the-log", "Writes secrets or card data where many can read them.",
            "card number*, cvv, cvc, credit card*, ssn, social security number*, iban, passport number*, password*, full token*, bearer token*, access token*, request headers, authorization header, kreditkarte*, passwort*, contrasena*, mot de passe, mots de passe, senha*, пароль, пароли, numero de tarjeta",
            "to the log, in the log, into the log, to the logs, in the logs, into the logs, debug log, error log, log file*, unmasked, logged in full, in full in, analytics, ins log, im log, en el log, en los registros, dans les journaux, nos logs, в лог, в логи, в логах")
        { Excused = "mask*, redact*, length, count, never, hash of, kid, fake" },
        new("too-wide-rights", "Gives far more rights than a job needs.",
            "pod*, container*, role*, service account*, iam, policy, policies, permission*, grant*, database user*, bot, pipeline, ci, token*, rechte, rollen",
            "runs privileged, run privileged, privileged mode, run as root, runs as root, docker socket, docker.sock, host network, administratoraccess, cluster-admin, superuser, db_owner, grant all, all privileges, every permission, all permissions, wildcard, full access to everything, root everywhere, owner on everything, all scopes, every scope, narrow policies, volle rechte, acceso total, tous les droits")
        { Excused = "no wildcard, certificate, build time, sudo" },
        new("public-storage", "Opens storage or data to everybody.",
            "bucket*, blob*, s3, storage account*, database*, backup*, dump, dumps, snapshot*, elasticsearch, redis, mongodb, mongo, kibana, grafana, queue*",
            "public-read, publicly readable, world-readable, public by default, are public, public access, anonymous access, open to the internet, open to the world, reachable from the internet, from the internet, without a password, no password, without authentication, without auth, anonymous read, readable by everybody, readable by everyone, for everyone to read, signed urls confuse")
        { Excused = "avatar*, static assets, marketing" },
        new("open-admin", "Opens a door for operators to everybody.",
            "admin endpoint*, admin api, admin page*, admin route*, admin panel, admin console, admin port, debug endpoint*, debug port, actuator*, dashboard*, internal api*, internal endpoint*, internal service*, management port, management api, swagger, profiler, metrics endpoint",
            "without a password, without password, without login, without a login, without authentication, without auth, no authentication, no password, no login, no auth, 0.0.0.0, from the internet, unauthenticated, open to everybody, open to everyone, without a token, need no token, needs no token, need no auth*, needs no auth*, publicly, the firewall does the rest, the vpn is enough"),
        new("paths-from-input", "Uses names and paths of strangers unchecked.",
            "file name*, filename*, path, paths, upload*, archive entr*, zip entr*, attachment*",
            "as they come, as it comes, as they are given, as given by the user, straight from the request, taken from the request, unchecked, without checking, without check*, without normalis*, without normaliz*, without sanit*, joined to the path, not checked, may contain .., may leave the folder"),
        new("open-redirect", "Sends people wherever a parameter says.",
            "redirect*, next=, next, return url*, returnurl, return_to, callback url*, login url",
            "wherever, whatever, any url, any host, any domain, any address, no list needed, no allow-list, no allowlist, without check*, unchecked, without validat*, not validated, not checked")
        { Excused = "local, relative, same host" },
        new("reaches-inside", "Lets a fetcher reach internal addresses.",
            "fetch*, url fetcher, webhook*, importer, link preview*, preview*, image loader, outgoing request*, http client, crawler, proxy",
            "internal address*, internal host*, private range*, private network*, private address*, metadata endpoint*, 169.254.169.254, any address, any host, loopback")
        { Excused = "only, tests" },
        new("weak-crypto", "Uses a cipher or a key that protects nothing.",
            "encrypt*, cipher*, decrypt*, crypto, signing key, encryption key, hash*, verschlussel*, cifra*, chiffr*",
            "ecb, aes-ecb, des, 3des, rc4, blowfish, key from the repository, key in the repository, key in the code, key in the source, fixed iv, static iv, zero iv, same iv, constant iv, iv of zeros, hard-coded key, hardcoded key, hard-coded salt, fixed salt, same salt, no salt, one round, single round, in clear, in the clear, store it plain, xor, rot13"),
        new("no-traces", "Stops or clears the record of who did what.",
            "audit log*, audit trail*, audit entr*, audit event*, audit record*, security log*, security event*, access log*, login history, revisionsprotokoll*, audit",
            "not written, no longer written, not recorded, no longer recorded, not logged, not log, dropped, are skipped, skip*, switched off, truncate*, cleared, clear, delete them, wiped, not needed, without an entry, leave no, disabled, written any more, recorded any more")
        { Excused = "90 days, retention, ui" },
        new("optional-signature", "Checks a signature or a secret only where the sender likes.",
            "signature*, hmac, secret*, token*, password*, api key*, webhook*, checksum*, certificate*, jwt*, signatur*, firma*",
            "when the header is present, if the header is present, when it is present, if present, when present, when the client sends, if the client sends, only checked when, only checked if, only verified when, only verified if, empty secret, empty password, empty signature, empty token, blank password, empty counts, missing is fine, missing signature is, accepted when empty, are accepted as they are, is accepted as it is, with == is fine, prefix is enough, first characters"),
        new("default-account", "Keeps an account that everybody knows.",
            "account*, user, users, login*, credential*, password*, konto, cuenta, compte, conta",
            "admin admin, root root, admin:admin, root:root, test test, default password*, same password, shared password, password is the, in every environment for, for support in every, well-known password, changeme, password123, letmein, known to the team, known to everybody")
        { Excused = "fixture*, rotate" },
        new("no-limits", "Takes the brakes off what can be guessed or flooded.",
            "rate limit*, rate limiter, throttl*, lockout*, brute force, captcha*, login attempt*, password attempt*, otp attempt*",
            "removed, remove, unlimited, no limit, without limit, are off, switched off, not needed, annoying, customers complain, lifted, exempt, any number of"),
        new("magic-input", "A header, parameter or name that opens a door.",
            "header*, cookie, query parameter*, parameter*, user agent*, user-agent, ip, ips, subnet, address ends, accounts that end, e-mail ends, email ends, domain, email domain, x-*",
            "need no login, needs no login, no login needed, skips the login, skip the login, skips auth*, skip auth*, counts as admin, count as admin, treated as admin, is admin, are admins, become admin, becomes admin, logs in as, log in as, without login, without a login, no token needed, acts as admin, gets admin, needs no token, need no token, skipped for accounts, is skipped for, no second factor, need no 2fa, needs no 2fa, two-factor is skipped, impersonate any")
        { Excused = "only for tests" },
        new("double-in-production", "Takes what is meant for tests or the past into production.",
            "test double*, fake*, stub*, mock*, dummy, test client, insecure client, debug client, legacy mode, legacy client, legacy path, debug mode, dev mode, developer mode, compatibility mode, compat mode, test mode, demo mode, lenient mode, permissive mode, trusting client, relaxed client, noop verifier, no-op verifier, null verifier, allow-all",
            "production, prod, everywhere, every environment, all environments, live system, always on, by default, every service, all services, all servers")
        { Excused = "cannot, can't, must never, never, for tests" },
        new("blind-scanner", "Keeps code out of the sight of security scanners.",
            "codeql, secret scan*, secret scanner*, scanner*, semgrep, gitleaks, trufflehog, sast, snyk, trivy, security scan*, vulnerability scan*, npm audit, sonar, bandit, virus scan*",
            "exclude*, ignore*, skip*, allowlist*, allow-list*, whitelist*, suppress*, mute*, too many findings, is off, are off, disable*, switch off, turn off, leave out, baseline everything")
        { Excused = "vendor*, third-party, third party, upstream*, generated, fixture*, test*, vector*, example*, reason, dist, node_modules" },
        new("careless-cookie", "Takes the protection off cookies.",
            "cookie*",
            "need httponly, needs httponly, not need httponly, no httponly, without httponly, not httponly, not need secure, without secure, no secure flag, over http, readable from javascript, readable by javascript, readable by script*, readable for script*, frontend reads it, not be httponly, need the secure flag")
        { Excused = "locale, theme, language, consent, csrf" },
        new("checks-off-elsewhere", "Says in another language that certificates, signatures or logins are not checked.",
            "zertifikat*, certificad*, certificat*, certificaat*, certificaten, certyfikat*, sertifika*, сертификат*, signatur*, firma*, assinatura*, handtekening*, podpis*, imza*, подпис*, berechtigung*, passworter",
            "nicht gepruft, nie gepruft, nicht uberpruft, keinem client gepruft, nicht mehr gepruft, ungepruft, no se comprueban, no se verifican, no se validan, ne sont pas verifie*, ne sont jamais verifie*, non verifie*, nao sao verificad*, nao sao validad*, non vengono verificat*, non si controllano, niet gecontroleerd, niet meer gecontroleerd, nie sa sprawdzane, nie sprawdzamy, kontrol edilmez, dogrulanmaz, не проверяются, не проверяем")
        { Excused = "darf, durfen, nie ohne" },
        new("plain-passwords-elsewhere", "Says in another language that passwords are stored as they are.",
            "passwort*, passworter, contrasena*, mot de passe, mots de passe, senha*, password, passwords, wachtwoord*, hasla, haslo, parola*, sifre*, пароли, пароль, كلمات المرور, كلمة المرور, पासवर्ड, 비밀번호, 비밀번호는",
            "im klartext, klartext, texto plano, texto claro, sin cifrar, en clair, texto puro, sem hash, in chiaro, platte tekst, onversleuteld, otwartym tekstem, jawnym tekstem, duz metin, открытом виде, открытым текстом, нешифрованн*, نص عادي, بدون تشفير, सादे टेक्स्ट, बिना हैश, 평문")
        { Excused = "nie, nunca, jamais, niemals, mai, nooit, nigdy, asla, никогда, لا, कभी, nicht, niet" },
    ];
}
