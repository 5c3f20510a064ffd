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
