using System.Buffers.Text;
using System.Text;
using Memory.Client;

namespace Memory.Api;

/// <summary>Cursor pages. A cursor is opaque to callers: it is the key of the last row, in base64url.</summary>
internal static class Paging
{
    public readonly record struct Asked(string? After, int Limit);

    public static Asked Read(string? cursor, int? limit, int standard, int most)
    {
        if (limit is < 1 || limit > most)
            throw FaultException.Invalid("limit", $"limit is 1 to {most}.");
        return new(string.IsNullOrEmpty(cursor) ? null : Decode(cursor), limit ?? standard);
    }

    public static string Cursor(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <param name="rows">One more than the limit when there is a next page.</param>
    public static Page<TItem> Cut<TRow, TItem>(List<TRow> rows, int limit, Func<TRow, TItem> item, Func<TRow, string> cursor) =>
        new([.. rows.Take(limit).Select(item)], rows.Count > limit ? cursor(rows[limit - 1]) : null);

    private static string Decode(string cursor)
    {
        if (cursor.Length > 200 || !Base64Url.IsValid(cursor) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is not { Length: > 0 } key || key.Any(c => char.IsControl(c) || c == '\uFFFD'))
            throw FaultException.Invalid("cursor", "cursor is not one of ours: use 'next' of the page before.");
        return key;
    }
}
