using Microsoft.Extensions.Configuration;
using Predictor.Api.Settings;
using Predictor.Api.Triage;
using Predictor.Desk;

namespace Predictor.Api.Tests.Triage;

public sealed class CustomerLinkSettingTests
{
    [Fact]
    public void A_template_that_is_none_keeps_the_service_from_starting() => Assert.Contains(
        "Desk:CustomerLink: found 'http://crm.example/{customerId}', expected an address that begins with https://",
        Assert.Throws<SettingsException>(() => CustomerLinkSetting.Of(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Desk:CustomerLink", (string?)"http://crm.example/{customerId}")]).Build())).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_setting_is_the_link()
    {
        using var service = new Service("Development", new Dictionary<string, string> { ["Desk:CustomerLink"] = "https://crm.example/{customerId}" });
        Assert.Equal("https://crm.example/k1", ((CustomerLink)service.Services.GetService(typeof(CustomerLink))!).To("k1", null, null));
    }
}
