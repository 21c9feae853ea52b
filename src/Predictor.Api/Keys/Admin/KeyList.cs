namespace Predictor.Api.Keys.Admin;

/// <param name="Keys">Those of the settings, then those of the store, oldest first.</param>
internal sealed record KeyList(IReadOnlyList<KeyAnswer> Keys);
