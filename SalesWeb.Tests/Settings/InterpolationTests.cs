namespace SalesWeb.Tests.Settings;

public sealed class InterpolationTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("${data.dataset}", "shop")]
    [InlineData("all of ${data.dataset}, ${ data.dataset }!", "all of shop, shop!")]
    [InlineData("${network.window} periods", "28 periods")]
    [InlineData("rate ${training.learning_rate}", "rate 0.001")]
    [InlineData("${data.categories}", "A, shop")]
    [InlineData("${env:TEAM}", "blue")]
    [InlineData("${env:TEAM,red}", "blue")]
    [InlineData("${env:NOBODY,red, or so}", "red, or so")]
    [InlineData("x${env:NOBODY,}y", "xy")]
    [InlineData("$${data.dataset} costs $5", "${data.dataset} costs $5")]
    public void References_are_filled_in(string written, string read) => Assert.Equal(
        read,
        _folder.Read(
            $$"""
            data: {dataset: shop, categories: [A, '${data.dataset}'] }
            network: {window: "${network.horizon}" }
            tracking: {experiment: "{{written}}"}
            """,
            [("TEAM", "blue")]).Settings.Tracking.Experiment);

    [Fact]
    public void What_is_filled_in_is_what_holds_in_the_end() =>
        Assert.Equal(9, _folder.Read("network: {window: '${network.horizon}', horizon: 5}", set: "network.horizon=9").Settings.Network.Window);

    [Fact]
    public void A_cycle_is_told_once_with_its_way() => Assert.Equal(
        ["config.yaml, line 1: data.dataset refers to itself: data.dataset → tracking.experiment → data.dataset."],
        _folder.Problems("data: {dataset: '${tracking.experiment}', file: '${data.dataset}'}\ntracking: {experiment: '${data.dataset}'}"));

    [Fact]
    public void A_key_cannot_stand_for_itself() =>
        Assert.Contains("network.window → network.window", Assert.Single(_folder.Problems("network: {window: '${network.window}'}")));

    [Fact]
    public void A_reference_to_nothing_is_told_where_it_stands() => Assert.Equal(
        [
            "config.yaml, line 1: data.dataset: ${data.datset} names no setting; the nearest is ${data.dataset}.",
            "config.yaml, line 2: tracking.experiment: the variable TEAM is not set; set it, or write ${env:TEAM,default}.",
        ],
        _folder.Problems("data: {dataset: '${data.datset}'}\ntracking: {experiment: '${env:TEAM}'}"));
}
