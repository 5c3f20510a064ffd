using System.Text;
using SalesWeb.Import;
using SalesWeb.Import.Headings;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

public sealed class ColumnsTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData("Date", "Category", "Revenue")]
    [InlineData("ORDER_DATE", "product category", "Total Amount")]
    [InlineData("Datum", "Warengruppe", "Umsatz (EUR)")]
    [InlineData("Verkaufsdatum", "Kategorie", "Erlös")]
    [InlineData("Date de commande", "Catégorie", "Chiffre d'affaires")]
    [InlineData("Fecha", "Categoría", "Importe")]
    [InlineData("Data", "Categoria", "Fatturato")]
    [InlineData("Datum", "Productgroep", "Omzet")]
    [InlineData("Data", "Categoria", "Faturamento")]
    [InlineData("Data sprzedaży", "Kategoria", "Wartość sprzedaży", "amount")]
    [InlineData("Datum", "Varugrupp", "Försäljning")]
    [InlineData("Dato", "Varegruppe", "Omsætning")]
    public void Headers_are_known_in_many_languages(string date, string category, string amount, string? mapped = null)
    {
        (Role, string)[] map = mapped is null ? [] : [(Role.Amount, amount)];

        var report = _room.Import($"{date};{category};{amount}\n2024-01-31;x;5\n", map);

        Assert.Equal((date, category, amount), (report.Columns["date"], report.Columns["category"], report.Columns["amount"]));
    }

    [Fact]
    public void The_date_of_the_order_goes_before_that_of_the_delivery()
    {
        var report = _room.Import("Ship Date,Order Date,Sales\n2024-02-05,2024-01-31,5\n");

        Assert.Equal("Order Date", report.Columns["date"]);
    }

    [Fact]
    public void A_date_column_with_a_name_of_its_own_is_known_by_what_it_holds()
    {
        var report = _room.Import("when it was,amount\n2024-01-31,5\n2024-02-01,6\n");

        Assert.Equal("when it was", report.Columns["date"]);
    }

    [Fact]
    public void Price_times_quantity_is_the_amount_where_there_is_none()
    {
        var report = _room.Import("date,category,quantity,unit price\n2024-01-31,a,3,2.5\n2024-01-31,a,2,10\n");

        Assert.Equal((Measure.Amount, 27.5), (report.Measure, report.Total));
    }

    /// <summary>2 × 11.95 + 1 × 99.99 + 1 × 600 + 3 × 2.5 = 731.39, and 7 pieces; the names of the columns come once more among the rows.</summary>
    private const string Orders =
        """
        Order ID,Product,Quantity Ordered,Price Each,Order Date,Purchase Address
        176558,USB-C Charging Cable,2,11.95,04/19/19 08:46,"917 1st St, Dallas, TX 75001"
        ,,,,,
        176559,Headphones,1,99.99,04/07/19 22:30,"682 Chestnut St, Boston, MA 02215"
        Order ID,Product,Quantity Ordered,Price Each,Order Date,Purchase Address
        176560,Google Phone,1,600,04/12/19 14:38,"669 Spruce St, Los Angeles, CA 90001"
        176562,Batteries,3,2.5,04/29/19 13:03,"381 Wilson St, San Francisco, CA 94016"

        """;

    [Fact]
    public void Quantity_ordered_times_price_each_is_the_amount()
    {
        var report = _room.Import(Orders);

        Assert.Equal((Measure.Amount, 731.39, 4, 0), (report.Measure, Math.Round(report.Total, 6), report.RowsImported, report.RowsRejected));
        Assert.Equal(("Quantity Ordered", "Price Each"), (report.Columns["quantity"], report.Columns["price"]));
    }

    [Theory]
    [InlineData("measure", "amount", 731.39)]
    [InlineData("measure", "quantity", 7)]
    [InlineData("layout", "long", 731.39)]
    public void No_answer_about_the_measure_makes_money_of_the_quantity(string key, string answer, double total)
    {
        var choices = ImportChoices.FromMap(new Dictionary<string, string> { [key] = answer });

        Assert.Equal(total, Math.Round(_room.Import(Encoding.UTF8.GetBytes(Orders), choices).Total, 6));
    }

    [Fact]
    public void A_wide_table_of_quantities_is_never_counted_as_money()
    {
        var choices = ImportChoices.FromMap(new Dictionary<string, string> { ["layout"] = "wide", ["measure"] = "amount" });

        var problem = Assert.Throws<UserErrorException>(() => _room.Import(Encoding.UTF8.GetBytes(Orders), choices));

        Assert.Contains("\"Quantity Ordered\"", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quantity_that_a_person_calls_an_amount_is_warned_of() => Assert.Contains(
        _room.Import(Orders, (Role.Amount, "Quantity Ordered")).Notes,
        note => note.Contains("\"Quantity Ordered\" is read as money", StringComparison.Ordinal));

    [Theory]
    [InlineData("Order Quantity", "Unit Price")]
    [InlineData("QUANTITYORDERED", "PRICEEACH")]
    [InlineData("Qty Sold", "Price per Unit")]
    [InlineData("Sales Qty", "Item Price")]
    [InlineData("Units Sold", "Selling Price")]
    [InlineData("Units Ordered", "Price Per Item")]
    [InlineData("Ordered Qty", "Retail Price")]
    [InlineData("Number of Units", "Sales Price")]
    [InlineData("Items purchased", "Price (USD)")]
    [InlineData("Total Quantity", "Avg Price")]
    [InlineData("Qty handed to customer", "Shelf price paid")]
    [InlineData("Pieces delivered at till", "Unit Price")]
    public void Quantity_and_price_are_known_by_many_english_names(string quantity, string price)
    {
        var report = _room.Import($"Order Date,Product,{quantity},{price}\n2024-01-30,a,3,2.5\n2024-01-31,b,2,10\n");

        Assert.Equal((Measure.Amount, (3 * 2.5) + (2 * 10)), (report.Measure, report.Total));
        Assert.Equal((quantity, price), (report.Columns["quantity"], report.Columns["price"]));
    }

    [Theory]
    [InlineData("Turnover")]
    [InlineData("Net Sales")]
    [InlineData("Net Revenue")]
    [InlineData("Order Total")]
    [InlineData("Order Value (EUR)")]
    [InlineData("Extended Price")]
    [InlineData("Amount Paid")]
    [InlineData("Total Value")]
    public void The_money_of_a_file_goes_before_quantity_times_price(string name)
    {
        var report = _room.Import($"Order Date,Product,Quantity Ordered,Price Each,{name}\n2024-01-31,a,3,2.5,7\n");

        Assert.Equal((name, 7.0), (report.Columns["amount"], report.Total));
    }

    [Fact]
    public void Columns_of_a_wide_file_that_mention_units_stay_categories()
    {
        var report = _room.Import("date,Bread units,Rolls units\n2024-01-30,3,4\n2024-01-31,5,6\n");

        Assert.Equal((2, 18.0, Measure.Quantity), (report.Categories, report.Total, report.Measure));
    }

    [Fact]
    public void Pieces_are_counted_where_the_file_has_no_money()
    {
        var report = _room.Import("date,category,Menge\n2024-01-31,a,3\n2024-01-31,a,2\n");

        Assert.Equal((Measure.Quantity, 5.0), (report.Measure, report.Total));
    }

    [Fact]
    public void The_setting_chooses_pieces_where_there_is_both()
    {
        _room.Settings = new() { Data = new DataSettings { Measure = Measure.Quantity } };

        var report = _room.Import("date,quantity,amount\n2024-01-31,3,10\n2024-02-01,2,8\n");

        Assert.Equal((Measure.Quantity, 5.0), (report.Measure, report.Total));
    }

    [Fact]
    public void A_wide_file_has_a_category_in_each_column_but_not_in_calendar_row_numbers_and_totals()
    {
        var report = _room.Import(
            """
            id,date,bread,rolls,cake,all of it,Sum,Year,Weekday Name
            7,2024-01-31,1,10,100,111,111,2024,Wed
            8,2024-02-01,2,,200,202,202,2024,Thu
            9,2024-02-02,3,30,300,333,333,2024,Fri
            """);

        Assert.Equal(["bread", "cake", "rolls"], _room.Categories());
        Assert.Equal(["2024-01-31 10", "2024-02-02 30"], _room.Totals("rolls"));
        Assert.Contains("Left out as a sum of the others: \"all of it\", \"Sum\".", report.Notes);
        Assert.Contains("Not used: \"id\", \"Year\", \"Weekday Name\".", report.Notes);
    }

    [Fact]
    public void A_column_called_sales_that_adds_the_others_up_is_a_total_and_not_the_sales()
    {
        _room.Import("date,bread,rolls,Sales\n2024-01-31,1,10,11\n2024-02-01,2,20,22\n");

        Assert.Equal(["bread", "rolls"], _room.Categories());
    }

    [Fact]
    public void Without_a_category_the_name_of_the_sales_is_the_only_one_and_the_report_says_how_to_have_more()
    {
        var report = _room.Import("date,store,item,sales\n2024-01-31,1,7,11\n2024-01-31,2,7,22\n");

        Assert.Equal(["sales"], _room.Categories());
        Assert.Equal(2, report.Series);
        Assert.Contains(report.Notes, note => note.EndsWith("For a category per item, take \"item\" as the category."));
    }

    [Fact]
    public void A_mapping_goes_before_every_name()
    {
        var report = _room.Import("date,category,segment,sales,profit\n2024-01-31,a,b,5,1\n", (Role.Category, "Segment"), (Role.Amount, "profit"));

        Assert.Equal(["b"], _room.Categories());
        Assert.Equal(1, report.Total);
    }

    [Fact]
    public void An_empty_mapping_leaves_a_role_out()
    {
        var report = _room.Import("date,category,item,sales\n2024-01-31,a,x,5\n2024-01-31,a,y,5\n", (Role.Item, ""));

        Assert.Equal(1, report.Series);
        Assert.DoesNotContain("item", report.Columns.Keys);
    }

    [Fact]
    public void A_column_that_is_not_there_cannot_be_left_out() => Assert.Contains(
        "there is no column 3, which is to be left out; the file has 2.",
        Assert.Throws<UserErrorException>(() =>
            _room.Import(System.Text.Encoding.UTF8.GetBytes("date,amount\n2024-01-31,5\n"), new ImportChoices { UnusedColumns = [2, 3] })).Message);

    [Fact]
    public void A_mapping_to_a_column_that_is_not_there_lists_those_that_are()
    {
        var refusal = _room.Refusal("Datum;Umsatz\n2024-01-31;5\n", (Role.Amount, "Umsaetze"));

        Assert.Contains("there is no column \"Umsaetze\", which is to be the amount. The columns are \"Datum\", \"Umsatz\".", refusal.Message);
    }

    [Fact]
    public void One_column_cannot_have_two_roles()
    {
        var refusal = _room.Refusal("date,x\n2024-01-31,5\n", (Role.Amount, "x"), (Role.Quantity, "x"));

        Assert.Contains("is to be two things, quantity and amount", refusal.Message);
    }

    [Theory]
    [InlineData("date,datum,amount\n2024-01-31,2024-01-31,5\n", "2 columns could be the date: \"date\" (column 1), \"datum\" (column 2)", "--map date=date")]
    [InlineData("date,amount,amount\n2024-01-31,1,5\n", "2 columns could be the amount: \"amount\" (column 2), \"amount\" (column 3)", "--map amount=#2")]
    [InlineData("date,category,this,that\n2024-01-31,a,1,5\n", "2 columns could be the amount: \"this\" (column 3), \"that\" (column 4)", "--map amount=this")]
    public void Two_columns_for_one_role_are_a_question_to_the_user(string file, string problem, string remedy)
    {
        var refusal = _room.Refusal(file);

        Assert.Contains(problem, refusal.Message);
        Assert.Contains(remedy, refusal.Remedy);
    }

    [Fact]
    public void Two_columns_of_a_wide_file_may_not_have_the_same_name()
    {
        Assert.Contains("2 columns are called \"bread\"", _room.Refusal("date,bread,bread\n2024-01-31,1,7\n").Message);
    }

    public void Dispose() => _room.Dispose();
}
