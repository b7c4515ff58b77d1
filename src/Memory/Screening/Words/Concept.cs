namespace Memory.Screening.Words;

/// <summary>What a word stands for, whatever its language; a sign is a few of them close together.</summary>
[Flags]
internal enum Concept : ulong
{
    None = 0,
    /// <summary>ignore, disregard, forget</summary>
    Override = 1UL << 0,
    /// <summary>instructions, guidelines, prompts: what an agent goes by</summary>
    Orders = 1UL << 1,
    /// <summary>rules, conventions, policies: also what linters have</summary>
    Rules = 1UL << 2,
    /// <summary>previous, above, your, of the project</summary>
    Standing = 1UL << 3,
    Not = 1UL << 4,
    /// <summary>forbidden, dangerous, must be rejected: said of what stands beside it</summary>
    Forbidden = 1UL << 5,
    /// <summary>remember, rule, convention; an address to the agent</summary>
    Teach = 1UL << 6,
    /// <summary>all, every, always, new, from now on</summary>
    Universal = 1UL << 7,
    Approve = 1UL << 8,
    /// <summary>pull request, change, commit</summary>
    Change = 1UL << 9,
    Review = 1UL << 10,
    /// <summary>without asking, unread, no findings</summary>
    Blind = 1UL << 11,
    Ask = 1UL << 12,
    Run = 1UL << 13,
    /// <summary>credentials, private keys, environment variables</summary>
    Secret = 1UL << 14,
    /// <summary>token, key, password: also ordinary words of code</summary>
    SecretWord = 1UL << 15,
    /// <summary>.env, ~/.ssh, a variable named *_TOKEN</summary>
    SecretPlace = 1UL << 16,
    Send = 1UL << 17,
    Output = 1UL << 18,
    /// <summary>answer, commit message, gist, README: where people look</summary>
    OpenPlace = 1UL << 19,
    Url = 1UL << 20,
    Tell = 1UL << 21,
    /// <summary>user, reviewer, maintainers</summary>
    Person = 1UL << 22,
    /// <summary>this note, it, that you did</summary>
    ThisMessage = 1UL << 23,
    Disable = 1UL << 24,
    /// <summary>TLS, authentication, CSRF, signatures</summary>
    Guard = 1UL << 25,
    /// <summary>verification, validation, check</summary>
    Check = 1UL << 26,
    Off = 1UL << 27,
    Without = 1UL << 28,
    Allow = 1UL << 29,
    Use = 1UL << 30,
    /// <summary>test, fixture, local</summary>
    TestOnly = 1UL << 31,
    /// <summary>checks that, string, treated as text: talk about words, not an order</summary>
    Mention = 1UL << 32,
    KnownLessons = 1UL << 33,
    Delete = 1UL << 34,
    Password = 1UL << 35,
    /// <summary>plain text, startsWith, md5</summary>
    WeakWay = 1UL << 36,
    Fixed = 1UL << 37,
    Account = 1UL << 38,
    Grant = 1UL << 39,
    Admin = 1UL << 40,
    Anyone = 1UL << 41,
    /// <summary>AI, language model, bot, agent</summary>
    Machine = 1UL << 42,
    Your = 1UL << 43,
    /// <summary>prompt, context window, conversation</summary>
    Context = 1UL << 44,
    Mode = 1UL << 45,
    YouAre = 1UL << 46,
    Outrank = 1UL << 47,
    Treat = 1UL << 48,
    /// <summary>vault, secret manager, environment: where secrets belong</summary>
    SafePlace = 1UL << 49,
    /// <summary>button, field, page: things on a screen</summary>
    Ui = 1UL << 50,
    Install = 1UL << 51,
    From = 1UL << 52,
    Fetch = 1UL << 53,
    Decode = 1UL << 54,
    Obey = 1UL << 55,
    Push = 1UL << 56,
    MainBranch = 1UL << 57,
    Directly = 1UL << 58,
    /// <summary>only when, once, until: a condition</summary>
    Condition = 1UL << 59,
    Safety = 1UL << 60,
    /// <summary>private, confidential, customers'</summary>
    Confidential = 1UL << 61,
    /// <summary>or, nor: a list goes on under the same negation</summary>
    Or = 1UL << 62,
    /// <summary>but, instead, always: a negation ends here</summary>
    Turn = 1UL << 63,
}
