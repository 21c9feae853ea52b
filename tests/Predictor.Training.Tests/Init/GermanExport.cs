using System.Globalization;

namespace Predictor.Training.Tests.Init;

/// <summary>The sample's tables with every table and column renamed, times as dd.MM.yyyy HH:mm, yes and no in German, and durations in minutes.</summary>
internal static class GermanExport
{
    public const int Contacts = 2_000;

    private static readonly DateTime Start = new(2025, 1, 1, 8, 0, 0, DateTimeKind.Utc);

    public static DraftFolder Write()
    {
        var random = new Random(11);
        var folder = new DraftFolder();
        var (contacts, surveys) = (new List<string>(), new List<string>());
        for (var i = 0; i < Contacts; i++)
        {
            var customer = random.Next(400);
            var opened = Start.AddMinutes(i * 250);
            var (wait, handle) = (random.Next(0, 15), random.Next(1, 40));
            var closed = opened.AddMinutes(wait + handle + (random.Next(5) == 0 ? random.Next(3000) : 0));
            contacts.Add(Row($"V{i:00000}", $"KD{customer:0000}", Time(opened), Pick(random, "Telefon", "Chat", "Brief"), Pick(random, "Rechnung", "Technik"), $"Team {random.Next(5)}", $"Mitarbeiter {random.Next(30)}",
                wait, handle, random.Next(3), Pick(random, "ja", "nein"), random.Next(2), Time(closed)));
            if (random.Next(4) == 0)
                surveys.Add(Row($"U{surveys.Count:0000}", $"V{i:00000}", Time(closed.AddMinutes(random.Next(10, 2000))), random.Next(1, 6)));
        }

        folder.Write("kontakte.csv", "Vorgang_Nr,Kundennummer,Eröffnet,Kanal,Warteschlange,Team,Bearbeiter,Wartezeit_Min,Bearbeitungszeit_Min,Weiterleitungen,Gelöst,Wiedereröffnungen,Geschlossen", contacts);
        folder.Write("umfrage.csv", "Umfrage_ID,Vorgang,Beantwortet_am,Bewertung", surveys);
        folder.Write("kundenstamm.csv", "Kundennummer,Name,Kunde_seit,Gekündigt_am,Tarif,Zahlungsart,Vertragsende,Jahresumsatz", Enumerable.Range(0, 400).Select(i =>
            Row($"KD{i:0000}", $"Person {i}", Time(Start.AddDays(-random.Next(3000))), random.Next(4) == 0 ? Time(Start.AddDays(random.Next(360))) : "", Pick(random, "Basis", "Plus"), Pick(random, "Lastschrift", "Rechnung"),
                Time(Start.AddDays(random.Next(700))), 500 + random.Next(2000))));
        return folder;
    }

    private static string Time(DateTime time) => time.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    private static string Pick(Random random, params string[] words) => words[random.Next(words.Length)];

    private static string Row(params object[] cells) => string.Join(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)));
}
