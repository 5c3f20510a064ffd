using System.Data;
using System.Runtime.InteropServices;
using SalesWeb.Import;

namespace SalesWeb.Datasets;

/// <summary>
/// Adds observations up by key and date, and writes the sums to one of the rollup tables. It holds at most 65,536 sums;
/// then they are written, and what comes later for the same date is added to what is there.
/// </summary>
internal sealed class RollupWriter : IDisposable
{
    private const int MostHeld = 65_536;

    private static readonly string[] ParameterNames = ["@id", "@date", "@rows", "@amount", "@quantity", "@price", "@priced", "@promoted"];

    private readonly Dictionary<(int Key, DateOnly Date), Sums> _sums = new(MostHeld);
    private readonly Dictionary<DateOnly, string> _dates = [];
    private readonly Func<int, long> _idOf;
    private readonly IDbCommand _upsert;
    private readonly IDbDataParameter[] _parameters;

    /// <param name="connection">Where to write to.</param>
    /// <param name="transaction">Of which the writing is part.</param>
    /// <param name="table">The rollup table.</param>
    /// <param name="key">Its column that refers to what the sums are of.</param>
    /// <param name="idOf">The value of that column for a key.</param>
    public RollupWriter(IDbConnection connection, IDbTransaction transaction, string table, string key, Func<int, long> idOf)
    {
        _idOf = idOf;
        _upsert = connection.CreateCommand();
        _upsert.Transaction = transaction;
        _upsert.CommandText =
            $"""
            INSERT INTO {table} ({key}, date, row_count, amount, quantity, price_sum, priced, promoted)
            VALUES (@id, @date, @rows, @amount, @quantity, @price, @priced, @promoted)
            ON CONFLICT ({key}, date) DO UPDATE SET
              row_count = {table}.row_count + excluded.row_count,
              amount = COALESCE({table}.amount + excluded.amount, {table}.amount, excluded.amount),
              quantity = COALESCE({table}.quantity + excluded.quantity, {table}.quantity, excluded.quantity),
              price_sum = COALESCE({table}.price_sum + excluded.price_sum, {table}.price_sum, excluded.price_sum),
              priced = {table}.priced + excluded.priced,
              promoted = {table}.promoted + excluded.promoted
            """;
        _parameters = [.. ParameterNames.Select(Parameter)];
    }

    public void Add(int key, in Observation observation)
    {
        if (_sums.Count == MostHeld)
            Write();

        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (key, observation.Date), out _);
        sums.Rows++;
        sums.Promoted += observation.IsPromoted ? 1 : 0;
        sums.Amount = Plus(sums.Amount, observation.Amount);
        sums.Quantity = Plus(sums.Quantity, observation.Quantity);
        sums.Price = Plus(sums.Price, observation.Price);
        sums.Priced += observation.Price is null ? 0 : 1;
    }

    /// <summary>Writes what is held, in the order of the table's key.</summary>
    public void Write()
    {
        foreach (var ((key, date), sums) in _sums.OrderBy(entry => entry.Key))
        {
            _parameters[0].Value = _idOf(key);
            _parameters[1].Value = Text(date);
            _parameters[2].Value = sums.Rows;
            _parameters[3].Value = sums.Amount ?? (object)DBNull.Value;
            _parameters[4].Value = sums.Quantity ?? (object)DBNull.Value;
            _parameters[5].Value = sums.Price ?? (object)DBNull.Value;
            _parameters[6].Value = sums.Priced;
            _parameters[7].Value = sums.Promoted;
            _upsert.ExecuteNonQuery();
        }

        _sums.Clear();
    }

    public void Dispose() => _upsert.Dispose();

    private static double? Plus(double? sum, double? value) => value is null ? sum : (sum ?? 0) + value;

    private string Text(DateOnly date) => _dates.TryGetValue(date, out var text) ? text : _dates[date] = date.ToString("yyyy-MM-dd");

    private IDbDataParameter Parameter(string name)
    {
        var parameter = _upsert.CreateParameter();
        parameter.ParameterName = name;
        _upsert.Parameters.Add(parameter);
        return parameter;
    }

    private struct Sums
    {
        public int Rows;
        public int Priced;
        public int Promoted;
        public double? Amount;
        public double? Quantity;
        public double? Price;
    }
}
