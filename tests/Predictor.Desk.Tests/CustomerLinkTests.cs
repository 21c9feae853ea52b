namespace Predictor.Desk.Tests;

public sealed class CustomerLinkTests
{
    [Theory]
    [InlineData("https://crm.example/c/{customerId}", "https://crm.example/c/k%201%2F%3F%23%26%22%3Cscript%3E")]
    [InlineData("https://crm.example/?c={customerId}&case={caseId}#r={reference}", "https://crm.example/?c=k%201%2F%3F%23%26%22%3Cscript%3E&case=c7#r=LF-1")]
    [InlineData("https://crm.example:8443/{reference}/{caseId}/open", "https://crm.example:8443/LF-1/c7/open")]
    public void Values_stand_percent_encoded_where_the_template_has_them(string template, string expected) =>
        Assert.Equal(expected, CustomerLink.Of(template).To("k 1/?#&\"<script>", "c7", "LF-1"));

    [Fact]
    public void Without_a_template_or_what_it_asks_for_there_is_no_link()
    {
        Assert.Null(CustomerLink.Of("").To("k1", "c1", "r1"));
        Assert.Null(CustomerLink.Of("https://crm.example/{reference}").To("k1", "c1", null));
        Assert.Null(CustomerLink.Of("https://crm.example/{customerId}").To("", "c1", "r1"));
        Assert.Null(CustomerLink.Of("https://crm.example/a/{customerId}").To("..", "c1", "r1"));
    }

    [Theory]
    [InlineData("http://crm.example/{customerId}", "begins with https://")]
    [InlineData("javascript:alert({customerId})", "begins with https://")]
    [InlineData("https:/{customerId}", "begins with https://")]
    [InlineData("/customers/{customerId}", "begins with https://")]
    [InlineData("https://ana:secret@crm.example/{customerId}", "no name or password")]
    [InlineData("https://{customerId}.example/", "placeholders only after it")]
    [InlineData("https://crm.example{customerId}", "placeholders only after it")]
    [InlineData("https://crm.example/", "expected {customerId}, {caseId} or {reference} in it")]
    [InlineData("https://crm.example/{name}", "expected no braces but those of {customerId}, {caseId}, {reference}")]
    [InlineData("https://crm.example/}customerId{", "expected no braces but those of")]
    [InlineData("https://crm.example/{customerId", "expected no braces but those of")]
    public void A_template_that_is_none_says_what_was_expected(string template, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => CustomerLink.Of(template)).Message, StringComparison.Ordinal);
}
