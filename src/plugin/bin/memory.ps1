# Windows without a shell of its own: what "memory.sh hook" does, in PowerShell. Silent, and 0, whatever goes wrong.
#   powershell -NoProfile -ExecutionPolicy Bypass -File memory.ps1
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
try {
  # Bytes in and bytes out: the console's own encoding would spoil what is not ASCII.
  $text = New-Object IO.MemoryStream
  [Console]::OpenStandardInput().CopyTo($text)
  $url = @($env:CLAUDE_PLUGIN_OPTION_SERVER_URL, $env:MEMORY_URL, 'http://127.0.0.1:5080' | Where-Object { $_ })[0].TrimEnd('/')
  $key = @($env:CLAUDE_PLUGIN_OPTION_KEY, $env:MEMORY_KEY | Where-Object { $_ })[0]
  if (-not $key -and $url -match '^http://(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?(/|$)') {
    $folder = if ($env:MEMORY_DATA) { $env:MEMORY_DATA } else { Join-Path $env:LOCALAPPDATA 'memory' }
    $key = (Get-Content -Raw (Join-Path $folder 'session.key')).Trim()
  }
  if ($key) {
    $headers = @{ Authorization = "Bearer $key" }
    $repo = @($env:CLAUDE_PLUGIN_OPTION_REPO, $env:MEMORY_REPO | Where-Object { $_ })[0]
    if (-not $repo) {
      try {
        $folder = if ($env:CLAUDE_PROJECT_DIR) { $env:CLAUDE_PROJECT_DIR } else { '.' }
        $remote = & git -C $folder config --get remote.origin.url
        if ($remote -match '[:/]([A-Za-z0-9._-]+/[A-Za-z0-9._-]+?)(\.git)?/*$') { $repo = $Matches[1] }
      } catch { }
    }
    if ($repo -match '^[A-Za-z0-9._/-]+$') { $headers['Memory-Repo'] = $repo }
    # Older versions speak TLS 1.0 unless they are told.
    [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
    $answer = Invoke-WebRequest -UseBasicParsing -Uri "$url/hooks/claude-code" -Method Post -Headers $headers -MaximumRedirection 0 `
      -ContentType 'application/json; charset=utf-8' -Body $text.ToArray() -TimeoutSec 1
    if ($answer.StatusCode -eq 200) {
      $bytes = $answer.RawContentStream.ToArray()
      $out = [Console]::OpenStandardOutput(); $out.Write($bytes, 0, $bytes.Length); $out.Flush()
    }
  }
} catch { }
exit 0
