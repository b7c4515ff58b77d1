using System.Text.Json;
using System.Text.Json.Serialization;

namespace Memory.Cli.Importing;

/// <summary>Source generated, so that nothing is reflected on at start.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
internal sealed partial class CliJson : JsonSerializerContext;
