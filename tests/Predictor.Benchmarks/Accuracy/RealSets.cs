namespace Predictor.Benchmarks.Accuracy;

/// <summary>The real sets that are measured on, where their folder is given: a folder each with train.csv and test.csv.</summary>
internal static class RealSets
{
    public static IReadOnlyList<AccuracySet> In(string folder) =>
    [
        new("telco", Path.Combine(folder, "telco"),
            [
                "gender", "Partner", "Dependents", "PhoneService", "MultipleLines", "InternetService", "OnlineSecurity", "OnlineBackup",
                "DeviceProtection", "TechSupport", "StreamingTV", "StreamingMovies", "Contract", "PaperlessBilling", "PaymentMethod",
            ],
            IsOrdered: false),
        new("csat", Path.Combine(folder, "csat"),
            ["channel_name", "category", "Sub-category", "Customer_City", "Product_category", "Agent_name", "Supervisor", "Manager", "Agent_Shift"],
            IsOrdered: true),
        new("service-desk-24h", Path.Combine(folder, "service-desk-24h"),
            [
                "state_24h", "contact_type", "location", "category", "subcategory", "u_symptom", "assignment_group", "assigned_to", "caller_id",
                "opened_by", "first_group",
            ],
            IsOrdered: true),
    ];
}
