namespace Predictor.Training.Init;

/// <summary>Words by which exports name things, in English, German, French and Spanish, without accents. They only hint: what the values show weighs more.</summary>
internal static class Hints
{
    public static readonly string[] InteractionTable =
        ["interaction", "contact", "kontakt", "ticket", "cases", "case", "call", "calls", "incident", "conversation", "chat", "vorgang", "vorgange", "anruf", "fall", "falle", "appel", "llamada", "request", "anfrage", "beruhrung"];

    public static readonly string[] CustomerTable =
        ["customer", "client", "kunde", "account", "member", "subscriber", "abonn", "cliente", "user", "users", "stamm", "crm"];

    public static readonly string[] SurveyTable = ["survey", "csat", "nps", "feedback", "umfrage", "befragung", "bewertung", "rating", "enquete", "encuesta", "zufriedenheit"];

    public static readonly string[] Id = ["id", "ids", "nr", "no", "num", "number", "key", "nummer", "numero", "kennung", "uuid", "guid", "ref", "code"];

    public static readonly string[] Case = [.. InteractionTable, "unique", "vorg"];

    public static readonly string[] Customer = ["customer", "client", "kunde", "kund", "kd", "cust", "caller", "account", "member", "subscriber", "abonn", "cliente", "konto", "requester", "contact", "melder", "anrufer"];

    public static readonly string[] Opened =
        ["open", "opened", "start", "started", "begin", "began", "created", "create", "arriv", "received", "reported", "eroffn", "angelegt", "erstellt", "eingang", "beginn", "gemeldet", "ouvert", "debut", "inicio", "abierto", "von"];

    public static readonly string[] Closed =
        ["close", "closed", "end", "ended", "resolved", "finish", "complet", "done", "geschlossen", "schluss", "abgeschlossen", "abschluss", "ende", "beendet", "erledigt", "ferme", "clotur", "fin", "cerrado", "bis"];

    public static readonly string[] Answered = ["answer", "respon", "submit", "survey", "date", "antwort", "beantwortet", "reponse", "respuesta", "datum", "am", "at"];

    public static readonly string[] Joined = ["join", "joined", "since", "start", "signup", "signed", "regist", "created", "seit", "beginn", "eintritt", "anmeldung", "angemeldet", "inscri", "alta", "onboard", "acquired"];

    public static readonly string[] Left = ["left", "leave", "churn", "cancel", "terminat", "quit", "kundig", "gekundigt", "austritt", "abgang", "abgemeldet", "resili", "depart", "baja", "lost", "exit"];

    public static readonly string[] Contract = ["contract", "vertrag", "contrat", "contrato", "term", "laufzeit", "commit"];

    public static readonly string[] End = ["end", "ends", "until", "expir", "renew", "ende", "bis", "ablauf", "fin", "vence", "echeance"];

    public static readonly string[] Value = ["value", "revenue", "arpu", "mrr", "arr", "spend", "worth", "umsatz", "wert", "erlos", "valor", "valeur", "jahreswert", "clv", "ltv"];

    public static readonly string[] Handle = ["handle", "handling", "talk", "aht", "bearbeit", "gesprach", "traitement", "duration", "dauer", "duree", "duracion"];

    public static readonly string[] Wait = ["wait", "waiting", "warte", "wartezeit", "attente", "espera", "asa"];

    public static readonly string[] Hold = ["hold", "holds", "halte", "gehalten", "haltezeit", "garde"];

    public static readonly string[] Transfers = ["transfer", "xfer", "xfers", "reassign", "weiterleit", "weitergabe", "verbunden", "vermittl", "weiterverb", "transfert", "handover", "bounce"];

    public static readonly string[] Reopenings = ["reopen", "wiedereroff", "wiederoff", "rouvert", "reouvert", "reabier"];

    public static readonly string[] Resolved = ["resolved", "solved", "resolution", "fcr", "gelost", "geloest", "erledigt", "resolu", "resuelto", "fixed"];

    public static readonly string[] Score = ["score", "csat", "nps", "rating", "satisf", "stars", "note", "bewertung", "zufried", "punkte", "sterne", "grade", "puntuacion"];

    public static readonly string[] Dissatisfied = ["dissat", "unsatisf", "unzufried", "unhappy", "insatisf", "detractor"];

    public static readonly string[] Output = ["sla", "breach", "target", "overdue", "missed", "frist", "verletzt", "ziel", "servicelevel", "deadline", "ola"];

    public static readonly string[] KnownAtArrival =
        ["channel", "queue", "reason", "category", "subcategory", "categ", "type", "topic", "subject", "priority", "prio", "impact", "urgency", "location", "region", "site", "product", "language", "lang", "skill", "source", "origin", "country", "city", "segment", "tier", "symptom", "intent",
            "kanal", "schlange", "grund", "anlass", "thema", "anliegen", "kategorie", "art", "dringlich", "auswirkung", "standort", "ort", "land", "sprache", "produkt", "warteschlange", "herkunft",
            "canal", "file", "motif", "raison", "motivo", "cola", "priorit", "langue", "idioma"];

    /// <summary>What is counted or written while a case is handled.</summary>
    public static readonly string[] Handling =
        [.. Handle, .. Hold, .. Transfers, .. Reopenings, .. Resolved, "updates", "touches", "replies", "messages", "worklog", "wrap", "acw", "nacharbeit", "first", "response", "outcome", "disposition", "team", "group", "gruppe", "connected"];

    public static readonly string[] People =
        ["agent", "supervisor", "manager", "employee", "staff", "operator", "assignee", "assigned", "mitarbeiter", "bearbeiter", "sachbearbeiter", "vorgesetzt", "agente", "conseiller", "rep", "name", "vorname", "nachname", "surname", "email", "mail", "phone", "telefon", "mobile", "address", "adresse", "birth", "geburt"];

    public static readonly string[] FreeText = ["remark", "comment", "note", "notes", "text", "description", "summary", "kommentar", "bemerkung", "beschreibung", "notiz", "transcript", "commentaire"];

    public static readonly string[] Counts = ["count", "cnt", "transfers", "reopenings", "updates", "holds", "number", "anzahl", "nb", "num", "touches", "messages", "nombre", "versuche", "attempts"];

    public static readonly string[] Seconds = ["sec", "secs", "second", "sek", "sekunde", "s", "segundos"];

    public static readonly string[] Minutes = ["min", "mins", "minute", "minuten", "minutos"];

    public static readonly string[] Hours = ["hour", "hours", "hrs", "h", "std", "stunde", "stunden", "heures", "horas"];

    public static readonly string[] Milliseconds = ["ms", "millis", "milliseconds"];

    public static readonly string[] Yes = ["1", "true", "yes", "y", "ja", "j", "oui", "o", "si", "sí", "t", "wahr", "x"];

    public static readonly string[] No = ["0", "false", "no", "n", "nein", "non", "f", "falsch", ""];
}
