namespace SalesWeb.Import.Questions;

/// <summary>One answer to a <see cref="Question"/>.</summary>
/// <param name="Value">What <see cref="ImportChoices"/> keeps.</param>
/// <param name="Label">What a person reads.</param>
public sealed record QuestionOption(string Value, string Label);
