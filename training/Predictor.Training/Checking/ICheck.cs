namespace Predictor.Training.Checking;

/// <summary>Looks for one kind of fault. It says nothing where there are too few rows to tell a fault from chance.</summary>
internal interface ICheck
{
    IEnumerable<Finding> Find(CheckedData data);
}
