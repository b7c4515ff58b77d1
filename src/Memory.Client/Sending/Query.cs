using System.Globalization;
using System.Text;

namespace Memory.Client;

/// <summary>A path with its query, escaped; what is null or empty is left out.</summary>
internal sealed class Query(string path)
{
    private readonly StringBuilder text = new(path);
    private char separator = '?';

    public Query With(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return this;
        text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
        separator = '&';
        return this;
    }

    public Query With(string name, int? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => text.ToString();

    /// <summary><c>v1/repos/{owner}/{name}</c> and what follows.</summary>
    public static Query OfRepository(string repo, string rest)
    {
        var slash = repo.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == repo.Length - 1 || repo.IndexOf('/', slash + 1) >= 0)
            throw new MemoryException(MemoryError.Invalid, $"\"{repo}\" is no repository: write owner/name.");
        return new Query($"v1/repos/{Segment(repo[..slash], "owner")}/{Segment(repo[(slash + 1)..], "repository")}{(rest.Length == 0 ? "" : "/" + rest)}");
    }

    /// <summary><c>v1/lessons/{id}</c> and what follows.</summary>
    public static Query OfLesson(string id, string rest = "") =>
        new($"v1/lessons/{Segment(id, "lesson")}{rest}");

    /// <summary><c>v1/keys/{id}</c> and what follows.</summary>
    public static Query OfKey(string id, string rest = "") => new($"v1/keys/{Segment(id, "key")}{rest}");

    public static Query OfDelivery(string id, string rest) => new($"v1/deliveries/{Segment(id, "delivery")}{rest}");

    public static Query OfJob(string id, string rest = "") => new($"v1/jobs/{Segment(id, "job")}{rest}");

    public static Query OfPerson(string login) => new($"v1/people/{Segment(login, "person")}");

    public static Query OfTombstone(string id) => new($"v1/tombstones/{Segment(id, "tombstone")}");

    private static string Segment(string id, string what) =>
        // "." and ".." would be taken as steps in the path, however they are escaped.
        id.All(c => c == '.')
            ? throw new MemoryException(MemoryError.Invalid, $"\"{id}\" is no id of a {what}.")
            : Uri.EscapeDataString(id);
}
