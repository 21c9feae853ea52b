using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Predictor.Api.Recording;
using Predictor.Store;
using Predictor.Store.Writing;

namespace Predictor.Api.Protection;

/// <summary>Data-protection keys in the store. ASP.NET Core asks for them at the start and once a day, and without waiting in its own way.</summary>
internal sealed class StoredProtectionKeys(LiveStore live, TimeProvider time) : IXmlRepository
{
    private RecordStore Store => live.Current ?? throw new IOException("The store does not answer, so that the data-protection keys are not known.");

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Store.ReadProtectionKeysAsync(CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName)
    {
        var recorded = Store.AddProtectionKeyAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), time.GetUtcNow()).GetAwaiter().GetResult();
        if (recorded != Recorded.Yes)
            throw new IOException("The store did not take a new data-protection key.");
    }
}
