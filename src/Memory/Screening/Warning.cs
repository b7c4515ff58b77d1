namespace Memory.Screening;

/// <summary>Why a text waits for a person.</summary>
public enum WarningKind
{
    /// <summary>Speaks to the agent that will read it: its orders, its user, its secrets, its memory.</summary>
    InstructsAgent,
    /// <summary>A rule to drop a protection.</summary>
    WeakensSecurity,
    /// <summary>Fetches something and runs it, or installs from an address.</summary>
    FetchesAndRuns,
    /// <summary>A command that destroys, persists or opens a door.</summary>
    DangerousCommand,
    /// <summary>Words in a code that a reader does not read: base64, hex, look-alike letters.</summary>
    Encoded,
    /// <summary>People see something else than a model reads.</summary>
    HiddenText,
    /// <summary>A secret stood in the rule itself.</summary>
    PastedSecret,
}

/// <summary>One reason to hold a text until a person has seen it.</summary>
/// <param name="Kind">The family of the sign.</param>
/// <param name="Sign">Stable name of the sign, such as <c>override-instructions</c>.</param>
/// <param name="Detail">A short sentence for a person.</param>
public sealed record Warning(WarningKind Kind, string Sign, string Detail);
