namespace SalesWeb.Import.Unpacking;

/// <summary>What an archive was made of, when all of it was written into one text.</summary>
/// <param name="Lines">Which line comes from which file.</param>
/// <param name="Sheet">The sheet, where its only file is a workbook; otherwise null.</param>
/// <param name="Notes">What was read and what skipped, a sentence each.</param>
internal sealed record ArchiveContent(LineMap Lines, SheetChoice? Sheet, IReadOnlyList<string> Notes);
