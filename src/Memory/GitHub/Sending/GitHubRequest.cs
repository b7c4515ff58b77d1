using System.Net;

namespace Memory.GitHub.Sending;

/// <summary>A request, whoever we show ourselves as.</summary>
/// <param name="Address">Relative to the REST interface's address, without a slash in front; or a whole address beneath it.</param>
/// <param name="Body">JSON.</param>
/// <param name="Repeatable">Doing it twice is as doing it once: it may be tried again when nobody knows whether it was done.</param>
internal sealed record GitHubRequest(HttpMethod Method, Uri Address, byte[]? Body = null, bool Repeatable = true);

/// <summary>What came back.</summary>
/// <param name="Next">The next page, where it is one of a list.</param>
/// <param name="Unchanged">It is as it was when it was asked for last.</param>
/// <param name="Header">Its header fields, by name.</param>
internal sealed record GitHubAnswer(HttpStatusCode Status, byte[] Body, Uri? Next, bool Unchanged, Func<string, string?> Header);
