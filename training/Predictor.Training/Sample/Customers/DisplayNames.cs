using Predictor.Training.Sample.Randomness;

namespace Predictor.Training.Sample.Customers;

/// <summary>Invented names; whoever bears one does so by chance.</summary>
internal static class DisplayNames
{
    private static readonly string[] First =
    [
        "Ada", "Alba", "Alvar", "Amira", "Anouk", "Arlo", "Asta", "Bela", "Bruno", "Cato", "Celia", "Corin", "Dara", "Davor", "Edda", "Elio", "Enzo", "Esme",
        "Fenja", "Finn", "Freya", "Gil", "Greta", "Hana", "Hugo", "Ilse", "Imre", "Ines", "Ivo", "Jana", "Jonas", "Juno", "Kaia", "Kian", "Lars", "Leila", "Livia",
        "Mara", "Marek", "Milo", "Nadia", "Nils", "Noor", "Odile", "Oskar", "Petra", "Pia", "Quinn", "Rafa", "Rhea", "Runa", "Sami", "Selma", "Soren", "Tarik",
        "Thea", "Tilda", "Ulla", "Vera", "Viggo", "Wanda", "Yara", "Yusuf", "Zora",
    ];

    private static readonly string[] Last =
    [
        "Abendroth", "Ackerby", "Almgard", "Ambersley", "Ashcombe", "Bellweather", "Birkholt", "Blackmere", "Brindle", "Calloway", "Carrowick", "Castellan",
        "Cloverley", "Corvane", "Dallimore", "Danskerton", "Delacour", "Drumhollow", "Eastergate", "Eldermann", "Fairbourne", "Farrowdale", "Fennimore",
        "Fjeldsen", "Galloway-Reed", "Garnholm", "Glasswell", "Grauberg", "Hallbrook", "Harrowgate", "Hawksmoor", "Hollenbeck", "Ingleside", "Ivarsson-Bell",
        "Jurovich", "Kestrel", "Kirkhollow", "Lachenal", "Larkspur", "Lindqvale", "Lorimer", "Marchetti-Lund", "Marrowby", "Merriweather", "Montelune",
        "Nightingale", "Norrwick", "Oakhanger", "Ostergard", "Pallister", "Penhallow", "Quillfeather", "Ravensworth", "Rosenvinge", "Saltmarsh", "Silverlake",
        "Stonebridge", "Tamsworth", "Thornquist", "Underhill", "Valdemarin", "Vossberg", "Wetherall", "Whitlock", "Winterbourne", "Wolfhart", "Yarrow",
        "Zellweger-Ong",
    ];

    private static readonly string[] Places =
    [
        "Alder Street", "Bridgefoot", "Canal Row", "Copperfield", "Dockside", "East Quay", "Fountain Square", "Glebe", "High Meadow", "Kiln Lane", "Lantern",
        "Mill Race", "North Gate", "Old Tannery", "Orchard", "Priory", "Quarry Hill", "Riverbank", "Station Road", "Tower Bridge End", "Upper Market",
        "Viaduct", "Watergate", "Weavers Yard",
    ];

    private static readonly string[] Trades =
    [
        "Bakery", "Brewing", "Ceramics", "Cold Store", "Dental Practice", "Dry Cleaning", "Foundry", "Garden Centre", "Glazing", "Hotel", "Joinery", "Laundry",
        "Logistics", "Motors", "Nursery School", "Optics", "Packaging", "Printworks", "Roastery", "Sawmill", "Sports Hall", "Swim Club", "Textiles", "Veterinary Care",
    ];

    public static string OfPerson(Draws draws) => $"{First[draws.Below(First.Length)]} {Last[draws.Below(Last.Length)]}";

    public static string OfBusiness(Draws draws) => $"{Places[draws.Below(Places.Length)]} {Trades[draws.Below(Trades.Length)]}";
}
