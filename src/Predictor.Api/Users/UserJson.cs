using System.Text.Json.Serialization;

namespace Predictor.Api.Users;

/// <summary>How lists of users are written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(UserList))]
internal sealed partial class UserJson : JsonSerializerContext;
