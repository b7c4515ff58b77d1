namespace Memory.Intake;

/// <summary>What addresses us, and who may teach beside those with write access.</summary>
public sealed class IntakeOptions
{
    public const int MaxBodyBytesDefault = 25 * 1024 * 1024;

    /// <summary>Mentions that address us; a list given replaces the default (see <c>IntakeSetup</c>).</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>Logins that may teach whatever their association says.</summary>
    public string[] Teachers { get; set; } = [];

    /// <summary>Bots that may teach.</summary>
    public string[] Bots { get; set; } = [];

    /// <summary>Bytes of one request with comments.</summary>
    public int MaxBodyBytes { get; set; } = MaxBodyBytesDefault;
}
