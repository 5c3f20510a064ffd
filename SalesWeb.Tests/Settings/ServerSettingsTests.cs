using SalesWeb.Settings;

namespace SalesWeb.Tests.Settings;

public class ServerSettingsTests
{
    [Theory]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://*:8080;https://*:8443", "http://localhost:8080/")]
    [InlineData("http://+:8080", "http://localhost:8080/")]
    [InlineData("http://0.0.0.0:80", "http://127.0.0.1:80/")]
    [InlineData("https://[::]:8443/", "https://[::1]:8443/")]
    public void The_local_address_can_be_called_from_this_machine(string urls, string address) =>
        Assert.Equal(new Uri(address), new ServerSettings { Urls = urls }.LocalAddress);
}
