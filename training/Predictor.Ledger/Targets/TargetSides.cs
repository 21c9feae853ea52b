using Predictor.Ledger.Contacts;
using Predictor.Ledger.Mix;

namespace Predictor.Ledger.Targets;

/// <summary>
/// Where contacts stand by a target: 0 its group before, 1 its group after, 2 others before, 3 others after, -1 not looked at. Others are contacts under
/// no target that is told from its before.
/// </summary>
/// <param name="Since">By when it began.</param>
/// <param name="Earlier">Of the time before that, by the middle of it.</param>
internal sealed record TargetSides(sbyte[] Since, sbyte[] Earlier)
{
    public static TargetSides Of(ContactTable contacts, PressedContacts pressed, byte[] period, int target)
    {
        var (holds, earlier) = (pressed.Holds[target], pressed.Earlier[target]);
        var (began, first) = (Earliest(contacts, holds), Earliest(contacts, earlier));
        sbyte[] Sides(long from, long end) => contacts.Blocks.Fill(contacts.Count, i =>
        {
            var at = contacts.OpenedAt(i);
            var since = at >= from ? 1 : 0;
            return (sbyte)(at >= end || period[i] == 2 ? -1 : holds[i] || earlier[i] ? since : pressed.Of[i] ? -1 : 2 + since);
        });
        return new TargetSides(Sides(began, long.MaxValue), Sides(first + ((began - first) / 2), began));
    }

    private static long Earliest(ContactTable contacts, bool[] of) => contacts.Blocks.Parts(of.Length, (first, end) =>
    {
        var earliest = long.MaxValue;
        for (var i = first; i < end; i++)
        {
            earliest = of[i] ? Math.Min(earliest, contacts.OpenedAt(i)) : earliest;
        }

        return earliest;
    }).Min();
}
