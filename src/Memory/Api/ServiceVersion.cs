using System.Reflection;

namespace Memory.Api;

/// <summary>Version of the service, as statistics, backups and the doctor name it.</summary>
public static class ServiceVersion
{
    public static readonly string Text = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0";
}
