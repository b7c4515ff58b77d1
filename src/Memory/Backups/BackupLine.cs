using System.Text.Json.Serialization;

namespace Memory.Backups;

/// <summary>
/// A backup is NDJSON under gzip: this header; for each table a line with its columns, then a row a line as an array; and the end,
/// with counts and a checksum, without which a file is no backup. No store's own types are in it, so that it goes from one to another.
/// </summary>
/// <param name="Format">Version of the format.</param>
/// <param name="Migrations">What the tables were made by, in order.</param>
internal sealed record BackupHeader(
    [property: JsonPropertyName("memory-backup")] int Format, string Service, DateTimeOffset TakenAt, IReadOnlyList<string> Migrations)
{
    public const int FormatKnown = 1;
}

/// <summary>Begins a table.</summary>
internal sealed record BackupTable(string Table, IReadOnlyList<string> Columns);

/// <summary>Ends the file.</summary>
/// <param name="End">Rows by table.</param>
/// <param name="Sha256">Of every byte before this line, unpacked.</param>
internal sealed record BackupEnd(IReadOnlyDictionary<string, long> End, string Sha256);

/// <summary>A file that is no whole backup, or none for this version; the message is for whoever sent it.</summary>
internal sealed class NotABackupException(string message) : Exception(message);
