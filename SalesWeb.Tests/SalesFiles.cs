using System.Text;

namespace SalesWeb.Tests;

/// <summary>Sales files made for tests.</summary>
public static class SalesFiles
{
    /// <summary>Days of sales for each category, a week that repeats with some noise, from 2023-01-01 on.</summary>
    public static string Daily(int days, params string[] categories)
    {
        var random = new Random(1);
        var text = new StringBuilder("date,category,amount\n");
        for (var day = 0; day < days; day++)
        {
            foreach (var category in categories)
            {
                var amount = 100 + (20 * (day % 7)) + random.Next(10);
                text.Append($"{new DateOnly(2023, 1, 1).AddDays(day):yyyy-MM-dd},\"{category.Replace("\"", "\"\"")}\",{amount}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Days of sales of the category "Bread", of two items in two stores, the second item at a fiftieth of the first.</summary>
    public static string WithParts(int days)
    {
        var random = new Random(1);
        var text = new StringBuilder("date,category,item,store,amount\n");
        for (var day = 0; day < days; day++)
        {
            foreach (var (item, size) in new[] { ("Roll", 50), ("Rye/dark", 1) })
            {
                foreach (var store in new[] { "North", "South" })
                    text.Append($"{new DateOnly(2023, 1, 1).AddDays(day):yyyy-MM-dd},Bread,{item},{store},{size * (10 + (2 * (day % 7)) + random.Next(3))}\n");
            }
        }

        return text.ToString();
    }
}
