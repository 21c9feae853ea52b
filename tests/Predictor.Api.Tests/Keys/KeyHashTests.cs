using Predictor.Api.Keys;
using Predictor.Api.Settings;

namespace Predictor.Api.Tests.Keys;

public sealed class KeyHashTests
{
    [Fact]
    public void A_hash_is_the_SHA256_of_the_key_in_hex()
    {
        // printf %s abc | sha256sum
        const string Text = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

        Assert.Equal(Text, KeyHash.Of("abc").ToString());
        Assert.True(KeyHash.Parse(Text)!.Equals(KeyHash.Of("abc")));
        Assert.True(KeyHash.Parse(Text.Replace("ba78", "BA78", StringComparison.Ordinal))!.Equals(KeyHash.Of("abc")));
        Assert.False(KeyHash.Parse(Text)!.Equals(KeyHash.Of("abd")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256:")]
    [InlineData("sha256:zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("md5:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Other_text_is_no_hash(string text) => Assert.Null(KeyHash.Parse(text));

    [Fact]
    public void All_mistakes_of_the_keys_are_reported_together_and_no_hash_is_shown()
    {
        var error = Assert.Throws<SettingsException>(() => KeyRing.Create([new ApiKeySettings { Hash = "secret-by-mistake", Scopes = ["root"] }, new ApiKeySettings { Name = "b" }], development: false));

        Assert.Contains("Keys:0:Name", error.Message, StringComparison.Ordinal);
        Assert.Contains("Keys:0:Hash", error.Message, StringComparison.Ordinal);
        Assert.Contains("'root'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Keys:1:Hash", error.Message, StringComparison.Ordinal);
        Assert.Contains("Keys:1:Scopes", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-by-mistake", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_development_key_is_new_each_time_opens_everything_and_exists_in_Development_only()
    {
        var (first, second) = (KeyRing.Create([], development: true), KeyRing.Create([], development: true));

        Assert.NotEqual(first.DevelopmentKey, second.DevelopmentKey);
        Assert.Equal(Scope.All, first.Find(first.DevelopmentKey!)!.Scopes);
        Assert.Null(first.Find(second.DevelopmentKey!));
        Assert.Null(KeyRing.Create([], development: false).DevelopmentKey);
    }
}
