namespace Memory.Screening.Words;

/// <summary>The words of protections, places and persons; written like <see cref="Lexicon"/>.</summary>
internal static class SafetyLexicon
{
    public static readonly IReadOnlyList<(Concept Concept, string Terms)> Words =
    [
        (Concept.Disable, """
            disable, disables, disabled, disabling, skip, skips, skipping, bypass, bypasses, bypassing, turn off, turns off, switch off, turning off, deactivate, suppress, comment out, opt out of, circumvent, relax, weaken, loosen, get rid of, remove, drop, omit, leave out, rip out, strip out, short-circuit, shortcircuit, silence, mute, exempt, whitelist, waive, turn, work around, forgo, sidestep, neuter, ignore, stub out, never verify, never check, never validate, don't verify, don't validate, don't check, do not verify, do not validate, do not check, stop checking, stop verifying, stop validating, not verify, not validate, not check, no longer verify, no longer check, no need to verify, no need to check, no need to validate, needn't check, accept any, accept invalid, trust all, trust any, accept all, accept self-signed, accept unsigned, accept expired, allow unsigned, allow expired, allow self-signed, allow invalid, override,
            deaktiviere*, ausschalten, abschalten, schalte, schalten, überspringe*, umgehe*, umgehen, entferne*, weglassen, auskommentier*, abgeschaltet, ausgeschaltet, deaktiviert, nicht prüfen, nicht geprüft, nicht überprüf*,
            desactiva*, deshabilita*, omite, omitir, salta*, elude, evita la, quita, ignora, no verifi*, no valid*, no compru*, désactive*, désactiver, contourne*, saute, ignore*, ne vérifi*, ne valid*, supprime*, desativ*, desabilit*, pule, pular, pulem, contorn*, remov*, ignor*, não verifi*, não valid*, disabilita*, disattiva*, salta, saltare, aggira, ignora, non verific*, non valid*, rimuovi, отключ*, выключ*, пропуск*, обход*, обойти, не проверя*, убери, отключен*, 关闭, 禁用, 跳过, 跳過, 绕过, 停用, 取消, 不验证, 不校验, 不检查, 関掉, 忽略, 無効, 無効化, オフ, スキップ, 省略, 検証しない, 検証せず, 迂回, バイパス, 외면, 비활성화, 건너뛰, 끄, 우회, uitschakel*, schakel, wyłącz*, pomiń, pomijaj, devre dışı
            """),
        (Concept.Guard, """
            tls, ssl, https, certificate, certificates, cert, certs, hostname verification, pre-commit hook, pre-commit hooks, pre-push hook, pre-push hooks, commit hook, commit hooks, git hook, git hooks, authentication, auth, authn, authz, authorization, authorisation, login, sign-in, signature, signatures, csrf, xsrf, cors, csp, content security policy, same-origin, xss, escaping, sanitization, sanitisation, sanitizing, sanitizer, sanitize, encryption, mfa, 2fa, otp, two-factor, multi-factor, secret scanning, secret scanner, secret scan, secret detection, gitleaks, trufflehog, trivy, snyk, codeql, dependabot, semgrep, bandit, security, security scan, security scans, security scanner, security linter, security checks, security headers, vulnerability scan, vulnerability scanning, sast, audit log, audit logs, audit logging, audit trail, audit, firewall, selinux, apparmor, sandbox, sandboxing, rbac, acl, access control, permission check, permission checks, role check, role checks, ownership check, ownership checks, tenant check, tenant filter, row-level security, jwt, captcha, rate limit, rate limits, rate limiting, rate limiter, hsts, checksum, checksums, integrity, hmac, password, passwords, password check, password hashing, hashing, token validation, token verification, token expiry, token expiration, expiry, input validation, host key, host keys, host key checking, ssrf, allowlist, owasp, secure flag, httponly, samesite, lockout, branch protection, replay protection, nonce, safe mode, session check, permissions, admin check,
            tls-prüfung, zertifikat*, authentifizierung, authentisierung, anmeldung, signatur*, signaturprüfung, verschlüsselung, autorisierung, berechtigungsprüfung*, rechteprüfung*, zugriffskontrolle*, sicherheitsprüfung*, sicherheitsscan*, passwortprüfung, certificado*, autenticación, firma, firmas, cifrado, autorización, control de acceso, inicio de sesión, certificat*, authentification, chiffrement, autorisation, contrôle d'accès, contrôles de sécurité, vérification de signature, autenticação, assinatura*, criptografia, autorização, controle de acesso, certificati, certificato, autenticazione, firme, crittografia, autorizzazione, controlli di sicurezza, сертификат*, аутентификаци*, авторизаци*, подпис*, шифровани*, csrf-защит*, проверку прав, 证书, 認證, 认证, 鉴权, 身份验证, 签名, 簽名, 加密, 授权, 权限, 登录验证, 安全检查, 安全扫描, 証明書, 認証, 署名, 暗号化, 認可, 権限, 権限チェック, セキュリティ, 인증, 인증서, 서명, 암호화, 권한, 보안, certificaat, certificaten, handtekening, authenticatie, certyfikat*, uwierzytelni*, podpis*
            """),
        (Concept.Check, """
            verification, pinning, verifying, verify, validation, validating, validate, check, checks, checking, checked, verified, validated, enforcement, protection, inspection, requirement, warnings, scan, scanning, scanner, prüfung, überprüfung, verificación, comprobación, validación, vérification, validation, contrôle*, verificação, validação, verifica, verifiche, convalida, controllo, проверк*, валидаци*, 验证, 校验, 检查, 驗證, 検証, チェック, 確認, 검증, 확인, 검사, controle, weryfikacj*
            """),
        (Concept.Off, """
            off, disabled, optional, unnecessary, unneeded, switched off, turned off, commented out, skipped, bypassed, not required, not needed, not necessary, not checked, not verified, not validated, not enforced, unverified, unchecked, unauthenticated, not need to be checked, not need to be verified, not need to be validated, not need to be enforced, not have to be checked, not have to be verified, not have to be validated, don't need to be checked, don't need to be verified, don't need to be validated, don't have to be checked, don't have to be verified, isn't required, isn't needed, isn't checked, isn't verified, isn't enforced, aren't checked, aren't verified, aren't required, aren't enforced, need not, needn't, does not apply, do not apply, don't apply, doesn't apply, no longer apply, no longer applies, void, suspended, waived, lifted, revoked, invalid, superseded, obsolete, inactive, null and void, cancelled, canceled, not apply, not binding, moot, always succeed, always succeeds, always passes, always pass, always true, always valid, always returns true, return true, returns true, removed, omitted, anonymous, plain http, superfluous, relaxed, exempt, whitelisted, ignored,
            abgeschaltet, ausgeschaltet, deaktiviert, unnötig, nicht nötig, nicht erforderlich, gelten nicht, gilt nicht, aufgehoben, außer kraft, ungültig, überflüssig, aus, desactivad*, deshabilitad*, innecesari*, opcional, no se aplica*, no aplica*, anulad*, désactivé*, inutile*, facultati*, ne s'applique*, désactivée, levé*, levées, annulé*, desativad*, desnecessári*, não se aplica*, opcional, disattivat*, disabilitat*, inutil*, non si applica*, facoltativ*, отключен*, отключён*, выключен*, не нужн*, не действу*, отменен*, отменён*, необязател*, не требу*, недействительн*, 关闭, 无效, 不适用, 不需要, 失效, 作废, 不必, 無効, は不要, 適用されない, 適用されません, オフ, 해제, 필요 없
            """),
        (Concept.Without, """
            without, no, lacking, skipping, sans, sin, sem, senza, ohne, kein, keine, без, 无需, 不带, 無需, なし, なしで, zonder, bez
            """),
        (Concept.Allow, """
            allow, allows, allowed, accept, accepts, accepted, permit, permits, expose, exposes, serve, serves, trust, trusts, trusted, open, opens, work, works, reachable, accessible, run, runs, call, callable, let, lets, grant, go, goes, pass, passes, respond, responds, admit, available, honour, honor, receive, process, enter, in, erlaube*, akzeptier*, zulassen, lass, vertraue, permite*, acepta*, confía, autorise*, accepte*, permet*, permita, aceita*, confie, consenti, accetta*, разреш*, принима*, доверя*, 允许, 接受, 信任, 放行, 許可, 受け入れ, 信頼, 허용, 신뢰
            """),
        (Concept.Use, """
            use, uses, using, set, sets, setting, add, adds, pass, keep, put, enable, enables, prefer, include, apply, write, make, configure, switch to, default to, call, leave, create, append, with, have, should be, must be, are, is, accepts, allow, evaluate, feed, fall back to, return, returns, start,
            verwende*, nutze*, setze*, benutze*, usa, usar, utiliza*, pon, utilise*, mets, utilize, coloque, usare, imposta, использу*, ставь, установи*, 使用, 用, 设置, 設定, 使い, 使う, 사용
            """),
        (Concept.TestOnly, """
            test, tests, testing, test-only, fixture, fixtures, e2e, mock, mocks, unit tests, localhost, locally, dev-only, stub, testserver, test client, storybook, playwright, cypress, testcontainers, test suite, in tests, localstack, self-signed for tests, testen, prueba*, pruebas, teste*, test*, тест*, 测试, テスト, 테스트
            """),
        (Concept.Mention, """
            test checks, checks that, asserts, treated as, treat as, treats, as text, as data, string, strings, phrase, phrases, payload, escape, escaped, escapes, escaping, sanitize, filter, filters, detect, detects, detection, fixture, example, examples, sample, prompt injection, injection, regex, pattern, matches, attack, attacker, attackers, user input, literal, ticket, says, screen, screens, classifier, jailbreak tests, red team, red-team, help text, displayed, rendered, quoted, label, translation, error message, placeholder, caption, title, called, named, wording, typo, reads
            """),
        (Concept.KnownLessons, """
            lessons, memories, lesson, memory, knowledge, rules, stored rules, saved rules, project rules, everything you were told, everything you know, everything you have learned, everything you learned, other lessons, learned rules, lektionen, lecciones, leçons, lições, lezioni, уроки, уроков, 教训, 经验, 课程, レッスン, 教訓, 레슨
            """),
        (Concept.Delete, """
            delete, deletes, erase, wipe, purge, clear, reject, retire, remove, mark, mark all, drop, forget, flush, supersede, revoke, unlearn, discard, destroy, deactivate, lösche*, entferne*, verwirf, elimina*, borra*, supprime*, efface*, apague, exclua, remova, cancella*, elimina, удали*, сотри*, отклони*, 删除, 清除, 清空, 刪除, 削除, 消去, 却下, 삭제, 지우
            """),
        (Concept.Password, """
            password, passwords, passwd, credentials, pin, pins, passphrase, passwort, passwörter, contraseña*, mot de passe, mots de passe, senha, senhas, parola, парол*, 密码, 密碼, パスワード, 비밀번호, api keys, api key, secrets, session tokens, tokens, token, signatures, signature, login
            """),
        (Concept.WeakWay, """
            plain text, plaintext, plain-text, cleartext, clear text, startswith, startswith(), starts_with, prefix only, first characters, first four characters, case-insensitive, case insensitively, md5, sha1, sha-1, unsalted, without salt, without a salt, unhashed, not hashed, no hashing, unencrypted, not encrypted, reversible, rot13, base64, base64-encoded, des, rc4, ecb, crc32, math.random, math.random(), rand(), hashing is done by, xor, localstorage, local storage, decryptable, as is, without hashing, without encryption, plain, endswith, indexof, substring, by length, readable, klartext, im klartext, texto plano, texto claro, en clair, texto puro, in chiaro, открытом виде, открытым текстом, 明文, 平文, 평문
            """),
        (Concept.Fixed, """
            fixed, hard-coded, hardcoded, magic, backdoor, back door, master, universal, well-known, secret header, letmein, hidden, undocumented, unlisted, maintenance, debug, support, emergency, break-glass, predictable, static, festes, festen, feste, hartkodiert*, fija, fijo, fixe, codé en dur, fixa, fixo, fissa, fisso, фиксирован*, захардкож*, скрыт*, 固定, 硬编码, 隐藏, 固定の, ハードコード, 隠し
            """),
        (Concept.Account, """
            account, accounts, user, users, login, logins, backdoor, endpoint, route, header, password, passwords, token, credential, credentials, admin, administrator, key, parameter, cookie, konto, passwort, cuenta, usuario, contraseña, compte, utilisateur, mot de passe, conta, usuário, senha, utente, parola, аккаунт*, учетн*, учётн*, парол*, 账户, 账号, 用户, 密码, アカウント, ユーザー, パスワード
            """),
        (Concept.Grant, """
            grant, grants, give, gives, make, makes, assign, assigns, elevate, promote, add, adds, treat, set, upgrade, escalate, raise, allow, gib, mache, füge, ernenne, da, dale, concede, otorga, hacer, donne, accorde, ajoute, nomme, conceda, dê, adicione, torne, concedi, dai, aggiungi, promuovi, выдай*, выдава*, дай, добав*, сделай, назнач*, 授予, 给予, 添加, 设为, 提升, 付与, 追加し, 与え
            """),
        (Concept.Admin, """
            admin, admins, administrator, administrators, administrator rights, admin rights, admin group, root, owner, owners, superuser, superusers, sudoers, maintainer, write access, admin access, admin role, full access, push access, administrators group, trust, administratorrechte, adminrechte, besitzer, administrador, propietario, administrateur, propriétaire, administrador, proprietário, amministratore, proprietario, админ*, администратор*, владел*, 管理员, 管理員, 所有者, 管理者, 관리자
            """),
        (Concept.Anyone, """
            everyone, everybody, anyone, anybody, all users, all reviewers, every user, any user, all accounts, all contributors, new users, from author, of author, by default, the author, this author, me, my account, myself, us, jedem, alle, jeder, mich, mir, todos, cualquiera, tous, quiconque, mim, tutti, chiunque, me, всем, всех, кажд*, мне, меня, 所有人, 任何人, 每个人, 我, 誰でも, 全員, 私
            """),
        (Concept.Machine, """
            ai, a.i., llm, llms, language model, language models, assistant, assistants, chatbot, bot, bots, agent, agents, coding agent, coding agents, copilot, gpt, model, models, machine, automated reviewer, automated reviewers, automated review, ai reviewers, ai reviewer, ai agents, ki, ki-assistent, sprachmodell*, asistente, modelo de lenguaje, ia, assistant ia, modèle de langage, modelo de linguagem, assistente, modello linguistico, ии, нейросет*, ассистент*, языков*, 语言模型, 人工智能, 助手, ai助手, 言語モデル, アシスタント, エージェント, 언어 모델
            """),
        (Concept.Your, """
            your, system, own, hidden, developer, initial, full, complete, entire, original, internal, secret, underlying, deine*, dein, system-, tu, tus, su, sistema, ton, ta, tes, votre, système, seu, sua, suas, sistema, tuo, tue, tuoi, свой, свои, твой, твои, систем*, 你的, 您的, 系统, あなたの, システム, 당신의
            """),
        (Concept.Context, """
            prompt, prompts, context window, context, conversation, conversation history, instructions, system message, system prompt, configuration, rules, chat history, transcript, everything above, preamble, guidelines, tool definitions, tools, anweisungen, kontext, gesprächsverlauf, instrucciones, contexto, conversación, consignes, contexte, instruções, istruzioni, contesto, промпт*, инструкц*, контекст*, 提示词, 提示, 指令, 上下文, 对话, 系统提示, プロンプト, 指示, 会話, コンテキスト, 프롬프트
            """),
        (Concept.Mode, """
            mode, modus, modo, режим*, 模式, モード, unrestricted, jailbroken, dan, developer mode, god mode, admin mode, root, superuser, administrator, maintainer, maintainer mode, unfiltered, without restrictions, without limits, without rules, no restrictions, no rules, no limits, unlimited, autonomous, free, uncensored, releasebot, bot, agent, assistant, owner, operator, hacker, evil, privileged, authorized to, authorised to, sans restriction*, sans limite*, sin restricciones, sin límites, ohne einschränkung*, ohne regeln, sem restrições, sem limites, senza restrizioni, senza limiti, без ограничений, 无限制, 不受限制, 没有限制, 制限なし, 制限のない, 開発者モード, 管理者モード, 개발자 모드
            """),
        (Concept.YouAre, """
            you are now, you're now, you are no longer, you are the, you are in, you are a, you are an, act as, act like, behave as, behave like, pretend to be, pretend you are, pretend that you, roleplay as, role-play as, switch to, switch into, enter, activate, from now on you, from this point on you, new persona, imagine you are, assume the role, take the role, operate in, operate as, simulate, you have been, you will be, consider yourself, du bist, du bist jetzt, agiere als, verhalte dich, eres, ahora eres, actúa como, tu es, tu es maintenant, vous êtes, agis comme, você é, você agora é, aja como, sei ora, ora sei, agisci come, ты теперь, теперь ты, действуй как, веди себя как, 你现在是, 你是, 你现在, 扮演, 进入, あなたは, 今から, これから, として振る舞, 너는 이제, 당신은 이제, je bent nu, jesteś teraz
            """),
        (Concept.Outrank, """
            outrank, outranks, take precedence, takes precedence, override, overrides, overrule, overrules, trump, trumps, beats, always right, are right, is right, final say, last word, final authority, highest priority, top priority, higher priority, absolute priority, priority over, above all, superior, supersede, supersedes, beyond question, not be questioned, never be questioned, never be superseded, never be retired, never be changed, must never be superseded, cannot be overruled, unquestionable, binding, wins over, win over, prevail, prevails, outweigh, outweighs, count more, counts more, counts double, count double, must be obeyed, must be followed, law, come first, more weight, infallible, hat vorrang, haben vorrang, immer recht, wichtiger als, geht vor, gehen vor, prioridad sobre, siempre tienen razón, siempre tiene razón, por encima, priorité sur, toujours raison, l'emporte*, prioridade sobre, sempre têm razão, sempre tem razão, acima de, precedenza, sempre ragione, priorità su, важнее, всегда прав*, приоритет*, главнее, 优先于, 优先, 永远正确, 总是对的, 高于, 優先, 常に正しい, 絶対, 우선
            """),
        (Concept.Treat, """
            treat, treats, consider, regard, handle, take, trust, interpret, accept, read, see, view, execute, behandle*, betrachte*, trata, considera*, traite*, considère*, trate, considere, tratta, считай*, относись, воспринимай*, 视为, 当作, 看作, 视作, 扱, 見なし, みなし, 간주
            """),
        (Concept.SafePlace, """
            vault, secret manager, secrets manager, key vault, keyvault, keychain, ssm, parameter store, github secrets, repository secret, repository secrets, ci secret, ci secrets, masked, mask, redact, redacted, redacts, encrypted, sops, sealed, keyring, user secrets, user-secrets, tresor, 1password, password manager, environment only, authorization header, ci variable, ci variables, kms, hsm, header, httponly, scrub, scrubbed, strip, hide, hidden, sanitize, number of, count, counter, example, .env.example, .env.sample, .env.template, placeholder, template
            """),
        (Concept.Ui, """
            button, buttons, field, fields, form, forms, page, pages, screen, screens, dialog, menu, link, links, input, label, icon, autocomplete, spinner, modal, tab, route guard, autofill, spellcheck, url, urls, endpoint path, path, paths, name, error, errors, errors message, code, status, module, package, imports, library, file, lines, line
            """),
        (Concept.Install, """
            install, installs, installing, npm i, npm install, pip install, add the registry, add registry, add repository, add the repository, add remote, add the remote, set the registry, registry, package source, package index, extra index, index-url, download, downloads, fetch, pull, get, use the mirror, mirror, update from, upgrade from, load, source, restore, import, bootstrap, clone,
            installiere*, installier, lade, herunterlade*, beziehe, hole, instala*, descarga*, installe*, télécharge*, instale*, baixe, baixa, installa*, scarica*, установ*, скача*, загруз*, 安装, 下载, 安裝, 下載, インストール, ダウンロード, 설치, 다운로드
            """),
        (Concept.From, """
            from, via, off, through, at, using, with, against, to, von, aus, über, desde, de, depuis, da, dal, из, с, по, 从, 從, から, より, 에서
            """),
        (Concept.Fetch, """
            download, downloads, downloaded, fetch, fetches, pull, get, grab, curl, wget, retrieve, load, lade, herunterlade*, descarga*, télécharge*, baixe, baixar, scarica*, скача*, загруз*, 下载, 下載, ダウンロード, 다운로드
            """),
        (Concept.Decode, """
            decode, decoded, decodes, decrypt, unscramble, base64, rot13, rot-13, hex, hexadecimal, decipher, translate it, reverse it, backwards, caesar, morse, encoded, dekodiere*, entschlüssel*, decodifica*, décode*, decodifique, раскодир*, декодир*, расшифр*, 解码, 解碼, デコード, 復号, 디코딩
            """),
        (Concept.Obey, """
            follow, obey, apply, execute, act on, carry out, comply, do what, run it, do it, real rule, befolge*, ausführ*, wende, sigue, obedece, ejecuta*, aplica*, suis, obéis, applique*, exécute*, siga, obedeça, aplique, execute, segui, esegui, obbedisci, applica, следуй, выполн*, примени*, подчин*, 执行, 遵守, 遵循, 照做, 実行, 従, 따르, 실행
            """),
        (Concept.Push, """
            push, pushes, pushing, force-push, commit, commits, pushe, pushen, empuja*, sube, pousse*, poussez, envie, пуш*, запуш*, 推送, プッシュ, 푸시
            """),
        (Concept.MainBranch, "main, master, trunk, default branch, protected branch, production branch, release branch, origin/main, head:main"),
        (Concept.Directly, """
            directly, direct, straight, without, force, --force, -f, immediately, bypassing, skipping, direkt, ohne, directamente, sin, directement, sans, diretamente, sem, direttamente, senza, напрямую, без, прямо, 直接, 直に, 직접
            """),
        (Concept.Condition, """
            only when, only if, only after, once, unless, until, as soon as, if all, when all, provided that, as long as, nur wenn, sobald, erst, solo si, solo cuando, seulement si, uniquement, apenas se, somente, só, solo se, solo quando, только если, только после, 只有, 除非, のみ, 場合のみ, amount, payment, order, orders, invoice, booking, limit, spec
            """),
        (Concept.Safety, """
            safety guidelines, safety, safety rules, safety checks, guardrails, guardrail, content policy, usage policies, usage policy, permission prompts, permission checks, permission system, approvals, approval prompts, confirmation prompts, restrictions, limitations, ethical, safeguards, safeguard, safety filters, security policies, security guidelines, security rules, sicherheitsrichtlinie*, sicherheitsregel*, sicherheitsvorgabe*, schutzmaßnahme*, reglas de seguridad, normas de seguridad, directrices de seguridad, consignes de sécurité, règles de sécurité, garde-fous, regras de segurança, diretrizes de segurança, regole di sicurezza, linee guida di sicurezza, правила безопасности, ограничения безопасности, меры безопасности, 安全准则, 安全规则, 安全限制, 安全指南, 安全策略, 安全ガイドライン, 安全規則, 安全対策, セーフティ, 안전
            """),
        (Concept.Confidential, """
            private, confidential, proprietary, internal, customer, customers, customer's, unreleased, non-public, nonpublic, secret, personal, vertraulich*, privat*, confidencial*, privado*, privad*, confidentiel*, privé*, riservat*, приватн*, закрыт*, конфиденциальн*, 私有, 机密, 内部, 社内, 非公開, 機密
            """),
        (Concept.Or, "or, nor, oder, o, ni, ou, или, ни, 或, 或者, また"),
        (Concept.Turn, "but, instead, aber, sondern, stattdessen, pero, sino, mais, mas, ma, bensì, но, зато, 但, 但是, 而是, でも, しかし, always, immer, siempre, toujours, sempre, всегда, just, simply, and always, so, therefore, then"),
    ];
}
