using System.Data;
using System.Data.Common;
using System.Text;
using Dapper;

namespace Memory.Storage.Dialects;

/// <summary>Text as PostgreSQL can keep it: it refuses the character NUL and half surrogate pairs, which SQLite takes.</summary>
internal sealed class PostgresParameters(object values) : SqlMapper.IDynamicParameters
{
    public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        ((SqlMapper.IDynamicParameters)(values as DynamicParameters ?? new DynamicParameters(values))).AddParameters(command, identity);
        foreach (DbParameter parameter in command.Parameters)
            parameter.Value = parameter.Value switch
            {
                string text => Storable(text),
                string[] texts => Array.ConvertAll(texts, Storable),
                var other => other,
            };
    }

    private static string Storable(string text)
    {
        if (text.Contains('\0'))
            text = text.Replace("\0", "", StringComparison.Ordinal);
        // Encoding replaces what is half a pair, as it does on the way into SQLite.
        return text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
    }
}
