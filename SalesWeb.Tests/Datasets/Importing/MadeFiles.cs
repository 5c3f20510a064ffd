using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>
/// Small files written by code in the formats of the real ones (<see cref="SharedData"/>), so that every rule those show is checked
/// on machines that do not have them. The sums that the tests expect are added up here, apart from the importer.
/// </summary>
internal static class MadeFiles
{
    public static readonly string[] Drugs = ["Cough", "Pain", "Sleep"];

    private static readonly DateOnly Start = new(2021, 1, 2);

    /// <summary>90 days of three groups as columns, month first, with a column that is their sum and columns about the date.</summary>
    /// <param name="separator">Between the fields.</param>
    /// <param name="isMixed">Writes days up to the 12th as 01-02-2021 and later ones as 1/13/2021.</param>
    public static byte[] Pharmacy(char separator, bool isMixed = false)
    {
        var text = new StringBuilder(Join(separator, ["datum", .. Drugs, "Sales=B1+C1+D1", "Year", "Month", "Weekday Name"]));
        for (var i = 0; i < 90; i++)
        {
            var day = Start.AddDays(i);
            var values = Drugs.Select((_, drug) => Sold(i, drug)).ToList();
            var date = isMixed && day.Day <= 12 ? $"{day:MM-dd-yyyy}" : $"{day:M/d/yyyy}";
            text.Append(Join(separator, [date, .. values.Append(values.Sum()).Select(value => $"{value}"), $"{day.Year}", $"{day.Month}", $"{day.DayOfWeek}"]));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Pieces of a drug on a day, in quarters: quarters add up without rounding.</summary>
    public static double Sold(int day, int drug) => (drug + 3) * (1 + (day * 5 % 11)) / 4.0;

    /// <summary>200 order lines with a date of order and one of shipping, a category, a product, and money with four decimals.</summary>
    /// <param name="dateFormat">How dates are written.</param>
    /// <param name="separator">Between the fields; after a semicolon, numbers have decimal commas.</param>
    /// <param name="encoding">Its byte order mark, if it has one, begins the file.</param>
    public static byte[] Orders(string dateFormat, char separator, Encoding encoding)
    {
        var text = new StringBuilder(Join(separator, ["Row ID", "Order Date", "Ship Date", "Category", "Product Name", "Sales", "Quantity", "Discount", "Profit"]));
        foreach (var (row, day, category, sales) in OrderLines())
        {
            string Number(double value) => separator == ';' ? $"{value}".Replace('.', ',') : $"{value}";
            var product = row % 4 == 0 ? "Café table, round" : $"Item {row % 7}";
            text.Append(Join(
                separator,
                [
                    $"{row}", day.ToString(dateFormat), day.AddDays(3).ToString(dateFormat), category,
                    separator == ',' && product.Contains(',') ? $"\"{product}\"" : product,
                    Number(sales), $"{1 + (row % 5)}", "0", Number(Math.Round(sales / 7, 4)),
                ]));
        }

        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    public static IEnumerable<(int Row, DateOnly Day, string Category, double Sales)> OrderLines() =>
        Enumerable.Range(1, 200).Select(row => (row, Start.AddDays(row * 3 / 2), new[] { "Furniture", "Office", "Technology" }[row % 3], ((row * 37 % 500) + 10) + 0.1234));

    /// <summary>Money with decimal commas between commas, without quotes.</summary>
    public static byte[] CommasInNumbers() => Encoding.UTF8.GetBytes(
        "Row,Order Date,Category,Sales,Profit\n" + string.Concat(Enumerable.Range(1, 50).Select(row => $"{row},{row % 28 + 1}/2/2021,Office,{row},5,{row % 3},{row % 10}\n")));

    /// <summary>40 Fridays of five stores, day first.</summary>
    public static byte[] WeeklyStores() => Encoding.UTF8.GetBytes(
        "Store,Date,Weekly_Sales,Holiday_Flag,Temperature\n" + string.Concat(
            from store in Enumerable.Range(1, 5)
            from week in Enumerable.Range(0, 40)
            select $"{store},{new DateOnly(2021, 1, 8).AddDays(7 * week):dd-MM-yyyy},{(store * 1000) + (week * 37 % 400)}.25,{(week % 20 == 7 ? 1 : 0)},{30 + (week % 9)}.5\n"));

    /// <summary>Three years of two numbered groups under German headers, without the days on which the bakery is closed.</summary>
    public static byte[] Bakery()
    {
        var text = new StringBuilder("id,Datum,Warengruppe,Umsatz\n");
        for (var day = new DateOnly(2019, 1, 2); day <= new DateOnly(2021, 12, 30); day = day.AddDays(1))
        {
            if ((day.Day, day.Month) is (1, 1) or (1, 5) or (25, 12) or (26, 12))
                continue;
            foreach (var group in new[] { 1, 2 })
                text.Append($"{day:yyMMdd}{group},{day:yyyy-MM-dd},{group},{(group * 100) + (10 * (int)day.DayOfWeek) + (day.DayNumber * 7 % 13)}.5\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>60 days of three items in two stores, compressed.</summary>
    public static byte[] StoresAndItems()
    {
        var text = "date,store,item,sales\n" + string.Concat(
            from item in Enumerable.Range(1, 3)
            from store in Enumerable.Range(1, 2)
            from day in Enumerable.Range(0, 60)
            select $"{new DateOnly(2021, 1, 1).AddDays(day):yyyy-MM-dd},{store},{item},{Pieces(day, store, item)}\n");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public static int Pieces(int day, int store, int item) => 10 + (item * 3) + store + (day * 5 % 7);

    /// <summary>120 receipts of one product each.</summary>
    public static byte[] Receipts() => Encoding.UTF8.GetBytes(
        "Transaction ID,Date,Customer ID,Gender,Age,Product Category,Quantity,Price per Unit,Total Amount\n" + string.Concat(
            Enumerable.Range(1, 120).Select(id =>
            {
                var (quantity, price) = (1 + (id % 4), new[] { 25, 30, 50, 300 }[id % 4]);
                return $"{id},{new DateOnly(2023, 1, 1).AddDays(id * 3 % 100):yyyy-MM-dd},CUST{id:000},{(id % 2 == 0 ? "Male" : "Female")},{20 + (id % 40)},"
                    + $"{new[] { "Beauty", "Clothing" }[id % 2]},{quantity},{price},{quantity * price}\n";
            })));

    /// <summary>Five years of months, 2015-01 to 2019-12, without those whose place in the file is named.</summary>
    public static byte[] Months(params int[] missing) => Encoding.UTF8.GetBytes(
        "\"Month\",\"Litres\"\n" + string.Concat(
            Enumerable.Range(0, 60).Except(missing).Select(month => $"\"{new DateOnly(2015, 1, 1).AddMonths(month):yyyy-MM}\",{500 + (month % 12 * 10) + month}\n")));

    /// <summary>Two years of months of two groups as columns, each with the date of its last day.</summary>
    public static byte[] MonthEnds() => Encoding.UTF8.GetBytes(
        "datum,Cough,Pain\n" + string.Concat(
            Enumerable.Range(1, 24).Select(month => $"{new DateOnly(2020, 1, 1).AddMonths(month).AddDays(-1):yyyy-MM-dd},{100 + (month % 12)}.5,{200 + (month % 5)}\n")));

    /// <summary>60 Sundays of two groups as columns, month first.</summary>
    public static byte[] Weeks() => Encoding.UTF8.GetBytes(
        "datum,Cough,Pain\n" + string.Concat(
            Enumerable.Range(0, 60).Select(week => $"{new DateOnly(2020, 1, 5).AddDays(7 * week):M/d/yyyy},{100 + (week % 12)}.5,{200 + (week % 5)}\n")));

    /// <summary>Five years of quarters.</summary>
    public static byte[] Quarters() => Encoding.UTF8.GetBytes(
        "\"Y\",\"date\"\n" + string.Concat(Enumerable.Range(0, 20).Select(quarter => $"{200 + quarter},{new DateOnly(2010, 1, 1).AddMonths(3 * quarter):yyyy-MM-dd}\n")));

    private static string Join(char separator, IEnumerable<string> fields) => string.Create(CultureInfo.InvariantCulture, $"{string.Join(separator, fields)}\n");
}
