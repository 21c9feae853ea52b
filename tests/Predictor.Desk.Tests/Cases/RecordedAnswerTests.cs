using System.Text;
using Predictor.Desk.Cases;

namespace Predictor.Desk.Tests.Cases;

public sealed class RecordedAnswerTests
{
    [Fact]
    public void Outcomes_and_their_reasons_are_read_as_they_were_answered()
    {
        var read = RecordedAnswer.Read("""{"caseId":"c1","outcomes":[{"name":"gone","words":"is gone","probability":0.31,"baseProbability":0.08,"reasons":[{"code":"visits","words":"3 visits","direction":"raises","points":0.1,"contribution":1.2}]}]}"""u8.ToArray());

        Assert.Equal((0.31, 0.08), (read["gone"].Probability, read["gone"].BaseProbability));
        Assert.Equal(new RecordedReason("visits", "3 visits", 0.1), Assert.Single(read["gone"].Reasons));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"outcomes":1}""")]
    [InlineData("""{"outcomes":[{"name":"gone","probability":"high","baseProbability":0,"reasons":[]}]}""")]
    public void What_is_no_answer_of_this_program_says_nothing(string answer) => Assert.Empty(RecordedAnswer.Read(Encoding.UTF8.GetBytes(answer)));
}
