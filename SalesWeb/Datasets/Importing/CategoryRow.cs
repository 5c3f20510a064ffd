using System.Data;
using Dapper;
using SalesWeb.Datasets.Days;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>What the database keeps of a category: its days, and what they add up to.</summary>
internal static class CategoryRow
{
    /// <summary>Writes the days of a category over those that it had.</summary>
    /// <param name="connection">Where to write to.</param>
    /// <param name="transaction">Of which the writing is part.</param>
    /// <param name="id">The category.</param>
    /// <param name="days">At least one.</param>
    /// <param name="measure">What the total counts.</param>
    public static void Write(IDbConnection connection, IDbTransaction transaction, long id, DayTable days, Measure measure)
    {
        connection.Execute(
            "UPDATE categories SET first_date = @First, last_date = @Last, total = @total, periods = @Count WHERE id = @id",
            new { id, days.First, days.Last, total = days.Total(measure), days.Count },
            transaction);
        connection.Execute(
            "INSERT INTO category_blocks (category_id, content) VALUES (@id, @content) ON CONFLICT (category_id) DO UPDATE SET content = excluded.content",
            new { id, content = days.Pack() },
            transaction);
    }
}
