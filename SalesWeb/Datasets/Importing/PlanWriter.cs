using System.Data;
using SalesWeb.Datasets.Days;
using SalesWeb.Import.Rows;

namespace SalesWeb.Datasets.Importing;

/// <summary>Writes what is planned, a row for each series and day. Plans are few: they reach a year ahead at most.</summary>
internal sealed class PlanWriter : IDisposable
{
    private readonly IDbCommand _upsert;
    private readonly IDbDataParameter _series;
    private readonly IDbDataParameter _date;
    private readonly IDbDataParameter _price;
    private readonly IDbDataParameter _priced;
    private readonly IDbDataParameter _promoted;

    /// <param name="connection">Where to write to.</param>
    /// <param name="transaction">Of which the writing is part.</param>
    public PlanWriter(IDbConnection connection, IDbTransaction transaction)
    {
        _upsert = connection.CreateCommand();
        _upsert.Transaction = transaction;
        _upsert.CommandText =
            """
            INSERT INTO planned_days (series_id, date, row_count, price_sum, priced, promoted)
            VALUES (@series, @date, 1, @price, @priced, @promoted)
            ON CONFLICT (series_id, date) DO UPDATE SET
              row_count = planned_days.row_count + 1,
              price_sum = COALESCE(planned_days.price_sum + excluded.price_sum, planned_days.price_sum, excluded.price_sum),
              priced = planned_days.priced + excluded.priced,
              promoted = planned_days.promoted + excluded.promoted
            """;
        (_series, _date, _price, _priced, _promoted) = (Parameter("@series"), Parameter("@date"), Parameter("@price"), Parameter("@priced"), Parameter("@promoted"));
    }

    /// <param name="seriesId">The series in the database.</param>
    /// <param name="plan">A price or a promotion to come.</param>
    public void Add(long seriesId, in Observation plan)
    {
        var totals = DayTotals.Of(plan);
        _series.Value = seriesId;
        _date.Value = plan.Date.ToString("yyyy-MM-dd");
        _price.Value = plan.Price ?? (object)DBNull.Value;
        _priced.Value = totals.Priced;
        _promoted.Value = totals.Promoted;
        _upsert.ExecuteNonQuery();
    }

    public void Dispose() => _upsert.Dispose();

    private IDbDataParameter Parameter(string name)
    {
        var parameter = _upsert.CreateParameter();
        parameter.ParameterName = name;
        _upsert.Parameters.Add(parameter);
        return parameter;
    }
}
