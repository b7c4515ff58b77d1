using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Memory.Client;

namespace Memory.Cli.Pages;

/// <summary>
/// A page on this machine alone, for one use: it sends the manifest to GitHub, and GitHub sends the browser back to it with a code.
/// Its address cannot be guessed, and an answer without the state that was sent is none.
/// </summary>
internal sealed class ManifestPage : IDisposable
{
    private const int RequestsMax = 1_000;
    private const int SecretBytes = 16;
    private const int CodeMax = 200;
    private const int PortsTried = 10;

    private readonly HttpListener listener;
    private readonly string state = RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true);

    private ManifestPage(HttpListener listener, Uri address)
    {
        this.listener = listener;
        Address = address;
        Redirect = new($"{address}/done");
    }

    public Uri Address { get; }
    public Uri Redirect { get; }

    /// <param name="port">0: a free one.</param>
    /// <exception cref="FailedException">It cannot be opened there.</exception>
    public static ManifestPage Open(int port)
    {
        for (var tries = 1; ; tries++)
        {
            var origin = $"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/";
            var listener = new HttpListener();
            try
            {
                listener.Prefixes.Add(origin);
                listener.Start();
                return new(listener, new($"{origin}{RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true)}"));
            }
            catch (HttpListenerException e)
            {
                listener.Close();
                if (port != 0 || tries == PortsTried)
                    throw new FailedException($"no page can be opened at {origin} ({e.Message})", "Name a port that is free with --port.");
            }
        }
    }

    /// <returns>What GitHub gave.</returns>
    public async Task<string> CodeAsync(GitHubManifest manifest, CancellationToken cancellationToken)
    {
        for (var requests = 0; requests < RequestsMax; requests++)
        {
            var asked = await listener.GetContextAsync().WaitAsync(cancellationToken);
            if (await AnswerAsync(asked, manifest) is { } code)
                return code;
        }
        throw new FailedException("something else on this machine asks for the page again and again");
    }

    private async Task<string?> AnswerAsync(HttpListenerContext asked, GitHubManifest manifest)
    {
        var (path, query) = (asked.Request.Url?.AbsolutePath, asked.Request.QueryString);
        if (asked.Request.HttpMethod != "GET" || (path != Address.AbsolutePath && path != Redirect.AbsolutePath))
        {
            await WriteAsync(asked.Response, 404, "<p>There is nothing here.</p>");
            return null;
        }
        if (path == Address.AbsolutePath)
        {
            await WriteAsync(asked.Response, 200, Form(manifest), new Uri(manifest.FormUrl).GetLeftPart(UriPartial.Authority));
            return null;
        }
        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(query["state"] ?? ""), Encoding.UTF8.GetBytes(state));
        if (!isOurs || query["code"] is not { Length: > 0 and <= CodeMax } code)
        {
            await WriteAsync(asked.Response, 400, $"<p>This is no answer to what was asked here. <a href=\"{Address}\">Begin again</a></p>");
            return null;
        }
        await WriteAsync(asked.Response, 200, "<p>The app is made. Go on in the terminal; this page can be closed.</p>");
        return code;
    }

    private string Form(GitHubManifest manifest) => $"""
        <form method="post" action="{WebUtility.HtmlEncode($"{manifest.FormUrl}?state={state}")}">
        <input type="hidden" name="manifest" value="{WebUtility.HtmlEncode(manifest.Manifest)}">
        <p>GitHub shows you what the app may do, and its name, before it is made.</p>
        <button>Go on to {WebUtility.HtmlEncode(new Uri(manifest.FormUrl).Host)}</button>
        </form>
        """;

    private static async Task WriteAsync(HttpListenerResponse response, int status, string body, string formsTo = "'none'")
    {
        var bytes = Encoding.UTF8.GetBytes($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Memory</title><body>{body}</body></html>");
        try
        {
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers["Cache-Control"] = "no-store";
            response.Headers["Referrer-Policy"] = "no-referrer";
            response.Headers["Content-Security-Policy"] = $"default-src 'none'; frame-ancestors 'none'; form-action {formsTo}";
            response.ContentLength64 = bytes.Length;
            await response.OutputStream.WriteAsync(bytes);
            response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException)
        {
            // The browser did not wait.
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose() => listener.Close();
}
