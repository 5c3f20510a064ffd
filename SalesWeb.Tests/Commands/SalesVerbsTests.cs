using System.Text.Json;
using SalesWeb.Commands;

namespace SalesWeb.Tests.Commands;

/// <summary>From a sales file to a forecast, a verb after the other.</summary>
public sealed class SalesVerbsTests : IDisposable
{
    private readonly ShellUnderTest _shell = new(Composition.Compose);

    public SalesVerbsTests()
    {
        File.WriteAllText(_shell.Config, TwoCategories.Config);
        TwoCategories.Write(Sales);
    }

    private string Sales => Path.Combine(_shell.Folder, "shop.csv");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _shell.Dispose();
    }

    [Fact]
    public async Task Import_answers_with_what_it_found()
    {
        var answer = await Json("import", Sales, "--map", "date=day,category=group,amount=revenue");

        Assert.Equal("shop", answer.GetProperty("dataset").GetString());
        Assert.Equal(64, answer.GetProperty("version").GetString()!.Length);
        Assert.Equal(420, answer.GetProperty("rows_read").GetInt32());
        Assert.Equal(420, answer.GetProperty("rows_imported").GetInt32());
        Assert.Equal(0, answer.GetProperty("rows_rejected").GetInt32());
        Assert.Equal(2, answer.GetProperty("categories").GetInt32());
        Assert.Equal(2, answer.GetProperty("series").GetInt32());
        Assert.Equal("2024-01-01", answer.GetProperty("from").GetString());
        Assert.Equal("2024-07-28", answer.GetProperty("to").GetString());
        Assert.Equal((30 * 110) + (30 * 105), answer.GetProperty("total").GetDouble());
        Assert.Equal("daily", answer.GetProperty("frequency").GetString());
        Assert.Equal("amount", answer.GetProperty("measure").GetString());
        Assert.Equal("group", answer.GetProperty("columns").GetProperty("category").GetString());
        Assert.False(answer.GetProperty("already_there").GetBoolean());
        Assert.True((await Json("import", Sales, "--map", "date=day,category=group,amount=revenue")).GetProperty("already_there").GetBoolean());
    }

    [Fact]
    public async Task Several_files_go_into_one_dataset_one_after_the_other_and_a_bad_one_is_named()
    {
        var (january, empty, february) = (Beside("january.csv"), Beside("empty.csv"), Beside("february.csv"));
        File.WriteAllText(january, "date,category,amount\n2024-01-30,Bread,5\n2024-01-31,Bread,6\n");
        File.WriteAllText(empty, "");
        File.WriteAllText(february, "date,category,amount\n2024-02-01,Bread,7\n");

        Assert.Equal(ExitCode.YourFault, await _shell.Run("import", january, empty, february, "--dataset", "bakery", "--json"));

        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal([january, february], answer.GetProperty("imported").EnumerateArray().Select(one => one.GetProperty("file").GetString()));
        Assert.Equal(18, answer.GetProperty("imported")[1].GetProperty("report").GetProperty("total").GetDouble());
        Assert.Equal(empty, answer.GetProperty("failed")[0].GetProperty("file").GetString());
        Assert.Contains($"{empty} was not imported: ", _shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_without_a_dataset_become_one_each()
    {
        var (north, south) = (Beside("north.csv"), Beside("south.csv"));
        File.WriteAllText(north, "date,category,amount\n2024-01-30,Bread,5\n");
        File.WriteAllText(south, "date,category,amount\n2024-01-30,Bread,6\n");

        var imported = (await Json("import", north, south)).GetProperty("imported");

        Assert.Equal(["north", "south"], imported.EnumerateArray().Select(one => one.GetProperty("report").GetProperty("dataset").GetString()));
    }

    [Fact]
    public async Task The_table_of_an_archive_can_be_named()
    {
        var path = Beside("shop.zip");
        File.WriteAllBytes(path, SalesWeb.Tests.Import.TestArchive.Of(
            ("sales.csv", "date,category,amount\n2024-01-30,Bread,5\n"), ("plan.csv", "day;group;revenue\n2024-01-30;Bread;50\n")));

        Assert.Equal(50, (await Json("import", path, "--table", "plan.csv")).GetProperty("total").GetDouble());
        Assert.Equal(5, (await Json("import", path, "--table", "sales.csv")).GetProperty("total").GetDouble());
        Assert.Equal(ExitCode.YourFault, await _shell.Run("import", path));
        Assert.Equal(ExitCode.YourFault, await _shell.Run("import", path, "--table", "other.csv"));
    }

    private string Beside(string name) => Path.Combine(_shell.Folder, name);

    [Fact]
    public async Task An_unknown_option_is_not_taken_for_a_file()
    {
        Assert.Equal(ExitCode.YourFault, await _shell.Run("import", Sales, "--name", "bakery"));

        Assert.Contains("There is no option --name.", _shell.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Imported", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_tells_people_about_rows_it_left_out()
    {
        File.AppendAllText(Sales, "2024-07-29,Bread,many\n");

        Assert.Equal(ExitCode.Done, await Import());

        Assert.Contains("420 of 421 imported, 1 left out", _shell.Out);
        Assert.Contains("422", _shell.Out);
        Assert.Contains("many", _shell.Out);
        Assert.Contains("Imported into the dataset shop.", _shell.Out);
    }

    [Fact]
    public async Task A_dry_run_keeps_nothing()
    {
        Assert.Equal(ExitCode.Done, await Import("--dry-run"));
        Assert.Contains("This was a dry run; nothing was kept.", _shell.Out);
        Assert.Equal(ExitCode.YourFault, await _shell.Run("train", "--all"));
        Assert.StartsWith("There is no data yet.", _shell.Error);
    }

    [Theory]
    [InlineData("datum=day", "--map: there is no role \"datum\". Choose from date, category, item, store, quantity, amount, price, promotion.")]
    [InlineData("0=day", "--map: there is no role \"0\".")]
    [InlineData("=day", "--map: there is no role \"\".")]
    [InlineData("date=day,Date=group", "--map: the role date is named twice.")]
    [InlineData("day", "--map: \"day\" does not name a role.")]
    public async Task A_map_that_names_no_role_is_refused(string map, string problem)
    {
        Assert.Equal(ExitCode.YourFault, await _shell.Run("import", Sales, "--map", map));
        Assert.StartsWith(problem, _shell.Error);
        Assert.False(Directory.Exists(_shell.Data));
    }

    [Theory]
    [InlineData("date_order", "--choose: \"date_order\" makes no choice.")]
    [InlineData("date_order=year", "date_order cannot be \"year\".")]
    [InlineData("colour=red", "There is no choice \"colour\" for a file.")]
    [InlineData("date=day", "--choose: date is chosen twice.")]
    public async Task A_choice_that_is_none_is_refused(string choice, string problem)
    {
        Assert.Equal(ExitCode.YourFault, await _shell.Run("import", Sales, "--map", "date=day", "--choose", choice));
        Assert.StartsWith(problem, _shell.Error);
    }

    [Fact]
    public async Task What_a_file_leaves_in_doubt_can_be_chosen()
    {
        File.WriteAllText(Sales, "date,amount\n05/02/2024,1.234\n07/02/2024,2.345\n");
        var answer = await Json("import", Sales, "--choose", "date_order=day", "--choose", "decimal_mark=comma");
        Assert.Equal(("2024-02-05", 3579.0), (answer.GetProperty("from").GetString(), answer.GetProperty("total").GetDouble()));
    }

    [Fact]
    public async Task A_header_in_a_map_may_have_a_comma()
    {
        File.WriteAllText(Sales, File.ReadAllText(Sales).Replace("day,group,revenue", "day,group,\"revenue, net\""));
        var answer = await Json("import", Sales, "--map", "amount=revenue, net,date=day", "--map", "category=group");
        Assert.Equal("revenue, net", answer.GetProperty("columns").GetProperty("amount").GetString());
    }

    [Fact]
    public async Task A_trained_category_can_be_predicted_and_is_listed()
    {
        await Import();
        var trained = (await Json("train", "--all", "--experiment", "mine")).GetProperty("runs").EnumerateArray().ToList();

        Assert.Equal(["Bread", "[red]Rolls, sweet"], trained.Select(run => run.GetProperty("category").GetString()).Order(StringComparer.Ordinal));
        Assert.All(trained, run =>
        {
            Assert.True(run.GetProperty("metrics").GetProperty("rmse").GetDouble() >= 0);
            Assert.All(run.GetProperty("artifacts").EnumerateArray(), file => Assert.True(File.Exists(file.GetString())));
        });

        var forecast = await Json("predict", "--category", "Bread", "--horizon", "3");
        var points = forecast.GetProperty("forecast").EnumerateArray().ToList();
        Assert.Equal(["2024-07-29", "2024-07-30", "2024-07-31"], points.Select(point => point.GetProperty("ds").GetString()));
        Assert.Equal(points[0].GetProperty("y").GetDouble(), forecast.GetProperty("predicted_sales").GetDouble());
        Assert.All(points, point => Assert.InRange(
            point.GetProperty("y").GetDouble(), point.GetProperty("lo80").GetDouble(), point.GetProperty("hi80").GetDouble()));

        var last = string.Join(',', Enumerable.Range(TwoCategories.Days - 7, 7).Select(TwoCategories.Bread));
        var typed = await Json("predict", "--category", "Bread", "--series", last);
        Assert.Equal(points[0].GetProperty("y").GetDouble(), typed.GetProperty("predicted_sales").GetDouble(), 1e-6);
        Assert.False(typed.GetProperty("forecast")[0].TryGetProperty("ds", out _));

        Assert.Equal(2, (await Json("runs", "--filter", "experiment = mine and status = finished")).GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task Training_shows_people_how_it_goes_and_how_good_it_became()
    {
        await Import();
        Assert.Equal(ExitCode.Done, await _shell.Run("train", "--category", "[red]Rolls, sweet"));
        Assert.Contains("[red]Rolls, sweet: run 1 begins", _shell.Out);
        Assert.Contains("[red]Rolls, sweet: epoch 10 of at most 12, loss ", _shell.Out);
        Assert.Contains("RMSE", _shell.Out);
    }

    [Theory]
    [InlineData("No category is named.", new string[0])]
    [InlineData("--all and --category exclude each other.", new[] { "--all", "--category", "Bread" })]
    [InlineData("The dataset \"shop\" has no category \"Cake\"", new[] { "--category", "Bread", "--category", "Cake" })]
    [InlineData("The name of the experiment must have 1 to 100 characters", new[] { "--all", "--experiment", "" })]
    [InlineData("The name of the experiment must have 1 to 100 characters", new[] { "--all", "--experiment", "a\nb" })]
    [InlineData("There is no dataset \"none\"", new[] { "--all", "--dataset", "none" })]
    public async Task What_cannot_be_trained_is_refused_before_anything_is(string problem, string[] options)
    {
        await Import();
        Assert.Equal(ExitCode.YourFault, await _shell.Run(["train", .. options]));
        Assert.StartsWith(problem, _shell.Error);
        Assert.Equal(0, (await Json("runs")).GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task A_category_that_is_too_short_does_not_keep_the_others_from_being_trained()
    {
        File.AppendAllText(Sales, "2024-07-27,New,1\n2024-07-28,New,2\n");
        await Import();

        Assert.Equal(ExitCode.YourFault, await _shell.Run("train", "--category", "New", "--category", "Bread", "--json"));

        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal("Bread", Assert.Single(answer.GetProperty("runs").EnumerateArray()).GetProperty("category").GetString());
        Assert.Equal("New", Assert.Single(answer.GetProperty("failed").EnumerateArray()).GetProperty("category").GetString());
        Assert.StartsWith("New: ", _shell.Error);
    }

    private Task<int> Import(params string[] options) =>
        _shell.Run(["import", Sales, "--map", "date=day,category=group,amount=revenue", .. options]);

    private async Task<JsonElement> Json(params string[] arguments)
    {
        Assert.True(await _shell.Run([.. arguments, "--json"]) == ExitCode.Done, _shell.Error);
        return JsonDocument.Parse(_shell.Out).RootElement;
    }
}
