namespace Wegmarke.Statistics.Weighting;

/// <summary>What unequal weights cost: design effect nΣw²/(Σw)² and effective number of answers (Σw)²/Σw² (Kish 1965).</summary>
public static class Kish
{
    public static double DesignEffect(double[] weights) => weights.Length / EffectiveN(weights);

    public static double EffectiveN(double[] weights)
    {
        double sum = weights.Sum(), squares = weights.Sum(w => w * w);
        return sum * sum / squares;
    }
}
