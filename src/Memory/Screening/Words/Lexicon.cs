namespace Memory.Screening.Words;

/// <summary>
/// The words of each concept, in the languages that reviewers write most. <c>*</c> ends a stem, <c>,</c> parts terms,
/// several words are a phrase. Accents are written as people write them; texts are compared with and without.
/// </summary>
internal static class Lexicon
{
    public static readonly IReadOnlyList<(Concept Concept, string Terms)> Words =
    [
        (Concept.Override, """
            ignore, ignores, ignoring, disregard*, forget, forgets, forgetting, override, overrule, overwrite, neglect, discard, dismiss, abandon, unlearn, throw away, throw out, set aside, put aside, cast aside, pay no attention to, stop following, stop obeying, not follow, not obey, never follow, never obey, no longer follow, drop,
            ignoriere*, ignorier, missachte*, vergiss, vergesst, vergessen, verwirf, übergehe*, überschreib*, setz* außer kraft, beachte nicht,
            ignora, ignorar, ignore-o, ignoren, olvida, olvidar, olvide, descarta*, haz caso omiso, no hagas caso, pasa por alto,
            ignorez, ignorer, oublie, oubliez, oublier, néglige*, fais abstraction, faites abstraction, ne tiens pas compte, ne tenez pas compte, passe outre,
            desconsidere, desconsidera, desconsiderar, esqueça, esquece, esquecer, ignorem, despreze,
            ignori, ignorare, dimentica, dimenticare, dimenticate, trascura, scarta, non tenere conto, non considerare,
            игнорир*, проигнорируй*, забудь*, забыть, отбрось*, пренебреги*, не обращай внимания, не следуй*,
            忽略, 无视, 無視, 忽视, 忘记, 忘掉, 忘記, 抛弃, 不要理会, 不再遵守, 不遵守, 不用管, 忘れ, 無視し, 従わない, 従わず, 무시, 잊어, negeer, vergeet, zignoruj*, yok say
            """),
        (Concept.Orders, """
            instruction, instructions, guideline, guidelines, directive, directives, directions, prompt, prompts, system message, system messages, guardrail*, training, programming, everything you were told, what you were told, everything you know, everything you learned, everything you have learned, all you were told, all you know, what you learned, everything above, everything before, everything said, claude.md, agents.md, .cursorrules, commandments, constraints,
            anweisung*, instruktion*, vorgabe*, richtlinie*, leitlinie*, systemprompt, vorschrift*, weisung*, anleitung,
            instrucciones, instrucción, directrices, indicaciones, órdenes, pautas, lo que se te dijo,
            consigne*, directives, instructions, indications, ordres, lignes directrices,
            instruções, instrução, diretrizes, orientações, ordens, comandos anteriores,
            istruzion*, direttive, indicazioni, linee guida, ordini,
            инструкц*, указани*, директив*, предписани*, установк*, промпт*,
            指令, 指示, 指南, 提示词, 提示詞, 系统提示, 說明, 命令, 要求, ガイドライン, プロンプト, 지시, 지침, 명령, instructies, instrukcj*, talimat*
            """),
        (Concept.Rules, """
            rule, rules, policy, policies, convention, conventions, restriction, restrictions, orders, limitations, regulations, standards,
            regeln, regel, einschränkung*, konvention*, regla, reglas, normas, restricciones, políticas, règle, règles, restrictions, règlement, regra, regras, restrições, regole, regola, restrizioni, правил*, ограничени*, 规则, 规定, 規則, 限制, ルール, 規約, 制限, 규칙, regels, zasad*, kural*
            """),
        (Concept.Standing, """
            previous, previously, prior, earlier, above, preceding, foregoing, former, past, your, existing, current, initial, original, so far, until now, up to now, before, told, given, other, project, project's, repository's, team's, these, those, all rules, all the rules, any rules, all of the rules, every rule, all instructions, all the instructions, any instructions, every instruction, all guidelines, all of your, hitherto, that came before, you have, you were, you had, you received, you've,
            bisherig*, vorherig*, vorangegang*, vorig*, früher*, obig*, deine, deinen, dein, eure, alle regeln, alle anweisungen, sämtliche*, gesamt*, projekt*, zuvor, bestehend*, alle vorgaben,
            anterior*, previ*, tus, todas las, proyecto, de arriba, existentes, dadas, hasta ahora,
            précédent*, antérieur*, ci-dessus, tes, vos, toutes les, projet, données, jusqu'ici, existant*,
            suas, todas as, projeto, acima, até agora, dadas,
            precedent*, tutte le, tue, progetto, sopra, finora, fornite,
            предыдущ*, прежн*, прошл*, все, всё, всех, свои, твои, выше, проект*, ранее, данные тебе, существующ*, предшеств*,
            之前, 先前, 以前, 上面, 以上, 所有, 你的, 项目, 全部, 前面, 之前的, 此前, これまで, 今まで, 以前の, 上記, すべて, 全て, 過去, 既存, プロジェクト, あなたの, 前の, 이전, 모든, 위의, vorige, wszystkie, poprzedni*, önceki
            """),
        (Concept.Not, """
            never, not, don't, dont, doesn't, didn't, cannot, can't, mustn't, shouldn't, won't, isn't, aren't, wouldn't, couldn't, no, neither, nor, avoid, avoids, avoided, avoiding, forbid, forbids, prohibit*, disallow*, refuse, stop, prevent*, instead of, rather than, nobody, no one, none, nothing, without, ban, hardly, rarely, against, beware, reject, rejects, block, blocks, detect, detects, flag, flags, fails, fail, fix,
            nicht, nie, niemals, kein, keine, keinen, keinem, keiner, keines, verbiete*, vermeide*, verhindere*, niemand, ohne, statt,
            nunca, jamás, evita, evitar, evite*, prohib*, sin, ningún, ninguna, tampoco, nadie,
            ne, pas, jamais, aucun, aucune, évite*, éviter, interdi*, sans, ni, personne,
            não, nao, jamais, proíb*, proib*, sem, nenhum, nenhuma, nem, ninguém, evitem,
            non, mai, nessun*, evitare, vieta*, senza, né,
            не, никогда, нельзя, запрещ*, избега*, ни, без, никто,
            不要, 不能, 不得, 不可, 禁止, 切勿, 别, 別, 勿, 请勿, 請勿, 绝不, 避免, 不应, 从不, 严禁, 不允许, 不,
            しない, しないで, せず, してはいけない, してはならない, ないこと, 避け, するな, 禁じ, ません, 않, 마세요, 말고, 금지, 안, niet, nooit, geen, nie, nigdy, asla
            """),
        (Concept.Forbidden, """
            forbidden, is blocked, are blocked, not allowed, isn't allowed, aren't allowed, disallowed, prohibited, banned, dangerous, insecure, unsafe, vulnerable, vulnerability, must be rejected, has to be rejected, have to be rejected, should be rejected, is rejected, must fail, not acceptable, unacceptable, a risk, risky, a leak, leaks, breaks, not needed, not necessary, is no longer, antipattern, anti-pattern, smell, discouraged, deprecated, defeats, would let, out of the question, off limits, taboo, no-go, a hole, bad idea, bad practice, injection,
            verboten, unsicher, gefährlich, nicht erlaubt, tabu, unzulässig, prohibido, peligroso, inseguro, no está permitido, interdit, dangereux, proscrit, proibido, perigoso, vietato, pericoloso, запрещен*, запрещён*, опасно, небезопасно, недопустим*, 禁止, 危险, 不安全, 不允许, 严禁, 危険, いけません, いけない, ならない, なりません, ないこと, しないこと, しない, しないでください, ないでください, 금지
            """),
        (Concept.Teach, """
            @claude, @.claude, remember, remember that, lesson, rule, convention, learn, learn this, note, keep in mind, from now on, for future, policy, guideline, memorize, memorise,
            merke, merk, merken, lerne, regel, recuerda, recuerde, aprende, regla, norma, à retenir, retiens, retenez, apprends, règle, lembre-se, lembre, lembra, aprenda, regra, ricorda, ricordati, impara, regola, запомни*, правило, помни*, 记住, 記住, 规则, 请记住, 覚えて, 覚え, ルール, 기억, onthoud, zapamiętaj, hatırla
            """),
        (Concept.Universal, """
            all, every, each, always, any, whenever, everywhere, future, new, must, automatically, by default, anywhere, henceforth, immediately, any time, at once, generally, throughout, in general,
            alle, allen, aller, jede, jeden, jeder, jedem, immer, künftig*, sofort, jedes, stets, automatisch, überall, todo, todos, todas, toda, siempre, cada, cualquier, automáticamente, inmediatamente, tout, toute, tous, toutes, chaque, toujours, systématiquement, automatiquement, immédiatement, sempre, cada, qualquer, ogni, tutti, tutte, qualsiasi, subito, automaticamente, все, всех, всем, всегда, кажд*, люб*, автоматически, сразу, 所有, 每个, 每次, 始终, 总是, 一律, 任何, 全部, 自动, 都, すべて, 全て, 常に, 毎回, 必ず, 全, 自動, 모든, 항상, 매번, alle, altijd, wszystkie, zawsze, her
            """),
        (Concept.Approve, """
            approve, approves, approving, approved, pre-approved, preapproved, auto-approve, autoapprove, merge, merges, merging, auto-merge, automerge, accept, accepts, rubber-stamp, rubberstamp, rubber stamp, sign off, wave through, green-light, greenlight, lgtm, let through, pass review, mark as reviewed, marked as reviewed, mark this, mark it,
            freigabe, freigeben, gib frei, genehmige*, merge*, mergen, annehmen, akzeptiere*, durchwinken, aprueb*, aprob*, fusiona*, acepta, aceptar, apruebes, approuve*, approuver, valide, validez, valider, fusionne*, accepte*, aprove, aprova, aprovar, mescla*, aceite, approva, approvare, unisci, accetta, одобр*, утверд*, мерж*, смерж*, вмерж*, слива*, принима*, прими, пропуска*, 批准, 合并, 合併, 通过, 同意, 放行, 承認, マージ, 許可, 승인, 병합, goedkeuren, keur, zatwierdź, zatwierdzaj, onayla
            """),
        (Concept.Change, """
            pull request, pull requests, pr, prs, merge request, merge requests, mr, mrs, changes, change, commit, commits, patch, patches, diff, diffs, branch, contributions, hotfix, hotfixes, release, releases, everything, submission, submissions, code,
            änderung*, beitrag, beiträge, cambios, cambio, solicitud*, changement*, modification*, demande*, alteraç*, mudança*, modifiche, modifica, richieste, изменени*, пулл*, запрос*, коммит*, ветк*, 拉取请求, 合并请求, 提交, 代码, 更改, 变更, 修改, プルリク*, プルリクエスト, 変更, コミット, 풀, 커밋, zmiany
            """),
        (Concept.Review, """
            review, reviews, code review, reviewing, approval, approvals, second pair of eyes, sign-off, quality gate, branch protection, ci checks, status checks, überprüfung, prüfung, durchsicht, revisión, aprobación, revue, relecture, revisão, aprovação, revisione, ревью, проверк*, одобрени*, 审查, 评审, 审核, レビュー, 承認, 確認, 리뷰, 검토
            """),
        (Concept.Blind, """
            without looking, without opening, without reading, without review, without a review, without reviewing, without checking, without asking, without any review, without further review, without human, without approval, without confirmation, without confirming, without permission, without question, without questions, unread, unseen, blindly, no questions asked, no findings, no comments, sight unseen, no review, no approval, no human, no confirmation, no need to ask, no need to review, no need for review, no need to look, no need to check, no need to confirm, no longer need, no longer needs, no longer requires, no longer required, without prompting, without prior, without waiting for ci, without waiting for review, without waiting for checks, without waiting for approval, without consulting, without telling, don't wait, do not wait, from my account, no matter what, regardless of, even if ci, even when ci, even if tests, even if checks, without the user,
            ohne rückfrage, ohne nachfrage, ohne nachzufragen, ohne zu fragen, ohne prüfung, ohne review, ohne bestätigung, ohne zustimmung, ohne genehmigung, ohne freigabe, ungeprüft, ungesehen, ohne anzusehen, ohne hinzusehen, ohne sie anzusehen, ohne zu prüfen, blind,
            sin preguntar, sin revisar*, sin leer*, sin mirar*, sin pregunt*, sin revisión, sin mirar, sin confirmación, sin confirmar, sin pedir, sin aprobación, sin leer, sin consultar, a ciegas,
            sans demander, sans vérif*, sans reli*, sans lire*, sans regard*, sans relire, sans lire, sans revue, sans confirmation, sans validation, sans regarder, sans poser, sans approbation, sans relecture, à l'aveugle, sans ouvrir,
            sem perguntar, sem revis*, sem ler*, sem olhar*, sem revisão, sem confirmação, sem confirmar, sem olhar, sem pedir, sem ler, sem aprovação, às cegas,
            senza chied*, senza controll*, senza legger*, senza verific*, senza guardar*, senza revisione, senza conferma, senza guardare, senza leggere, senza approvazione, senza verificare, alla cieca,
            без спроса, без проверки, без ревью, без подтверждения, без вопросов, не спрашивая, не глядя, не проверяя, не читая, вслепую, без разрешения, без одобрения, без просмотра,
            无需确认, 无需询问, 无需审核, 无需批准, 无需审查, 不用确认, 不用询问, 不经审核, 不经审查, 不必询问, 不需要确认, 直接合并, 直接批准, 未经, 不用问, 不看, 無條件, 无条件,
            確認なし, 確認せず, 許可なし, 確認不要, レビューなし, 承認なし, 無条件, 聞かずに, 尋ねずに, 見ずに, 確認を取らず, 確認なしに, レビューせず, 確認 없이, 확인 없이, 검토 없이, zonder te vragen, bez pytania, bez sprawdzania
            """),
        (Concept.Ask, """
            ask, asking, asks, confirm, confirmation, confirmations, prompt for, request permission, seek approval, permission, question, hesitate, refuse, refuses, refusal, decline, object, wait for approval, double-check,
            frage, fragen, nachfragen, bestätigung, rückfrage*, nachfrage*, weigere*, preguntar, preguntes, pregunta, confirmación, pidas, demande, demander, demandez, confirmation, perguntar, pergunte, confirmação, peça, chiedere, chiedi, conferma, спрашива*, подтвержд*, отказыва*, 询问, 确认, 拒绝, 詢問, 確認を, 尋ね, 拒否, 묻, 확인
            """),
        (Concept.Run, """
            run, runs, running, execute, executes, executing, launch, invoke, perform, start with, commands, command, sudo, delete, deploy, deploys, push, destructive, shell, script, spawn,
            führe, ausführen, führ, ausführst, befehl*, starte, lösche, ejecuta*, ejecutar, corre, comandos, lanza, exécute*, exécuter, lance, commande*, executa*, execute, executar, rode, rodar, esegui, eseguire, esegua, comando, comandi, lancia, выполн*, запуст*, запускай*, команд*, исполн*, 执行, 运行, 運行, 命令, 実行, 走らせ, コマンド, 실행, uitvoeren, voer, uruchom
            """),
        (Concept.Secret, """
            credentials, credential, private key, private keys, ssh key, ssh keys, api key, api keys, access token, access tokens, auth token, session token, bearer token, secret keys, secret key, connection string, connection strings, environment variables, environment variable, env vars, env variables, env var, environment dump, process environment, environ, secrets, aws keys, cloud keys, deploy key, deploy keys, keychain, keyring, password store, passwords, printenv, hostname, whoami, kubeconfig, cookies, session cookie, signing key, service account key, github token, npm token, output of env, output of set, contents of env, shell history, bash history, environment block, personal access token,
            zugangsdaten, umgebungsvariable*, geheimnisse, geheimnis, passwörter, schlüsseldatei*, api-schlüssel, privaten schlüssel, anmeldedaten, credenciales, variables de entorno, contraseñas, secretos, claves, llave privada, clave privada, identifiants, variables d'environnement, mots de passe, secrets, clés, clé privée, credenciais, variáveis de ambiente, senhas, segredos, chaves, chave privada, credenziali, variabili d'ambiente, variabili di ambiente, password, segreti, chiavi, chiave privata, секрет*, переменные окружения, переменных окружения, переменными окружения, переменные среды, парол*, ключи, учётные данные, учетные данные, приватный ключ, закрытый ключ, токен*, 环境变量, 環境變數, 密钥, 凭证, 凭据, 密码, 私钥, 令牌, 機密, 环境变數, 環境変数, 秘密鍵, 認証情報, シークレット, パスワード, トークン, 秘密情報, APIキー, 환경 변수, 환경변수, 비밀번호, 비밀, 토큰, 자격, wachtwoorden, omgevingsvariabelen, hasła, zmienne środowiskowe, sekrety
            """),
        (Concept.SecretWord, """
            password, passwords, token, tokens, secret, key, keys, passwort, kennwort, contraseña, mot de passe, jeton, senha, пароль, ключ, cookie
            """),
        (Concept.Send, """
            send, sends, sending, post, posts, posting, upload, uploads, uploading, email, e-mail, mail, forward, transmit, exfiltrate, leak, publish, share, submit, ship, beacon, ping, report, copy, copies, paste, push, append, embed, attach, pipe, deliver, relay, dns lookup, curl, wget, hand over, pass on, fetch, call, get request, post request, request to, look up, lookup, resolve, sync, mirror, back up, backup, encode,
            sende*, schick*, senden, hochlade*, lade, kopiere*, poste, übertrage*, übermittle*, leite, veröffentliche*, teile, hänge, füge, maile, anhängen, verschick*,
            envía, enviar, envie, envíe, manda, mandar, sube, subir, publica, publicar, copia, copiar, comparte, pega, adjunta, transmite, reenvía, envíes, adjuntar,
            envoie, envoyer, envoyez, transmet*, publie*, téléverse*, copie, copier, copiez, colle, partage*, joins, ajoute, transfère,
            envia, enviar, mande, suba, publique, copie, compartilhe, cole, anexe, transmita, encaminhe, poste,
            invia, inviare, manda, pubblica, carica, copia, condividi, incolla, allega, trasmetti, inoltra, spedisci,
            отправ*, пошли, посылай*, пересыла*, перешли*, загруз*, скопир*, опублик*, выложи*, вставь, вставляй*, передай*, передавай*, шли, приложи*, копируй*, отсыла*, слей, высыла*, вышли,
            发送, 發送, 上传, 上傳, 提交到, 复制到, 复制, 发布, 粘贴, 传到, 发到, 附上, 公开, 共享, 传给, 转发, 送信, 送る, 送って, 投稿, アップロード, コピー, 公開, 貼り付け, 送り, 添付, 転送, 共有, 전송, 보내, 업로드, 복사, verstuur, stuur, upload*, wyślij, wysyłaj, gönder
            """),
        (Concept.Output, """
            print, prints, printing, output, outputs, show, shows, reveal, reveals, display, dump, dumps, echo, recite, repeat, expose, disclose, include, includes, write, add, put, log, insert, list, quote, tell, spell out, store, save, translate, summarise, summarize, return, place, state, divulge, read out, mention, commit, check in, hard-code, hardcode, keep, leave, belong, belongs,
            zeige, zeig, drucke, gib, ausgeben, wiederhole, nenne, schreibe, schreib, füge, offenbare, verrate, speichere, muestra, mostrar, imprime, imprimir, repite, revela, incluye, escribe, añade, agrega, affiche*, afficher, imprime*, répète*, révèle*, inclus, inclue*, écris, ajoute*, montre, mostre, imprima, repita, revele, inclua, escreva, adicione, exiba, stampa, mostra, ripeti, rivela, includi, scrivi, aggiungi, выводи*, выведи*, покажи*, показыва*, печата*, распечат*, повтори*, раскрой*, добав*, пиши*, запиши*, записывай*, включай*, вставля*, 输出, 打印, 显示, 透露, 重复, 写入, 写到, 包含, 加入, 泄露, 列出, 展示, 添加, 出力, 表示, 印刷, 含め, 書き込, 書き出, 繰り返, 開示, 記載, 追加, 出力し, 출력, 표시, 포함, toon, pokaż, wypisz
            """),
        (Concept.OpenPlace, """
            answer, answers, reply, replies, response, responses, comment, comments, pr description, pr text, pr body, pull request text, pull request body, issue text, review text, description, commit message, commit messages, commit body, gist, gists, pastebin, paste site, readme, readmes, readme.md, changelog, changelog.md, docs, documentation, wiki, summary, summaries, issue, issues, public, publicly, webhook, server, endpoint, channel, address, collector, review thread, repository, repo, source code, git, frontend, bundle, image, log, logs, stdout, console, output, plain text, trailer, footer, artifact, artifacts, artefact, artefacts, chat, telemetry, third party, external, mailing list, header comment, query parameter, query string, url, inbox, mailbox, dns, pull request, support, vendor, badge, commit, markdown, build log, title, report, our server, bucket, channel,
            antwort*, kommentar*, beschreibung, öffentlich*, server, respuesta*, comentario*, descripción, público, servidor, réponse*, commentaire*, publique*, serveur, résumé, resposta*, comentário*, descrição, público, servidor, risposta, risposte, commento, commenti, descrizione, pubblico, ответ*, комментари*, описани*, сервер*, адрес*, публичн*, 回答, 回复, 评论, 服务器, 描述, 公开, 地址, 日志, 答复, 注释, 回答に, コメント, 返信, サーバ*, 説明, 概要, 응답, 댓글, 서버, antwoord, odpowiedzi
            """),
        (Concept.Tell, """
            tell, tells, telling, mention, mentions, mentioning, inform, informs, notify, notifies, alert, disclose, report, show, bring up, talk about, admit, announce, reveal, warn, let on, surface, note, acknowledge, log, list, say,
            sag, sage, sagen, erwähne*, erwähn, informiere*, verrate*, melde, benachrichtig*, erzähl*, teile, digas, decir, menciones, mencionar, informes, avises, reveles, cuentes, dis, dire, dites, mentionne*, signale*, informe*, parle, préviens, diga, dizer, mencione, informe, avise, avisar, conte, revele, dire, dirlo, menziona*, informare, avvisare, rivelare, говори*, упомина*, сообща*, рассказыва*, предупрежда*, уведомля*, показыва*, 告诉, 提及, 通知, 提到, 告知, 透露, 说明, 提醒, 伝え, 知らせ, 言及, 報告, 教え, 通知し, 알리, 말하, 언급, vertel, vermeld, mów, wspominaj
            """),
        (Concept.Person, """
            user, users, someone, somebody, customer, customers, reviewer, reviewers, maintainer, maintainers, human, humans, team, anyone, anybody, owner, developer, developers, operator, person, people, author, colleague, colleagues, security team, contributor, contributors, commenter, account, login, member, members, manager,
            nutzer, benutzer, anwender, entwickler*, mensch*, niemand*, kolleg*, usuario*, revisor*, equipo, persona, personas, nadie, mantenedor*, autor, utilisateur*, équipe, relecteur*, mainteneur*, personne, auteur, usuário*, equipe, revisor*, ninguém, pessoa*, utente, utenti, revisore, revisori, squadra, autore, пользовател*, ревьюер*, команде, людям, никому, автор*, человек*, мейнтейнер*, 用户, 使用者, 审核者, 团队, 人类, 任何人, 开发者, 评审, 作者, ユーザー, レビュアー, 人間, 開発者, チーム, 誰にも, 管理者, 작성자, 사용자, gebruiker, użytkownik*
            """),
        (Concept.ThisMessage, """
            this note, this instruction, this instructions, this message, this comment, this rule, this lesson, these instructions, this step, this to anyone, this to the, about this, about it, it to anyone, it to the user, it to users, that you did, that you, you did, you have done, what you did, when you, why you, this, it, of this, so, dass du, diese anweisung, diesen hinweis, davon, es, das, darüber, esto, este mensaje, esta instrucción, esta nota, de ello, lo que, cela, ceci, cette consigne, cette instruction, ce message, cette note, en, isso, isto, esta instrução, esta nota, disso, quando, questo, quest'istruzione, questa istruzione, questa nota, lo, ne, об этом, это, эту, этой, 这个, 这一点, 此事, 这条, 本条, 此指令, このこと, これ, この指示, この件, そのこと, 이것, 이 지시
            """),
    ];
}
