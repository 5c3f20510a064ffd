using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Training.Briefing;

/// <summary>What to look after in the sales themselves.</summary>
public static class DataDoubts
{
    public static IEnumerable<Concern> Of(DatasetVersion version, SalesNow now, DateOnly today)
    {
        var days = today.DayNumber - now.Until.DayNumber;
        if (days > now.LongestBreakDays + PatienceDays(version.Frequency))
        {
            var rhythm = now.LongestBreakDays > 0 ? $"; in the year before, the longest time between two was {Days(now.LongestBreakDays)}" : "";
            yield return new Concern($"The last sale is of {now.Until:d MMM yyyy}, {Days(days)} ago{rhythm}.", Remedy.Import, IsUrgent: true);
        }
        else if (days < -1)
        {
            // A day ahead may be another time zone; more is a date that cannot be.
            yield return new Concern($"The last sale is of {now.Until:d MMM yyyy}, which is yet to come.", Remedy.LookAtReport, IsUrgent: true);
        }

        if (version.RowsRejected > 0)
        {
            yield return new Concern(
                $"{version.RowsRejected:N0} of {version.RowsRead:N0} rows of {version.FileName} could not be read and are missing in every number.",
                Remedy.LookAtReport,
                IsUrgent: false);
        }
    }

    /// <summary>How long after its own rhythm data may be late: a file comes when someone sends it, of a month after its end.</summary>
    private static int PatienceDays(Frequency frequency) => frequency switch
    {
        Frequency.Daily => 7,
        Frequency.Weekly => 14,
        _ => 45,
    };

    private static string Days(int days) => days == 1 ? "1 day" : $"{days:N0} days";
}
