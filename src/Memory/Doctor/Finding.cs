using Memory.Client;

namespace Memory.Doctor;

/// <summary>The three things that a check can come to.</summary>
internal static class Finding
{
    public static DoctorCheck Ok(string name, string detail) => new(name, "ok", detail);

    public static DoctorCheck Warning(string name, string detail, string fix) => new(name, "warning", detail, fix);

    public static DoctorCheck Failed(string name, string detail, string fix) => new(name, "failed", detail, fix);
}
