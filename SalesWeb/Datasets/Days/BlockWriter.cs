using System.Data;

namespace SalesWeb.Datasets.Days;

/// <summary>Writes the blocks of series, each behind those that its series has already.</summary>
internal sealed class BlockWriter : IDisposable
{
    private readonly Dictionary<long, int> _parts = [];
    private readonly IDbCommand _insert;
    private readonly IDbDataParameter _series;
    private readonly IDbDataParameter _part;
    private readonly IDbDataParameter _content;

    /// <param name="connection">Where to write to.</param>
    /// <param name="transaction">Of which the writing is part.</param>
    public BlockWriter(IDbConnection connection, IDbTransaction transaction)
    {
        _insert = connection.CreateCommand();
        _insert.Transaction = transaction;
        _insert.CommandText = "INSERT INTO series_blocks (series_id, part, content) VALUES (@series, @part, @content)";
        (_series, _part, _content) = (Parameter("@series"), Parameter("@part"), Parameter("@content"));
    }

    public void Add(long seriesId, byte[] content)
    {
        var part = _parts.GetValueOrDefault(seriesId);
        _parts[seriesId] = part + 1;
        (_series.Value, _part.Value, _content.Value) = (seriesId, part, content);
        _insert.ExecuteNonQuery();
    }

    public void Dispose() => _insert.Dispose();

    private IDbDataParameter Parameter(string name)
    {
        var parameter = _insert.CreateParameter();
        parameter.ParameterName = name;
        _insert.Parameters.Add(parameter);
        return parameter;
    }
}
