namespace Predictor.Cases.Tests.Tables;

/// <summary>Hands over a few bytes at a time, so that cells and characters fall across blocks.</summary>
internal sealed class DribblingStream(byte[] bytes, int block) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, int.Min(count, block));
}
