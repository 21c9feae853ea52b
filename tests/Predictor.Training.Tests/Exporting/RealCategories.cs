namespace Predictor.Training.Tests.Exporting;

/// <summary>Which columns of the real data are integer-coded categories (see its README).</summary>
internal static class RealCategories
{
    public static string Of(string set) => set switch
    {
        "telco" =>
            "gender,Partner,Dependents,PhoneService,MultipleLines,InternetService,OnlineSecurity,OnlineBackup,DeviceProtection,TechSupport,StreamingTV,StreamingMovies,Contract,PaperlessBilling,PaymentMethod",
        "csat" => "channel_name,category,Sub-category,Customer_City,Product_category,Agent_name,Supervisor,Manager,Agent_Shift",
        "service-desk-24h" => "state_24h,contact_type,location,category,subcategory,u_symptom,assignment_group,assigned_to,caller_id,opened_by,first_group",
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, "Expected a set of the real data."),
    };
}
