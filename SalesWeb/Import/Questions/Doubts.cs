namespace SalesWeb.Import.Questions;

/// <summary>Gathers what is in doubt about a file while it is decided how to read it.</summary>
/// <param name="choices">What a person has chosen already.</param>
/// <param name="isStrict">Whether a question that needs an answer refuses the file, instead of taking the best guess.</param>
internal sealed class Doubts(ImportChoices choices, bool isStrict)
{
    private readonly List<Question> _questions = [];
    private readonly List<string> _warnings = [];
    private readonly IReadOnlyDictionary<string, string> _chosen = choices.ToMap();

    public IReadOnlyList<Question> Questions => _questions;

    /// <summary>What is odd about the file and no question, a sentence each.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public bool IsAnswered(string key) => _chosen.ContainsKey(key);

    /// <summary>Asks, and goes on with the best guess.</summary>
    /// <param name="key">The choice that answers it.</param>
    /// <param name="text">The question.</param>
    /// <param name="options">The answers; at least two.</param>
    /// <param name="guess">The value of the best guess, or of what was chosen.</param>
    /// <param name="why">Why that is the best guess.</param>
    /// <param name="refusal">How the file is refused where nobody can be asked; null where the guess is good enough.</param>
    /// <param name="isOpen">Whether what was chosen is no answer, because it says too little.</param>
    public void Ask(
        string key, string text, IReadOnlyList<QuestionOption> options, string guess, string why, UserErrorException? refusal = null, bool isOpen = false)
    {
        var isAnswered = IsAnswered(key) && !isOpen;
        if (isStrict && !isAnswered && refusal is not null)
            throw refusal;

        _questions.Add(new Question
        {
            Key = key,
            Text = text,
            Options = options,
            Chosen = guess,
            Why = why,
            IsAnswered = isAnswered,
            IsNeeded = refusal is not null,
        });
    }

    public void Warn(string sentence) => _warnings.Add(sentence);
}
