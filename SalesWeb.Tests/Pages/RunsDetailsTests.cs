using System.Net;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Tests.Pages;

public sealed class RunsDetailsTests(TrainedShop shop) : IClassFixture<TrainedShop>
{
    private readonly Visitor _visitor = new(shop);

    private RunStore Runs => shop.Services.GetRequiredService<RunStore>();

    private RunQuery Query => shop.Services.GetRequiredService<RunQuery>();

    private string Bread => $"/runs/{shop.BreadRun}";

    [Theory]
    [InlineData("/runs/999999")]
    [InlineData("/runs/0")]
    [InlineData("/runs/abc")]
    [InlineData("/runs/999999?handler=Progress")]
    [InlineData("/runs/999999?handler=Losses")]
    [InlineData("/runs/999999?handler=Onnx")]
    [InlineData("/runs/999999?handler=Artifact&name=config.yaml")]
    public async Task A_run_that_is_not_there_is_not_found(string url) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get(url)).Status);

    [Fact]
    public async Task Accuracy_stands_beside_that_of_seasonal_naive_with_the_verdict_in_words()
    {
        var page = await _visitor.Get(Bread);

        var metrics = Query.Metrics(shop.BreadRun);
        var cells = page.Page.QuerySelector("[aria-labelledby=metrics] tbody tr")!.QuerySelectorAll("td");
        Assert.Equal($"{100 * metrics["wape"]:0.0} %", cells[0].TextContent);
        Assert.Equal($"{100 * metrics["naive_wape"]:0.0} %", cells[1].TextContent);
        Assert.Matches("better than last week's number", page.The("#progress > p.message").TextContent);
    }

    [Fact]
    public async Task Params_and_tags_are_listed()
    {
        var page = await _visitor.Get(Bread);

        var pairs = page.Page.QuerySelectorAll("main > section tbody tr").Select(row => (row.Children[0].TextContent, row.Children[1].TextContent));
        Assert.Contains(("max_epochs", "3"), pairs);
        Assert.Contains(("item_id", "Bread"), pairs);
    }

    [Fact]
    public async Task The_loss_chart_is_what_was_measured()
    {
        var rows = (await _visitor.Get(Bread)).Page.QuerySelectorAll($"#loss-{shop.BreadRun} tbody tr");

        var measured = Query.History(shop.BreadRun, "val_loss").Select(measurement => measurement.Value);
        Assert.Equal(measured, rows.Select(row => double.Parse(row.Children[2].GetAttribute("data-value")!)));
    }

    [Fact]
    public async Task The_file_of_losses_has_every_epoch()
    {
        var lines = (await _visitor.Get($"{Bread}?handler=Losses")).Body.Split("\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal("epoch,train_loss,val_loss", lines[0]);
        Assert.Equal(["1", "2", "3"], lines[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task The_evaluation_chart_is_the_table_that_the_run_left_behind()
    {
        var page = await _visitor.Get(Bread);
        var file = await _visitor.Get($"{Bread}?handler=Artifact&name=evaluation_Bread.csv");

        var left = file.Body.Split("\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1..].Select(line => string.Join(',', line.Split(',')));
        var drawn = page.Page.QuerySelectorAll("#evaluation tbody tr")
            .Select(row => string.Join(',', row.Children.Select(cell => cell.GetAttribute("data-value") ?? cell.TextContent)));
        Assert.Equal(left, drawn);
        Assert.NotEmpty(left);
    }

    [Fact]
    public async Task The_plot_is_a_picture_with_a_description()
    {
        var picture = (await _visitor.Get(Bread)).The("img.plot");

        var plot = await _visitor.Get(picture.GetAttribute("src")!);
        Assert.Equal("image/svg+xml", Assert.Single(plot.Headers["Content-Type"]));
        Assert.Contains("which the network had not learnt from", picture.GetAttribute("alt"));
    }

    [Theory]
    [InlineData("model_Bread.safetensors", "application/octet-stream")]
    [InlineData("normalization_Bread.json", "application/json")]
    [InlineData("evaluation_Bread.csv", "text/csv; charset=utf-8")]
    [InlineData("config.yaml", "application/yaml")]
    public async Task Files_come_as_what_they_are_and_to_be_kept(string name, string type)
    {
        var file = await _visitor.Get($"{Bread}?handler=Artifact&name={name}");

        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal(type, Assert.Single(file.Headers["Content-Type"]));
        Assert.StartsWith($"attachment; filename={name}", Assert.Single(file.Headers["Content-Disposition"]));
        Assert.Equal("nosniff", Assert.Single(file.Headers["X-Content-Type-Options"]));
    }

    [Fact]
    public async Task The_network_can_be_had_in_ONNX()
    {
        var link = (await _visitor.Get(Bread)).The("a[download][href*=Onnx]").GetAttribute("href")!;

        var file = await _visitor.Get(link);

        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal("application/octet-stream", Assert.Single(file.Headers["Content-Type"]));
        Assert.StartsWith("attachment; filename=model_Bread.onnx", Assert.Single(file.Headers["Content-Disposition"]));
        var expected = shop.Services.GetRequiredService<NetworkExport>().Of(shop.BreadRun).File.Bytes;
        Assert.Equal($"{expected.Length}", Assert.Single(file.Headers["Content-Length"]));
    }

    [Fact]
    public async Task A_run_that_failed_offers_no_network_and_has_none()
    {
        var id = Runs.Start(new RunStart { Experiment = "x", Name = "CNNLSTM-Bread", Category = "Bread" });
        Runs.Fail(id, "The disk is full.");

        var page = await _visitor.Get($"/runs/{id}");
        var asked = await _visitor.Get($"/runs/{id}?handler=Onnx");

        Assert.Empty(page.Page.QuerySelectorAll("a[href*=Onnx]"));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("has no network to export: it failed.", asked.Text);
    }

    [Theory]
    [InlineData("nothing.json")]
    [InlineData("../../tracking.db")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task Nothing_but_the_files_of_the_run_can_be_had(string name) => Assert.Equal(
        HttpStatusCode.NotFound, (await _visitor.Get($"{Bread}?handler=Artifact&name={Uri.EscapeDataString(name)}")).Status);

    [Fact]
    public async Task A_run_asks_again_while_it_goes_on_and_no_more_when_it_has_ended()
    {
        var id = Runs.Start(new RunStart { Experiment = "x", Name = "CNNLSTM-Bread" });

        var running = await _visitor.Get($"/runs/{id}?handler=Progress");
        Runs.Kill(id);
        var ended = await _visitor.Get($"/runs/{id}?handler=Progress");

        Assert.True(running.IsFragment);
        Assert.Equal("every 2s", running.The("#progress").GetAttribute("hx-trigger"));
        Assert.False(ended.The("#progress").HasAttribute("hx-get"));
        Assert.Contains("It was cancelled.", ended.Text);
    }

    [Fact]
    public async Task A_failure_is_told_in_its_own_words()
    {
        var id = Runs.Start(new RunStart { Experiment = "x", Name = "CNNLSTM-<b>" });
        Runs.Fail(id, "The <b>disk</b> is full.");

        var page = await _visitor.Get($"/runs/{id}");

        Assert.Contains("The <b>disk</b> is full.", page.The(".message.bad").TextContent);
        Assert.Equal("CNNLSTM-<b>", page.The("h1").TextContent);
    }

    [Fact]
    public async Task A_hostile_category_has_a_run_like_any_other()
    {
        var id = shop.Train(TrainedShop.Hostile).RunId;

        var page = await _visitor.Get($"/runs/{id}");
        var links = page.Page.QuerySelectorAll("a[download][href*=Artifact]").Select(link => link.GetAttribute("href")!).Distinct().ToList();

        Assert.DoesNotContain("<script>alert", page.Body);
        Assert.Equal(5, links.Count);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await _visitor.Get(link)).Status);
    }
}
