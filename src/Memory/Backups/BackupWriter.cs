using System.Buffers;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Memory.Storage;

namespace Memory.Backups;

/// <summary>Writes the whole store, of one moment, while it goes on being written to.</summary>
internal sealed class BackupWriter(Database database, TimeProvider time)
{
    /// <summary>What is gathered before it goes out.</summary>
    private const int BytesGathered = 64 * 1024;

    /// <summary>Vectors are made of the rest, and made again where they are missing; jobs pass, and are no part of what the service knows.</summary>
    internal static readonly string[] LeftOut = ["lesson_vectors", "vector_models", "jobs"];

    public Task WriteAsync(Stream output, string service, CancellationToken cancellation) =>
        database.SnapshotAsync(async s =>
        {
            await using var zip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
            using var lines = new Lines(zip, cancellation);
            var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
            var migrations = await s.QueryAsync<string>("select name from migrations order by name");
            await lines.AddAsync(new BackupHeader(BackupHeader.FormatKnown, service, time.GetUtcNow(), migrations));
            foreach (var table in (await s.TablesAsync()).Where(t => t != "migrations" && !LeftOut.Contains(t)))
                rows[table] = await TableAsync(s, table, lines);
            await lines.EndAsync(rows);
            return true;
        }, cancellation);

    /// <param name="table">As the store itself names it.</param>
    private static async Task<long> TableAsync(Session s, string table, Lines lines)
    {
        var count = 0L;
        await foreach (var row in s.RowsAsync($"select * from {table}"))
        {
            if (count++ == 0)
                await lines.AddAsync(new BackupTable(table, [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)]));
            await lines.AddRowAsync(row);
        }
        return count;
    }

    private sealed class Lines(Stream output, CancellationToken cancellation) : IDisposable
    {
        private readonly ArrayBufferWriter<byte> gathered = new(BytesGathered);
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public Task AddAsync<T>(T line)
        {
            gathered.Write(JsonSerializer.SerializeToUtf8Bytes(line, Json.Options));
            return EndLineAsync();
        }

        public Task AddRowAsync(DbDataReader row)
        {
            using (var json = new Utf8JsonWriter(gathered, new JsonWriterOptions { Encoder = Json.Options.Encoder }))
            {
                json.WriteStartArray();
                for (var i = 0; i < row.FieldCount; i++)
                    Write(json, row.GetValue(i));
                json.WriteEndArray();
            }
            return EndLineAsync();
        }

        public async Task EndAsync(IReadOnlyDictionary<string, long> rows)
        {
            await FlushAsync();
            await AddAsync(new BackupEnd(rows, Convert.ToHexStringLower(hash.GetCurrentHash())));
            await FlushAsync();
        }

        private static void Write(Utf8JsonWriter json, object value)
        {
            switch (value)
            {
                case DBNull: json.WriteNullValue(); break;
                case string text: json.WriteStringValue(text); break;
                case long number: json.WriteNumberValue(number); break;
                case int number: json.WriteNumberValue(number); break;
                case double number: json.WriteNumberValue(number); break;
                default: throw new InvalidOperationException($"A column holds {value.GetType().Name}, which backups do not know.");
            }
        }

        private Task EndLineAsync()
        {
            gathered.Write("\n"u8);
            return gathered.WrittenCount >= BytesGathered ? FlushAsync() : Task.CompletedTask;
        }

        private async Task FlushAsync()
        {
            hash.AppendData(gathered.WrittenSpan);
            await output.WriteAsync(gathered.WrittenMemory, cancellation);
            gathered.ResetWrittenCount();
        }

        public void Dispose() => hash.Dispose();
    }
}
