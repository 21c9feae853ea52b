using Microsoft.AspNetCore.Http;
using Predictor.Api.Recording;

namespace Predictor.Api.Tests.Recording;

public sealed class LiveStoreTests
{
    [Fact]
    public void A_request_that_cannot_be_read_is_not_put_down_to_the_store()
    {
        Assert.False(LiveStore.IsAway(new BadHttpRequestException("Unexpected end of request content.")));
        Assert.True(LiveStore.IsAway(new IOException("The disk is gone.")));
        Assert.False(LiveStore.IsAway(new InvalidOperationException("A mistake of this program.")));
    }
}
